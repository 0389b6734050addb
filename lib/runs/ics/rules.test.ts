import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { localToInstant } from '@/lib/time/zone';
import { calendarMessage, publishedCalendar, type CalendarEvent } from './rules';

const stamp = new Date('2026-01-02T03:04:05Z');
const organizer = { name: 'Офис', email: 'office@office.example' };
const attendee = { name: 'Айгуль', email: 'aigul@example.org', answer: 'AWAITED' as const };

function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  return { calendar, events, event: events[0] as ICAL.Event };
}

const local = (at: string, zone: string): Date => {
  const outcome = localToInstant(at, zone);
  if (!outcome.ok) throw new Error(at);
  return outcome.value.instant;
};

const eventOf = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'enrolment-1@office.example',
  sequence: 0,
  startsAt: local('2026-06-15T09:00', 'Asia/Bishkek'),
  endsAt: local('2026-06-15T17:00', 'Asia/Bishkek'),
  title: 'Training',
  ...changes,
});

const request = (changes: Partial<CalendarEvent> = {}, method: 'REQUEST' | 'CANCEL' = 'REQUEST') =>
  calendarMessage({ method, event: eventOf(changes), organizer, attendee, stamp });

test('an invitation asks one person, and says whom to answer', () => {
  const { calendar, event } = parsed(request({ sequence: 3 }));
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
  expect(event).toMatchObject({
    uid: 'enrolment-1@office.example',
    sequence: 3,
    organizer: 'mailto:office@office.example',
  });
  expect(event.attendees).toHaveLength(1);
  const [asked] = event.attendees;
  expect(String(asked?.getFirstValue()).toLowerCase()).toBe('mailto:aigul@example.org');
  expect(asked?.getParameter('partstat')).toBe('NEEDS-ACTION');
  expect(asked?.getParameter('rsvp')).toBe('TRUE');
  expect(asked?.getParameter('cn')).toBe('Айгуль');
  expect(event.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
});

test('a cancellation names the same event', () => {
  const { calendar, event } = parsed(request({ sequence: 4 }, 'CANCEL'));
  expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
  expect(event).toMatchObject({ uid: 'enrolment-1@office.example', sequence: 4 });
  expect(event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
});

test.each([
  ['Asia/Bishkek', '2026-06-15T09:00', '2026-06-15T03:00:00.000Z'],
  ['Asia/Tashkent', '2026-06-15T09:00', '2026-06-15T04:00:00.000Z'],
  // Kazakhstan went from UTC+6 to UTC+5 on 1 March 2024.
  ['Asia/Almaty', '2024-02-29T09:00', '2024-02-29T03:00:00.000Z'],
  ['Asia/Almaty', '2024-03-01T09:00', '2024-03-01T04:00:00.000Z'],
  ['Asia/Almaty', '2026-06-15T09:00', '2026-06-15T04:00:00.000Z'],
])('nine in the morning in %s on %s is that instant everywhere', (zone, at, instant) => {
  const { event } = parsed(request({ startsAt: local(at, zone) }));
  expect(event.startDate.toJSDate().toISOString()).toBe(instant);
  expect(event.startDate.zone.tzid).toBe('UTC');
});

test('whole days are days, in whatever zone they are read', () => {
  const days = { startsAt: new Date('2026-06-15T00:00:00Z'), endsAt: new Date('2026-06-18T00:00:00Z') };
  const { event } = parsed(request({ ...days, allDay: true }));
  expect([event.startDate.isDate, event.startDate.toString(), event.endDate.toString()]).toEqual([
    true,
    '2026-06-15',
    '2026-06-18',
  ]);
});

test('whatever is written comes out the same, in lines of 75 octets at most', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.stringMatching(/^[А-Яа-яЁёӨөҮүҢң ,;:\\]{1,400}$/),
  );
  fc.assert(
    fc.property(text, text, text, (title, location, name) => {
      // Control characters are taken out; a line's end is one however it is written.
      const kept = (value: string) => value.replace(/\p{Cc}/gu, '');
      fc.pre([title, location, name].every((each) => kept(each).trim() !== '' && kept(each) === each));
      const event = eventOf({ title, location });
      const written = calendarMessage({
        method: 'REQUEST',
        event,
        organizer,
        attendee: { ...attendee, name },
        stamp,
      });
      for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const read = parsed(written).event;
      expect(read.summary).toBe(title);
      expect(read.location).toBe(location);
    }),
    { numRuns: 200 },
  );
});

test('a feed holds its events and its name', () => {
  const text = publishedCalendar(
    'Курсы',
    [eventOf(), eventOf({ uid: 'session-2@office.example', cancelled: true })],
    {
      stamp,
    },
  );
  const { calendar, events } = parsed(text);
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Курсы');
  expect(events.map(({ uid }) => uid)).toEqual(['enrolment-1@office.example', 'session-2@office.example']);
  expect(events[1]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  // The same facts make the same file: a program that asks again is told that nothing changed.
  expect(publishedCalendar('Курсы', [eventOf()], { stamp })).toBe(
    publishedCalendar('Курсы', [eventOf()], { stamp }),
  );
});
