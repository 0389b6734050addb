import { db } from '@/lib/db/client';
import { inLanguage } from '@/lib/text/in-language';
import { idOf } from '@/lib/text/page';
import type { Language } from '@/prisma/generated/enums';
import type { DimensionName } from '../figures/types';

const titles = { id: true, code: true, titleEn: true, titleRu: true } as const;

/**
 * The names of what numbers are divided by, by the value that stands in the figures; for values that were found in
 * somebody's figures, and so are theirs to see. Sexes, sectors, kinds and times have words of their own.
 */
export async function labelsOf(
  dimension: DimensionName,
  values: readonly (string | null)[],
  language: Language,
): Promise<Map<string, string>> {
  const given = values.filter((value) => value !== null);
  const ids = given.filter((value) => idOf(value) !== null);
  const titled = (rows: { id: string; code: string; titleEn: string; titleRu: string | null }[]) =>
    new Map(rows.map((row) => [row.id, `${row.code} · ${inLanguage(language, row.titleEn, row.titleRu)}`]));
  switch (dimension) {
    case 'country':
    case 'heldIn': {
      const rows = await db.country.findMany({ where: { code: { in: given } } });
      return new Map(rows.map((row) => [row.code, inLanguage(language, row.nameEn, row.nameRu)]));
    }
    case 'course':
      return titled(await db.course.findMany({ where: { id: { in: ids } }, select: titles }));
    case 'programme':
      return titled(await db.programme.findMany({ where: { id: { in: ids } }, select: titles }));
    case 'donor': {
      const rows = await db.donor.findMany({ where: { id: { in: ids } } });
      return new Map(rows.map((row) => [row.id, inLanguage(language, row.name, row.nameRu)]));
    }
    case 'run': {
      const rows = await db.courseRun.findMany({
        where: { id: { in: ids } },
        select: { id: true, code: true },
      });
      return new Map(rows.map((row) => [row.id, row.code]));
    }
    default:
      return new Map();
  }
}
