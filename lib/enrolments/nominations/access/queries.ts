import { limit } from '@/lib/auth/limits';
import { idOfCode, linkCode, opens } from '@/lib/auth/links/rules';
import type { Db } from '@/lib/db/client';
import { codeSecret } from '@/lib/env/settings';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { dayOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { callState } from '../rules';

/** Codes have 128 bits and cannot be guessed; trying is limited all the same. */
const guesses = limit('nominate', { points: 30, seconds: 900 });

/** The page that a call's link opens. */
export const nominatePath = (call: { id: string; linkVersion: number }): string =>
  `/nominate/${linkCode(codeSecret(), 'nominate', call.id, call.linkVersion)}`;

/** A nomination as it was written, with where it stands. */
export const asNamed = {
  ...{ id: true, rank: true, alternate: true, state: true, question: true, answer: true },
  ...{ officialName: true, latinName: true, sex: true, birthDate: true },
  ...{ email: true, phone: true, position: true, institution: true },
  enrolment: { select: { state: true } },
} as const;

const facts = {
  id: true,
  runId: true,
  institutionId: true,
  countryCode: true,
  places: true,
  alternates: true,
  deadline: true,
  linkVersion: true,
  closedAt: true,
  submittedAt: true,
  run: { select: { timeZone: true, cancelledAt: true } },
} as const;

/**
 * The call that a link's code opens. A code that never was, one that was renewed and one that is a guess look the same:
 * NOMINATION_LINK_UNKNOWN; TOO_MANY_REQUESTS after too many of them from one address.
 */
export async function callOfCode(tx: Db, code: string, address: string) {
  const id = idOfCode(code);
  const call = id ? await tx.nominationCall.findUnique({ where: { id }, select: facts }) : null;
  if (!call || !opens(codeSecret(), 'nominate', { id: call.id, version: call.linkVersion }, code)) {
    const waitMs = await guesses.count(address);
    return waitMs === null
      ? refuse('NOMINATION_LINK_UNKNOWN')
      : refuse('TOO_MANY_REQUESTS', { minutes: Math.ceil(waitMs / 60_000) });
  }
  const { run, closedAt, deadline, ...rest } = call;
  const shaped = {
    ...rest,
    deadline: dayOf(deadline),
    closed: closedAt !== null,
    runCancelled: run.cancelledAt !== null,
  };
  return done({ ...shaped, state: callState(shaped, todayIn(run.timeZone, new Date())) });
}

export type OpenedCall =
  Awaited<ReturnType<typeof callOfCode>> extends infer O
    ? O extends { ok: true; value: infer V }
      ? V
      : never
    : never;

/** The same for a command: the call's row is locked, so that what is named is counted one after another. */
export async function lockedCall(tx: Db, code: string, address: string): Promise<Outcome<OpenedCall>> {
  const id = idOfCode(code);
  if (id) await tx.$queryRaw`SELECT id FROM nomination_call WHERE id = ${id}::uuid FOR UPDATE`;
  return callOfCode(tx, code, address);
}
