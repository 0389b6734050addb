import { createHash } from 'node:crypto';
import { loadActor, type Actor } from '@/lib/auth/actor';
import { idOfCode, linkCode, opens } from '@/lib/auth/links/rules';
import { managedRuns, recordableRuns, visibleProgrammes } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { codeSecret, publicUrl } from '@/lib/env/settings';
import { inLanguage } from '@/lib/text/in-language';
import type { Prisma } from '@/prisma/generated/client';
import { publishedCalendar, type CalendarEvent } from '../ics/rules';
import { feedWords, runEvent, sessionEvents, type Shown } from './rules';
import type { FeedTarget } from './schema';

/** What was over longer ago is history, and no calendar's business. */
const keptDays = 180;
/** More events than that make calendar programs stumble. */
const mostRuns = 2000;

export const feedAddress = (feed: { id: string; version: number }): string =>
  `${publicUrl()}/api/calendar/${linkCode(codeSecret(), 'calendar', feed.id, feed.version)}.ics`;

/** How a feed of the target stands in the database, of whoever asks; null: nothing of theirs. */
export function targetOf(actor: Actor, { kind, id }: FeedTarget) {
  const nothing = { personId: null, runId: null, programmeId: null };
  if (kind === 'PERSON') return actor.personId ? { ...nothing, kind, personId: actor.personId } : null;
  if (!id) return null;
  return kind === 'RUN' ? { ...nothing, kind, runId: id } : { ...nothing, kind, programmeId: id };
}

/** The actor's own live feed of the target, with its address; null where they have none. */
export async function ownFeed(actor: Actor, target: FeedTarget) {
  const stored = targetOf(actor, target);
  if (!stored || !actor.accountId) return null;
  const feed = await db.calendarFeed.findFirst({
    where: { ...stored, accountId: actor.accountId, endedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true, version: true },
  });
  return feed && { feedId: feed.id, address: feedAddress(feed) };
}

const runSelect = {
  id: true,
  code: true,
  startsOn: true,
  endsOn: true,
  sensitive: true,
  cityEn: true,
  cityRu: true,
  venue: { select: { name: true, address: true } },
  course: { select: { titleEn: true, titleRu: true } },
} as const;

const sessionSelect = {
  id: true,
  titleEn: true,
  titleRu: true,
  startsAt: true,
  endsAt: true,
  trackId: true,
  room: { select: { name: true } },
  trainers: { select: { personId: true } },
} as const;

const sessions = {
  where: { cancelledAt: null },
  orderBy: { startsAt: 'asc' },
  select: sessionSelect,
} as const;

type Content = { name: string; events: CalendarEvent[] } | null;

async function ofPerson(personId: string, shown: Shown, live: Prisma.CourseRunWhereInput): Promise<Content> {
  const t = feedWords(shown.language);
  const [places, assignments] = await Promise.all([
    db.enrolment.findMany({
      where: { personId, state: { in: ['INVITED', 'CONFIRMED', 'WAITING_LIST'] }, run: live },
      select: { state: true, trackId: true, run: { select: { ...runSelect, sessions } } },
    }),
    db.trainerAssignment.findMany({
      where: { personId, removedAt: null, run: live },
      select: { run: { select: { ...runSelect, sessions } } },
    }),
  ]);
  const attended = places.flatMap(({ state, trackId, run }) => {
    const own = run.sessions.filter((session) => session.trackId === null || session.trackId === trackId);
    return sessionEvents(
      run,
      own,
      state === 'INVITED' || state === 'WAITING_LIST' ? { ...shown, remark: t(state) } : shown,
    );
  });
  const taught = assignments.flatMap(({ run }) =>
    sessionEvents(
      run,
      run.sessions.filter(({ trainers }) => trainers.some((trainer) => trainer.personId === personId)),
      { ...shown, remark: t('teaching') },
    ),
  );
  return { name: t('own'), events: [...attended, ...taught] };
}

async function ofRun(actor: Actor, runId: string, shown: Shown): Promise<Content> {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, recordableRuns(actor)] },
    select: { ...runSelect, cancelledAt: true, sessions },
  });
  if (!run) return null;
  const name = run.sensitive ? feedWords(shown.language)('neutralTitle') : run.code;
  const events = run.cancelledAt ? [] : sessionEvents(run, run.sessions, shown);
  return { name, events };
}

async function ofProgramme(
  actor: Actor,
  programmeId: string,
  shown: Shown,
  live: Prisma.CourseRunWhereInput,
): Promise<Content> {
  const programme = await db.programme.findFirst({
    where: { AND: [{ id: programmeId }, visibleProgrammes(actor)] },
    select: { titleEn: true, titleRu: true },
  });
  if (!programme) return null;
  const runs = await db.courseRun.findMany({
    where: { AND: [{ programmeId }, managedRuns(actor), live] },
    orderBy: { startsOn: 'asc' },
    take: mostRuns,
    select: runSelect,
  });
  const name = inLanguage(shown.language, programme.titleEn, programme.titleRu);
  return { name, events: runs.map((run) => runEvent(run, shown)) };
}

/**
 * The calendar that an address opens, as the account behind it may see things at this moment. Null for a code that is
 * none, was renewed, has ended, or whose account may not see it (any more): all alike.
 */
export async function feedCalendar(code: string, now: Date): Promise<{ text: string; etag: string } | null> {
  const id = idOfCode(code);
  const feed = id ? await db.calendarFeed.findUnique({ where: { id } }) : null;
  if (!feed || feed.endedAt || !opens(codeSecret(), 'calendar', feed, code)) return null;
  const actor = await loadActor(feed.accountId);
  if (!actor) return null;
  const shown = { language: actor.language, host: new URL(publicUrl()).hostname };
  const live = { cancelledAt: null, endsOn: { gte: new Date(now.getTime() - keptDays * 86_400_000) } };
  let content: Content = null;
  if (feed.personId)
    content = feed.personId === actor.personId ? await ofPerson(feed.personId, shown, live) : null;
  else if (feed.runId) content = await ofRun(actor, feed.runId, shown);
  else if (feed.programmeId) content = await ofProgramme(actor, feed.programmeId, shown, live);
  if (!content) return null;
  // The stamp stands still, so that the same events are the same bytes.
  const text = publishedCalendar(content.name, content.events, {
    stamp: feed.createdAt,
  });
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"` };
}
