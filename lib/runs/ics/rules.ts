import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalEventData,
} from 'ical-generator';

export type CalendarEvent = {
  /** Stays the same for as long as the thing is the same, whatever changes about it. */
  uid: string;
  /** Counted up with each message about the event (RFC 5545, 3.8.7.4). */
  sequence?: number;
  startsAt: Date;
  endsAt: Date;
  /** Whole days: `startsAt` and `endsAt` are midnights in UTC, the end is not of the event any more. */
  allDay?: boolean;
  title: string;
  description?: string | null;
  location?: string | null;
  cancelled?: boolean;
};

export type Correspondent = { name: string; email: string };

const product = { company: 'Cascade', product: 'Cascade' };

/** What a name in quotes cannot hold (RFC 5545, 3.2): the quote itself, and control characters. */
const quotable = (name: string) => plain(name).replaceAll('"', '’').replaceAll('\\', '/').trim();

// A calendar with control characters is refused by some programs.
const plain = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');

/**
 * Instants are written in UTC: every program shows them right in its reader's zone, also one whose own table of zones
 * is older than the last change of Kazakhstan's clocks. Which hour that is on the spot stands in the text.
 */
const eventData = (event: CalendarEvent, stamp: Date): ICalEventData => ({
  id: event.uid,
  sequence: event.sequence ?? 0,
  stamp,
  start: event.startsAt,
  end: event.endsAt,
  allDay: event.allDay ?? false,
  summary: plain(event.title),
  description: event.description ? plain(event.description) : null,
  location: event.location ? plain(event.location) : null,
  status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
});

type CalendarMessage = {
  method: 'REQUEST' | 'CANCEL';
  event: CalendarEvent;
  organizer: Correspondent;
  attendee: Correspondent & { answer: 'AWAITED' | 'ACCEPTED' | 'DECLINED' };
  stamp: Date;
};

const answers = {
  AWAITED: ICalAttendeeStatus.NEEDSACTION,
  ACCEPTED: ICalAttendeeStatus.ACCEPTED,
  DECLINED: ICalAttendeeStatus.DECLINED,
} as const;

/** One event for one person, as it goes with a mail (iTIP, RFC 5546): asked for, changed or cancelled. */
export function calendarMessage({ method, event, organizer, attendee, stamp }: CalendarMessage): string {
  const calendar = ical({ prodId: product, method: ICalCalendarMethod[method] });
  calendar.createEvent({
    ...eventData({ ...event, cancelled: method === 'CANCEL' }, stamp),
    organizer: { name: quotable(organizer.name), email: organizer.email },
    attendees: [
      {
        name: quotable(attendee.name) || attendee.email,
        email: attendee.email,
        role: ICalAttendeeRole.REQ,
        type: ICalAttendeeType.INDIVIDUAL,
        status: answers[attendee.answer],
        rsvp: attendee.answer === 'AWAITED' && method === 'REQUEST',
      },
    ],
  });
  return calendar.toString();
}

/** A calendar that programs read again and again, or a file of events to keep. */
export function publishedCalendar(
  name: string,
  events: readonly CalendarEvent[],
  { stamp }: { stamp: Date },
): string {
  const calendar = ical({
    prodId: product,
    name: plain(name),
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const event of events) calendar.createEvent(eventData(event, stamp));
  return calendar.toString();
}
