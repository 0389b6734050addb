import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { readTables } from '@/lib/files/tables/read';
import { idOf } from '@/lib/text/page';
import { mostValues } from '../schema';
import { readFigures, type RefusedFigure } from './reading/rules';
import { changesOf, type Change, type Recorded } from './rules';

/** An indicator of a programme that the actor manages, with what is recorded; else NotFound. */
export async function indicatorToFill(
  tx: Transaction,
  actor: Actor,
  programmeId: string,
  indicatorId: string,
) {
  const ids = { programmeId: idOf(programmeId), id: idOf(indicatorId) };
  if (!ids.programmeId || !ids.id || !canManageProgramme(actor, { programmeId: ids.programmeId }))
    throw new NotFound('indicator');
  const found = await tx.indicator.findFirst({
    where: { id: ids.id, programmeId: ids.programmeId },
    select: {
      ...{ id: true, countryCode: true },
      values: {
        select: { id: true, year: true, category: true, countryCode: true, value: true },
      },
    },
  });
  if (!found) throw new NotFound('indicator');
  const { values, ...indicator } = found;
  return {
    ...indicator,
    recorded: values.map(({ value, ...each }): Recorded & { id: string } => ({
      ...each,
      value: value.toNumber(),
    })),
  };
}

export type IndicatorFile = {
  /** The sheet that was read, where the file has several. */
  sheet: string | null;
  changes: Change[];
  refused: RefusedFigure[];
};

/** A table of more rows is not one of an indicator by years. */
const mostRows = 3000;

/** So many figures that are not taken over are named; a file with more is another file. */
const mostRefused = 500;

/**
 * Reads the figures of an indicator from a table and writes nothing: what each would do is looked at first. Of a workbook
 * the first sheet that has any is read. Refuses what `readTables` refuses, FIGURES_NONE (no figure stands under a year) and
 * FIGURES_TOO_MANY. Throws NotFound.
 */
export async function indicatorFile(
  actor: Actor,
  programmeId: string,
  indicatorId: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<Outcome<IndicatorFile>> {
  const indicator = await indicatorToFill(db, actor, programmeId, indicatorId);
  const table = await readTables(bytes, name, { rows: mostRows });
  if (!table.ok) return table;
  const sheets = table.value.sheets.filter(({ hidden }) => !hidden);
  for (const sheet of sheets) {
    const reading = readFigures(sheet.rows, indicator.countryCode);
    if (!reading || reading.figures.length + reading.refused.length === 0) continue;
    if (reading.figures.length > mostValues) return refuse('FIGURES_TOO_MANY', { most: mostValues });
    const countries = await db.country.findMany({ select: { code: true } });
    const known = new Set(countries.map(({ code }) => code));
    const isKnown = ({ countryCode }: { countryCode: string | null }) =>
      countryCode === null || known.has(countryCode);
    const unknown = reading.figures
      .filter((figure) => !isKnown(figure))
      .map(({ cell, value, countryCode, year }) => ({
        ...{ cell, text: `${value}`, of: `${countryCode} · ${year}`, why: 'COUNTRY_UNKNOWN' as const },
      }));
    return done({
      sheet: table.value.sheets.length > 1 ? sheet.name : null,
      changes: changesOf(reading.figures.filter(isKnown), indicator.recorded),
      refused: [...reading.refused, ...unknown].slice(0, mostRefused),
    });
  }
  return refuse('FIGURES_NONE', { file: name });
}
