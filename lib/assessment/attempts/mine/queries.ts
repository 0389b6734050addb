import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { codeSecret } from '@/lib/env/settings';
import { ownCode } from '../links/rules';
import { testKinds } from '../rules';

const runSelect = {
  course: { select: { titleEn: true, titleRu: true } },
  tests: { select: { kind: true, closedAt: true } },
} as const;

const waiting = {
  id: true,
  run: { select: runSelect },
  testAttempts: { where: { annulledAt: null }, select: { kind: true, handedInAt: true } },
} as const;

/** Tests that wait for the person of a place: open and not handed in, or begun and closed, which can be handed in still. */
function testsOf(place: {
  id: string;
  run: { tests: { kind: 'PRE' | 'POST'; closedAt: Date | null }[] };
  testAttempts: { kind: 'PRE' | 'POST'; handedInAt: Date | null }[];
}) {
  return testKinds.flatMap((kind) => {
    const test = place.run.tests.find((each) => each.kind === kind);
    const attempt = place.testAttempts.find((each) => each.kind === kind);
    if (!test || attempt?.handedInAt || (test.closedAt && !attempt)) return [];
    const path = `/test/${ownCode(codeSecret(), { enrolmentId: place.id, kind })}`;
    return [{ kind, begun: attempt !== undefined, path }];
  });
}

/** The tests that wait for the actor, on all their runs. */
export async function myTests(actor: Actor) {
  if (!actor.personId) return [];
  const places = await db.enrolment.findMany({
    where: {
      ...{ personId: actor.personId, state: 'CONFIRMED' },
      run: { cancelledAt: null },
      OR: [
        { run: { tests: { some: { closedAt: null } } } },
        { testAttempts: { some: { annulledAt: null, handedInAt: null } } },
      ],
    },
    orderBy: { run: { endsOn: 'desc' } },
    take: 20,
    select: waiting,
  });
  return places.flatMap((place) =>
    testsOf(place).map((test) => ({ enrolmentId: place.id, course: place.run.course, ...test })),
  );
}

export type MyTest = Awaited<ReturnType<typeof myTests>>[number];

/** Where the person of a place takes the tests that wait for them. The caller knows whose place it is. */
export async function testPathsOf(tx: Transaction, enrolmentId: string) {
  const place = await tx.enrolment.findUnique({
    where: { id: enrolmentId },
    select: { ...waiting, state: true, run: { select: { ...runSelect, cancelledAt: true } } },
  });
  if (place?.state !== 'CONFIRMED' || place.run.cancelledAt) return [];
  return testsOf(place);
}
