import { createTranslator } from 'use-intl/core';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { inLanguage } from '@/lib/text/in-language';
import { addDays, dateOf, dayOf } from '@/lib/time/day';
import type { Language } from '@/prisma/generated/enums';
import type { CalendarEvent } from '../ics/rules';

const words = {
  EN: createTranslator({ locale: 'en', messages: en.feeds.calendar }),
  RU: createTranslator({ locale: 'ru', messages: ru.feeds.calendar }),
};

/** The words that a feed is written with. */
export const feedWords = (language: Language) => words[language];

type FeedRun = {
  id: string;
  code: string;
  startsOn: Date;
  endsOn: Date;
  sensitive: boolean;
  cityEn: string;
  cityRu: string | null;
  venue: { name: string; address: string | null } | null;
  course: { titleEn: string; titleRu: string | null };
};

type FeedSession = {
  id: string;
  titleEn: string;
  titleRu: string | null;
  startsAt: Date;
  endsAt: Date;
  room: { name: string } | null;
};

/** As somebody has it before them: whose language, at which office, and what stands after each title. */
export type Shown = { language: Language; host: string; remark?: string };

function titleOf(run: FeedRun, { language, remark }: Shown): string {
  const title = run.sensitive
    ? feedWords(language)('neutralTitle')
    : inLanguage(language, run.course.titleEn, run.course.titleRu);
  return remark ? `${title} (${remark})` : title;
}

/** Calendars are read by other people's machines: of a sensitive run they learn neither what it is nor where. */
function placeOf(
  { sensitive, venue, cityEn, cityRu }: FeedRun,
  language: Language,
  room?: string,
): string | null {
  if (sensitive) return null;
  const city = inLanguage(language, cityEn, cityRu);
  return [room, venue?.name, venue?.address, city].filter(Boolean).join(', ');
}

/** A run as whole days. */
export function runEvent(run: FeedRun, shown: Shown): CalendarEvent {
  return {
    uid: `run-${run.id}@${shown.host}`,
    allDay: true,
    startsAt: run.startsOn,
    endsAt: dateOf(addDays(dayOf(run.endsOn), 1)),
    title: titleOf(run, shown),
    location: placeOf(run, shown.language),
  };
}

/** The sessions of a run at their hours; the run as whole days while it has none. */
export function sessionEvents(run: FeedRun, sessions: readonly FeedSession[], shown: Shown): CalendarEvent[] {
  if (sessions.length === 0) return [runEvent(run, shown)];
  return sessions.map((session) => {
    const title = titleOf(run, shown);
    const own = inLanguage(shown.language, session.titleEn, session.titleRu);
    return {
      uid: `session-${session.id}@${shown.host}`,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      title: run.sensitive ? title : `${own} · ${title}`,
      location: placeOf(run, shown.language, session.room?.name),
    };
  });
}
