import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { xlsxOf, type WrittenCell } from '@/lib/files/tables/write';
import { runToChange } from '@/lib/runs/access/queries';
import { minorDigits, minorOf } from '@/lib/runs/money/currencies/rules';
import { shownName } from '@/lib/people/names/rules';
import { allowanceList } from './queries';
import type { AllowanceInput } from './schema';

/** Says what a participant gets for a day attended. For whoever manages the run; throws NotFound for all others. */
export async function setAllowance(
  actor: Actor,
  runId: string,
  { currency, perDay }: AllowanceInput,
): Promise<Outcome<{ runId: string }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const perDayMinor = minorOf(perDay, currency);
    if (typeof perDayMinor !== 'number') return refuse(perDayMinor ?? 'REQUIRED', undefined, 'perDay');
    const set = { currency, perDayMinor, setAt: new Date(), setBy: actor.by };
    await tx.runAllowance.upsert({
      where: { runId: run.id },
      create: { runId: run.id, ...set },
      update: set,
      select: { runId: true },
    });
    await audit(tx, actor, {
      action: 'setAllowance',
      subjectType: 'run',
      subjectId: run.id,
      details: { currency, perDayMinor },
    });
    return done({ runId: run.id });
  });
}

export type AllowanceWords = {
  sheet: string;
  /** Number, name, Latin name, institution, days attended, how many, amount, signature. */
  heads: readonly string[];
  total: string;
};

/**
 * The allowance list as a workbook, a row a person with the days that the register says. Names leave the office with it, so
 * the log says who took it. Refuses ALLOWANCE_NOT_SET.
 */
export async function exportAllowances(
  actor: Actor,
  runId: string,
  words: AllowanceWords,
): Promise<Outcome<{ fileName: string; bytes: Buffer }>> {
  const { run, rate, rows, personDays } = await allowanceList(actor, runId);
  if (!rate) return refuse('ALLOWANCE_NOT_SET');
  await inTransaction(async (tx) => {
    await audit(tx, actor, { action: 'exportAllowances', subjectType: 'run', subjectId: run.id });
    return done(null);
  });
  const amount = (minor: number | null) => (minor ?? 0) / 10 ** minorDigits(rate.currency);
  const lines = rows.map(({ officialName, latinName, institution, days, minor }, index): WrittenCell[] => [
    ...[index + 1, shownName({ officialName, latinName }), officialName ? latinName : null],
    ...[institution?.name ?? null, days.join(', '), days.length, amount(minor), rate.currency, ''],
  ]);
  const sum = rows.reduce((all, { minor }) => all + (minor ?? 0), 0);
  const last: WrittenCell[] = ['', words.total, '', '', '', personDays, amount(sum), rate.currency, ''];
  const bytes = xlsxOf([
    { name: words.sheet, rows: [words.heads, ...lines, last], widths: [5, 36, 36, 30, 34, 8, 14, 10, 24] },
  ]);
  return done({ fileName: `${run.code}-allowances.xlsx`, bytes });
}
