import { utils, write } from '@e965/xlsx';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { inLanguage } from '@/lib/text/in-language';
import type { Language } from '@/prisma/generated/enums';
import { templateCells, type TemplateQuota, type TemplateWords } from './rules';

const headRow = 2;
const widths = [10, 36, 36, 10, 14, 28, 40, 16, 20, 28, 16];

/**
 * A table that institutions fill in for a run, with the places of its quotas. Its words are those that the reader of
 * lists knows best. NotFound for a run that the actor does not manage.
 */
export async function importTemplate(
  actor: Actor,
  runId: string,
  language: Language,
  words: (run: string) => TemplateWords,
): Promise<{ fileName: string; bytes: Buffer }> {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, managedRuns(actor)] },
    select: {
      code: true,
      quotas: {
        orderBy: { id: 'asc' },
        select: {
          places: true,
          institution: { select: { name: true, country: { select: { nameEn: true, nameRu: true } } } },
          country: { select: { nameEn: true, nameRu: true } },
        },
      },
    },
  });
  if (!run) throw new NotFound('run');
  const quotas = run.quotas.map(({ places, institution, country }): TemplateQuota => {
    const of = country ?? institution?.country ?? null;
    return {
      places,
      institution: institution?.name ?? null,
      country: of && inLanguage(language, of.nameEn, of.nameRu),
    };
  });
  return {
    fileName: `${run.code}-${language.toLowerCase()}.xlsx`,
    bytes: templateXlsx(words(run.code), quotas),
  };
}

/** As an Excel workbook; every cell is text, so that a phone keeps its plus and none is a formula. */
export function templateXlsx(words: TemplateWords, quotas: readonly TemplateQuota[]): Buffer {
  const cells = templateCells(words, quotas);
  const sheet = utils.aoa_to_sheet(
    cells.map((line, row) =>
      line.map((text) => (text || row > headRow ? { t: 's' as const, v: text, z: '@' } : null)),
    ),
  );
  sheet['!cols'] = widths.map((wch) => ({ wch }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, words.sheet);
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}
