import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { daysOfRun } from '../person-days/queries';
import { personDays } from '../person-days/rules';

const person = { select: { officialName: true, latinName: true } } as const;

/**
 * Who attended which days of a run and what that makes, from the register and from nothing else: no mark, no day. In the
 * smallest unit of the currency; without a rate the amounts are null. For whoever manages the run; throws NotFound for all
 * others.
 */
export async function allowanceList(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, managedRuns(actor)] },
      select: {
        ...{
          id: true,
          code: true,
          startsOn: true,
          endsOn: true,
          sensitive: true,
          cityEn: true,
          cityRu: true,
        },
        course: { select: { titleEn: true, titleRu: true } },
        allowance: { select: { currency: true, perDayMinor: true } },
      },
    }));
  if (!run) throw new NotFound('run');
  const days = await daysOfRun(run.id);
  const enrolments = await db.enrolment.findMany({
    where: { runId: run.id, id: { in: [...days.keys()] } },
    orderBy: [{ person: { searchKey: 'asc' } }, { id: 'asc' }],
    select: {
      id: true,
      person,
      institution: { select: { name: true, nameEn: true, nameRu: true } },
    },
  });
  const perDayMinor = run.allowance ? Number(run.allowance.perDayMinor) : null;
  const { startsOn, endsOn, allowance, ...rest } = run;
  return {
    run: { ...rest, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) },
    rate: allowance && { currency: allowance.currency, perDayMinor: Number(allowance.perDayMinor) },
    personDays: personDays(days),
    rows: enrolments.map(({ id: enrolmentId, person: names, institution }) => {
      const attended = days.get(enrolmentId) ?? [];
      return {
        ...names,
        enrolmentId,
        institution,
        days: attended,
        minor: perDayMinor === null ? null : perDayMinor * attended.length,
      };
    }),
  };
}

export type AllowanceList = Awaited<ReturnType<typeof allowanceList>>;
