import type { Actor } from '@/lib/auth/actor';
import { db, type Db } from '@/lib/db/client';
import { codeSecret, publicUrl } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { shownName } from '@/lib/people/names/rules';
import { idOf } from '@/lib/text/page';
import { qrPath } from '@/lib/text/qr';
import { mayWatch } from '../board/queries';
import { isFor } from '../roster/rules';
import { checkInCode, windowMs, windowOf } from './rules';

/** So many codes ahead are given to the screen in the hall, so that a short gap in its network is not seen. */
const codesAhead = 6;

const sessionFacts = {
  id: true,
  runId: true,
  titleEn: true,
  titleRu: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  trackId: true,
  cancelledAt: true,
  run: {
    select: {
      code: true,
      sensitive: true,
      cancelledAt: true,
      course: { select: { titleEn: true, titleRu: true } },
    },
  },
} as const;

export async function checkInSession(on: Db, sessionId: string) {
  const found = await on.trainingSession.findUnique({ where: { id: sessionId }, select: sessionFacts });
  if (!found) return null;
  const { run, startsAt, endsAt, cancelledAt, ...session } = found;
  return {
    ...session,
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    cancelled: cancelledAt !== null || run.cancelledAt !== null,
    ...{ code: run.code, sensitive: run.sensitive, course: run.course },
  };
}

export type CheckInSession = NonNullable<Awaited<ReturnType<typeof checkInSession>>>;

/** Whose place on the session's run it is: of a person who is signed in, or of the enrolment that an invitation names. */
export type Comer = { personId: string } | { enrolmentId: string };

/** The place, the mark and what went before, of somebody who wants to check in. */
export async function comerFacts(on: Db, session: CheckInSession, comer: Comer) {
  const where = 'personId' in comer ? { personId: comer.personId } : { id: comer.enrolmentId };
  const place = await on.enrolment.findFirst({
    where: { runId: session.runId, ...where },
    select: {
      ...{ id: true, state: true, stateAt: true, createdAt: true, trackId: true },
      person: { select: { officialName: true, latinName: true } },
      marks: { where: { sessionId: session.id }, select: { status: true, source: true, at: true } },
      operations: { where: { sessionId: session.id, source: 'CHECK_IN' }, take: 1, select: { at: true } },
    },
  });
  const first = await on.enrolment.findFirst({
    where: { runId: session.runId, state: 'CONFIRMED' },
    orderBy: { stateAt: 'asc' },
    select: { stateAt: true },
  });
  const since = place && (place.state === 'CONFIRMED' ? place.stateAt : place.createdAt);
  return {
    enrolmentId: place?.id ?? null,
    name: place ? shownName(place.person) : null,
    markedAt: place?.marks[0]?.at ?? null,
    facts: {
      session,
      place: place && since && { state: place.state, since: since.toISOString(), trackId: place.trackId },
      rosterSince: first?.stateAt.toISOString() ?? null,
      mark: place?.marks[0] ?? null,
      checkedIn: (place?.operations.length ?? 0) > 0,
    },
  };
}

/** What the screen in the hall shows of a session: its codes of the next minutes, and how many have checked in. */
export async function checkInScreen(actor: Actor, sessionId: string, now = new Date()) {
  const session = idOf(sessionId) ? await checkInSession(db, sessionId) : null;
  if (!session) throw new NotFound('session');
  const { runId } = session;
  await mayWatch(actor, runId);
  const places = await db.enrolment.findMany({
    where: { runId, state: 'CONFIRMED' },
    select: { trackId: true, marks: { where: { sessionId }, select: { status: true, source: true } } },
  });
  const expected = places.filter((place) => isFor(place, session));
  const recorded = expected.filter(({ marks: [mark] }) => mark && mark.status !== 'NOT_RECORDED');
  const first = windowOf(now);
  return {
    session,
    expected: expected.length,
    recorded: recorded.length,
    checkedIn: recorded.filter(({ marks: [mark] }) => mark?.source === 'CHECK_IN').length,
    now: now.getTime(),
    codes: Array.from({ length: codesAhead }, (_, ahead) => {
      const url = `${publicUrl()}/check-in/${checkInCode(codeSecret(), { sessionId, window: first + ahead })}`;
      const from = (first + ahead) * windowMs;
      return { from, until: from + windowMs, url, ...qrPath(url) };
    }),
  };
}

export type CheckInScreen = Awaited<ReturnType<typeof checkInScreen>>;
