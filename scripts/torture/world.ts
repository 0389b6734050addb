import type { Actor } from '@/lib/auth/actor';
import { sessionCookie, sessionToken } from '@/lib/auth/session-token';
import { testRun } from '@/lib/attendance/testing/fixture';
import type { Cell } from './device';

export type World = {
  runId: string;
  sessionIds: string[];
  cells: Cell[];
  /** Who records: each device is signed in as one of them. */
  recorders: { account: string; cookie: string }[];
};

async function recorder({ accountId }: Actor) {
  if (!accountId) throw new Error('A recorder has an account.');
  const token = await sessionToken({ accountId, signedInAt: new Date() });
  return { account: accountId, cookie: `${sessionCookie()}=${token}` };
}

/** A run for one seed. There are fewer cells than marks, so that several devices record the same person in the same session. */
export async function world(people: number): Promise<World> {
  const run = await testRun({ people, sessions: 4 });
  return {
    ...{ runId: run.runId, sessionIds: run.sessionIds },
    cells: run.sessionIds.flatMap((sessionId) =>
      run.enrolmentIds.map((enrolmentId) => ({ sessionId, enrolmentId })),
    ),
    recorders: [await recorder(run.trainer), await recorder(run.coordinator)],
  };
}
