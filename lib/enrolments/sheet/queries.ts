import { utils, write } from '@e965/xlsx';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { dayOf } from '@/lib/time/day';
import { sheetCells, sheetCsv, type SheetRow } from './rules';

export const sheetFormats = ['xlsx', 'csv'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/** The people of a run as a file that can be imported again. NotFound for a run that the actor does not manage. */
export async function peopleSheet(actor: Actor, runId: string, format: SheetFormat) {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, managedRuns(actor)] },
    select: { code: true },
  });
  if (!run) throw new NotFound('run');
  const enrolments = await db.enrolment.findMany({
    where: { runId },
    orderBy: [{ person: { searchKey: 'asc' } }, { id: 'asc' }],
    select: {
      countryCode: true,
      position: true,
      institution: { select: { name: true } },
      person: {
        select: {
          officialName: true,
          latinName: true,
          sex: true,
          birthDate: true,
          email: true,
          phone: true,
          preferredLanguage: true,
        },
      },
    },
  });
  const rows = enrolments.map(({ person, institution, countryCode, position }): SheetRow => {
    const { birthDate, preferredLanguage, ...facts } = person;
    return {
      ...facts,
      birthDate: birthDate && dayOf(birthDate),
      language: preferredLanguage,
      institution: institution?.name ?? null,
      countryCode,
      position,
    };
  });
  return {
    fileName: `${run.code}.${format}`,
    bytes: format === 'csv' ? Buffer.from(sheetCsv(rows)) : sheetXlsx(rows),
  };
}

/** As an Excel workbook; every cell is text, so that none is a formula and no phone a number. */
export function sheetXlsx(rows: readonly SheetRow[]): Buffer {
  const sheet = utils.aoa_to_sheet(
    sheetCells(rows).map((line) => line.map((cell) => ({ t: 's' as const, v: cell }))),
  );
  sheet['!cols'] = [36, 36, 6, 14, 10, 40, 30, 28, 18, 10].map((wch) => ({ wch }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'People');
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}
