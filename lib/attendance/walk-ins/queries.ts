import { namesOfAccounts } from '@/lib/auth/accounts/names/queries';
import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { shownName } from '@/lib/people/names/rules';
import { personChoices } from '@/lib/people/queries';
import { possibleDuplicates } from '@/lib/people/recognition/queries';
import { idOf } from '@/lib/text/page';
import type { Prisma } from '@/prisma/generated/client';
import type { EnrolmentState } from '@/prisma/generated/enums';
import { groupsOf, likeliest } from './rules';

/** Places that attendance can be recorded for. */
const tiedStates = ['CONFIRMED', 'NO_SHOW'] as const;

/** More names than this are not looked up among all people of the office at once. */
const mostLookedUp = 20;

/**
 * The walk-ins of a run: those who wait for the coordinator, one group a name, each with the people whom it may be; and
 * those who are settled, the latest first. Throws NotFound for a run that the actor does not manage.
 */
export async function walkIns(actor: Actor, runId: string) {
  const id = idOf(runId);
  if (!id) throw new NotFound('run');
  await managedRun(actor, id);
  const rows = await db.walkIn.findMany({
    where: { runId },
    orderBy: { id: 'asc' },
    take: 1000,
    select: {
      ...{ id: true, name: true, status: true, minutes: true, note: true, at: true, device: true },
      ...{ settledAt: true, settledBy: true, refusedReason: true },
      recordedBy: { select: { name: true } },
      session: { select: { id: true, titleEn: true, titleRu: true, startsAt: true, timeZone: true } },
      enrolment: { select: { person: { select: { id: true, officialName: true, latinName: true } } } },
    },
  });
  const seen = rows.map(({ recordedBy, enrolment, ...row }) => ({
    ...row,
    by: recordedBy.name,
    tiedTo: enrolment ? { personId: enrolment.person.id, name: shownName(enrolment.person) } : null,
  }));
  const groups = groupsOf(seen.filter((each) => !each.settledAt && each.status !== 'NOT_RECORDED'));
  const roster = groups.length > 0 ? await rosterOf(runId) : [];
  const open = [];
  for (const [index, group] of groups.entries()) {
    const onRoster = likeliest(group.name, roster);
    const known = index < mostLookedUp ? await knownBy(actor, runId, group.name) : [];
    open.push({
      ...group,
      onRoster,
      known: known.filter(({ personId }) => !roster.some((each) => each.personId === personId)),
    });
  }
  return { open, settled: await withSettlers(seen.filter((each) => each.settledAt)) };
}

/** The latest first, each with the name of whoever settled it. */
async function withSettlers<T extends { settledAt: Date | null; settledBy: string | null }>(
  rows: readonly T[],
) {
  const names = await namesOfAccounts(rows.map(({ settledBy }) => settledBy));
  return rows
    .map((row) => ({ ...row, settler: names(row.settledBy) }))
    .sort((a, b) => Number(b.settledAt) - Number(a.settledAt));
}

export type WalkIns = Awaited<ReturnType<typeof walkIns>>;
export type WalkInGroup = WalkIns['open'][number];
export type SettledWalkIn = WalkIns['settled'][number];

/** Somebody whom a walk-in may be, with what tells them from others of the name, and their place on the run if any. */
export type Candidate = {
  personId: string;
  officialName: string | null;
  latinName: string | null;
  institution: string | null;
  sex: 'FEMALE' | 'MALE' | null;
  birthYear: number | null;
  place: { enrolmentId: string; state: EnrolmentState } | null;
};

const candidateFacts = {
  ...{ id: true, officialName: true, latinName: true, sex: true, birthDate: true },
  institution: { select: { name: true, acronym: true } },
} as const;

type CandidateRow = Prisma.PersonGetPayload<{ select: typeof candidateFacts }>;

const candidateOf = (row: CandidateRow, place: Candidate['place']): Candidate => ({
  personId: row.id,
  ...{ officialName: row.officialName, latinName: row.latinName, sex: row.sex, place },
  institution: row.institution?.acronym ?? row.institution?.name ?? null,
  birthYear: row.birthDate?.getUTCFullYear() ?? null,
});

async function rosterOf(runId: string): Promise<Candidate[]> {
  const rows = await db.enrolment.findMany({
    where: { runId, state: { in: [...tiedStates] } },
    orderBy: { id: 'asc' },
    select: { id: true, state: true, person: { select: candidateFacts } },
  });
  return rows.map(({ id, state, person }) => candidateOf(person, { enrolmentId: id, state }));
}

/** These people in their order; whose they are to see has been decided. */
async function candidates(runId: string, ids: readonly string[]): Promise<Candidate[]> {
  const rows = await db.person.findMany({
    where: { id: { in: [...ids] } },
    select: { ...candidateFacts, enrolments: { where: { runId }, select: { id: true, state: true } } },
  });
  const byId = new Map(
    rows.map(({ enrolments: [place], ...row }) => [
      row.id,
      candidateOf(row, place ? { enrolmentId: place.id, state: place.state } : null),
    ]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** People of the office who bear such a name and whom the actor may enrol. */
async function knownBy(actor: Actor, runId: string, name: string): Promise<Candidate[]> {
  const typed = { sex: null, birthDate: null, phone: null, email: null };
  const found = await possibleDuplicates(actor, { officialName: name, latinName: null, ...typed });
  const mine = found.filter((each) => each.mine).slice(0, 5);
  return candidates(
    runId,
    mine.map(({ personId }) => personId),
  );
}

/** People by a few letters of any name, for a walk-in whose name was typed too wrongly to be recognised: at most 20. */
export async function walkInChoices(actor: Actor, runId: string, q: string): Promise<Candidate[]> {
  await managedRun(actor, runId);
  const people = await personChoices(actor, q);
  return candidates(
    runId,
    people.map(({ id }) => id),
  );
}

async function managedRun(actor: Actor, runId: string): Promise<void> {
  const run = await db.courseRun.findUnique({
    where: { id: runId },
    select: { programmeId: true, countryCode: true },
  });
  if (!run || !canManageRun(actor, run)) throw new NotFound('run');
}

/**
 * How many names wait, by run: of all runs, or of these. Whose runs they are is for whoever asks to narrow. The same words
 * in two sessions are one name.
 */
export async function walkInsWaiting(runIds?: readonly string[]): Promise<Map<string, number>> {
  const names = await db.walkIn.findMany({
    where: {
      settledAt: null,
      status: { not: 'NOT_RECORDED' },
      ...(runIds ? { runId: { in: [...runIds] } } : {}),
    },
    select: { runId: true, name: true },
  });
  const byRun = new Map<string, { name: string }[]>();
  for (const { runId, name } of names) {
    const known = byRun.get(runId);
    if (known) known.push({ name });
    else byRun.set(runId, [{ name }]);
  }
  return new Map([...byRun].map(([runId, rows]) => [runId, groupsOf(rows).length]));
}
