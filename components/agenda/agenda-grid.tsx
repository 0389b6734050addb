'use client';

import { useCallback, useMemo, useRef } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { EventCalendar, type CalendarEventInput, type CalendarOptions } from '@/components/ui/event-calendar';
import type { Agenda, AgendaSession } from '@/lib/runs/sessions/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { SessionKind } from '@/prisma/generated/enums';
import { dayOfSession } from './days';
import { KindIcon, kinds } from './kind';
import { blockClass, sessionBlock } from './session-block';
import './agenda-grid.css';

/** The column of what is for everyone. */
const EVERYONE = 'everyone';

export type GridPlace = { startsAtLocal: string; endsAtLocal: string; trackId: string | null };

type Props = {
  agenda: Agenda;
  /** The days that are shown, in order and without a gap. */
  days: readonly string[];
  onOpen: (session: AgendaSession) => void;
  onNew: (place: GridPlace) => void;
  /** `revert` puts the block back where it was. */
  onMove: (session: AgendaSession, to: GridPlace, revert: () => void) => void;
};

const two = (n: number) => String(n).padStart(2, '0');

/** The grid hands out dates whose local face is the time on the wall. */
const dayFace = (date: Date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const face = (date: Date) => `${dayFace(date)}T${two(date.getHours())}:${two(date.getMinutes())}`;

const trackOf = (column: string | number | undefined): string | null =>
  column === undefined || column === EVERYONE ? null : String(column);

/** The hours that the grid shows: of an office's day, and of every session. */
function hoursOf(sessions: readonly AgendaSession[]) {
  const starts = sessions.map(({ startsAtLocal }) => Number(startsAtLocal.slice(11, 13)));
  const ends = sessions.map((each) =>
    each.endsAtLocal.slice(0, 10) > dayOfSession(each) ? 24 : Number(each.endsAtLocal.slice(11, 13)) + 1,
  );
  return {
    slotMinTime: `${two(Math.min(8, ...starts))}:00`,
    slotMaxTime: `${two(Math.min(24, Math.max(18, ...ends)))}:00`,
  };
}

/** Days side by side, tracks within them, and the hours downwards. Blocks are dragged, stretched and opened. */
export function AgendaGrid({ agenda, days, onOpen, onNew, onMove }: Props) {
  const t = useTranslations('agenda');
  const s = useTranslations('sessions');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const icons = useRef<HTMLDivElement>(null);
  const sessions = useMemo(() => agenda.sessions.filter(({ cancelled }) => !cancelled), [agenda.sessions]);
  const byId = useMemo(() => new Map(sessions.map((session) => [session.id, session])), [sessions]);
  const { tracks, cancelled: readOnly } = agenda;

  const events = useMemo<CalendarEventInput[]>(
    () =>
      sessions.map((session) => ({
        id: session.id,
        start: session.startsAtLocal,
        end: session.endsAtLocal,
        title: inLanguage(language, session.titleEn, session.titleRu),
        resourceIds: [session.trackId ?? EVERYONE],
        classNames: [blockClass(session)],
        // A block that changed is drawn anew.
        extendedProps: { session },
      })),
    [sessions, language],
  );
  const resources = useMemo(
    () => [{ id: EVERYONE, title: t('everyone') }, ...tracks.map(({ id, name }) => ({ id, title: name }))],
    [tracks, t],
  );
  const content = useCallback(
    ({ event }: { event: { id: string | number; extendedProps: Record<string, unknown> } }) => {
      const session = (event.extendedProps.session ?? byId.get(String(event.id))) as
        AgendaSession | undefined;
      if (!session) return '';
      const words = {
        title: inLanguage(language, session.titleEn, session.titleRu),
        kind: t(`kind.${session.kind}`),
        day: formatDate(dayOfSession(session), locale, 'weekday'),
        track: tracks.find(({ id }) => id === session.trackId)?.name ?? null,
        uncounted: s('doesNotCount'),
        mandatory: s('mandatoryState'),
        noTrainer: s('noTrainer'),
      };
      const icon = icons.current?.querySelector(`[data-kind=${session.kind satisfies SessionKind}] svg`);
      return { domNodes: [sessionBlock(session, words, icon)] };
    },
    [byId, language, locale, s, t, tracks],
  );

  const columns = days.length * (tracks.length + 1);
  const options = useMemo<CalendarOptions>(
    () => ({
      view: tracks.length > 0 ? 'resourceTimeGridDay' : 'timeGridDay',
      date: days[0],
      duration: { days: days.length },
      datesAboveResources: true,
      resources,
      events,
      eventContent: content,
      allDaySlot: false,
      headerToolbar: { start: '', center: '', end: '' },
      slotDuration: '00:30',
      snapDuration: '00:15',
      slotHeight: 44,
      slotEventOverlap: false,
      ...hoursOf(sessions),
      ...(columns > 6 ? { columnWidth: '9.5rem' } : {}),
      dayHeaderFormat: (date: Date) => formatDate(dayFace(date), locale, 'weekday'),
      dayHeaderAriaLabelFormat: (date: Date) => formatDate(dayFace(date), locale, 'weekday'),
      slotLabelFormat: (date: Date) => face(date).slice(11),
      eventTimeFormat: (start: Date, end: Date | null) =>
        [start, ...(end ? [end] : [])].map((each) => face(each).slice(11)).join('–'),
      editable: !readOnly,
      selectable: !readOnly,
      unselectAuto: true,
      nowIndicator: false,
    }),
    [columns, content, days, events, locale, readOnly, resources, sessions, tracks.length],
  );
  const moved = (
    info: { event: { id: string | number; start: Date; end: Date; resourceIds: (string | number)[] } },
    revert: () => void,
  ) => {
    const session = byId.get(String(info.event.id));
    if (!session) return revert();
    const { start, end, resourceIds } = info.event;
    const trackId = tracks.length > 0 ? trackOf(resourceIds[0]) : session.trackId;
    onMove(session, { startsAtLocal: face(start), endsAtLocal: face(end), trackId }, revert);
  };
  return (
    <>
      <div ref={icons} hidden>
        {kinds.map((kind) => (
          <span key={kind} data-kind={kind}>
            <KindIcon kind={kind} />
          </span>
        ))}
      </div>
      <EventCalendar
        key={`${days[0]} ${days.length} ${tracks.length > 0}`}
        label={t('gridLabel')}
        plugins={tracks.length > 0 ? ['ResourceTimeGrid', 'Interaction'] : ['TimeGrid', 'Interaction']}
        options={{
          ...options,
          eventClick: ({ event }) => {
            const session = byId.get(String(event.id));
            if (session) onOpen(session);
          },
          eventDrop: (info) => moved(info, info.revert),
          eventResize: (info) => moved(info, info.revert),
          dateClick: ({ date, resource }) => {
            const startsAtLocal = face(date);
            const later = new Date(date.getTime() + 60 * 60_000);
            if (!readOnly) onNew({ startsAtLocal, endsAtLocal: face(later), trackId: trackOf(resource?.id) });
          },
          select: ({ start, end, resource }) =>
            onNew({
              startsAtLocal: face(start),
              endsAtLocal: face(end),
              trackId: trackOf(resource?.id),
            }),
        }}
      />
    </>
  );
}
