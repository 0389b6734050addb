import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import { recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';
import { idOf } from '@/lib/text/page';
import type { AttendanceStatus, Operation } from '../types';
import { readDeviceFile, type ReadFile } from './rules';

/** A session of the file that the actor may record, with how much there is of it. */
export type FileSession = {
  id: string;
  titleEn: string;
  titleRu: string | null;
  startsAt: Date;
  timeZone: string;
  run: { id: string; code: string; titleEn: string; titleRu: string | null };
  marks: number;
  people: number;
};

/** One operation of the file in words. `who` is null for people and sessions that are not the actor's to see. */
export type FileLine = {
  id: string;
  who: string | null;
  sessionId: string | null;
  status: AttendanceStatus;
  minutes: number | null;
};

const distinct = (ids: readonly string[]) => [...new Set(ids)];

/** The file, where the actor manages the run at which it is loaded and the account that it names is one of this office. */
export async function fileToLoad(actor: Actor, runId: string, bytes: Uint8Array): Promise<Outcome<ReadFile>> {
  const id = idOf(runId);
  const run = id
    ? await db.courseRun.findUnique({ where: { id }, select: { programmeId: true, countryCode: true } })
    : null;
  if (!run || !canManageRun(actor, run)) throw new NotFound('run');
  const file = await readDeviceFile(bytes);
  if (!file.ok) return file;
  const known = await db.account.count({ where: { id: file.value.account } });
  return known > 0 ? file : refuse('DEVICE_FILE_ACCOUNT');
}

/** The sessions of these operations that the actor may record, in their order. */
export async function fileSessions(actor: Actor, operations: readonly Operation[]): Promise<FileSession[]> {
  const rows = await db.trainingSession.findMany({
    where: { id: { in: distinct(operations.map((each) => each.sessionId)) }, run: recordableRuns(actor) },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, titleEn: true, titleRu: true, startsAt: true, timeZone: true },
      run: { select: { id: true, code: true, course: { select: { titleEn: true, titleRu: true } } } },
    },
  });
  return rows.map(({ run: { course, ...run }, ...session }) => {
    const own = operations.filter(({ sessionId }) => sessionId === session.id);
    const people = distinct(own.map(({ enrolmentId }) => enrolmentId)).length;
    return { ...session, run: { ...run, ...course }, marks: own.length, people };
  });
}

/** The operations with the names of people whose runs the actor may record. */
export async function fileLines(actor: Actor, operations: readonly Operation[]): Promise<FileLine[]> {
  const places = await db.enrolment.findMany({
    where: { id: { in: distinct(operations.map((each) => each.enrolmentId)) }, run: recordableRuns(actor) },
    select: { id: true, person: { select: { officialName: true, latinName: true } } },
  });
  const names = new Map(places.map(({ id, person }) => [id, shownName(person)]));
  const sessions = new Set((await fileSessions(actor, operations)).map(({ id }) => id));
  return operations.map(({ id, sessionId, enrolmentId, walkInName, status, minutes }) => ({
    ...{ id, status, minutes },
    who: walkInName ?? names.get(enrolmentId) ?? null,
    sessionId: sessions.has(sessionId) ? sessionId : null,
  }));
}

/** The name of whose marks they are: of those who teach on runs that the actor may record, and one's own. */
async function ownerOf(actor: Actor, accountId: string): Promise<string | null> {
  const account = await db.account.findFirst({
    where: {
      id: accountId,
      ...(accountId === actor.accountId
        ? {}
        : { person: { trainerOf: { some: { run: recordableRuns(actor) } } } }),
    },
    select: { name: true },
  });
  return account?.name ?? null;
}

/** What loading a file would do, before it is done. Refuses what `readDeviceFile` refuses, and DEVICE_FILE_ACCOUNT. */
export async function deviceFilePreview(actor: Actor, runId: string, bytes: Uint8Array) {
  const file = await fileToLoad(actor, runId, bytes);
  if (!file.ok) return file;
  const { account, madeAt, operations, misshapen } = file.value;
  const sessions = await fileSessions(actor, operations);
  const mine = sessions.reduce((sum, { marks }) => sum + marks, 0);
  return done({
    owner: await ownerOf(actor, account),
    madeAt,
    devices: distinct(operations.map(({ device }) => device)).slice(0, 5),
    marks: operations.length + misshapen.length,
    sessions,
    /** What will be refused: of sessions that are not the actor's, and what has no right shape. */
    foreign: operations.length - mine,
    misshapen: misshapen.length,
  });
}

type Preview = Awaited<ReturnType<typeof deviceFilePreview>>;
export type DeviceFilePreview = Extract<Preview, { ok: true }>['value'];
