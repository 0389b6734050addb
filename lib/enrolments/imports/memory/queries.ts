import { db } from '@/lib/db/client';
import { institutionsNamed } from '@/lib/people/institutions/recognition/queries';
import { listMappingSchema } from '@/lib/people/lists/schema';
import type { NominationList } from '@/lib/people/lists/types';
import type { ImportOptions } from '../schema';
import { institutionsOf } from './rules';

const mostTried = 8;

/** A header by its words; its row where it was not recognised as one. */
export type Head = { header: string; row: number | null };

type Read = { list: NominationList; country: string | null };

/**
 * How a list with one of these headers was corrected the last time one came from the same institution; null where
 * none did. Whose a list is may be seen only once it is read so: `read` reads it with these options, or gives null.
 */
export async function rememberedMapping(
  heads: readonly Head[],
  read: (options: ImportOptions) => Promise<Read | null>,
): Promise<ImportOptions | null> {
  const rows = new Map(heads.map(({ header, row }) => [header, row]));
  const kept = await db.importMapping.findMany({
    where: { header: { in: [...rows.keys()].filter(Boolean) } },
    orderBy: { updatedAt: 'desc' },
    take: mostTried,
    select: {
      header: true,
      institutionId: true,
      columns: true,
      updatedAt: true,
      institution: { select: { name: true } },
    },
  });
  for (const { header, institutionId, columns, updatedAt, institution } of kept) {
    const mapping = listMappingSchema.parse(columns);
    const headerRow = rows.get(header) ?? null;
    const options = { mapping, ...(headerRow === null ? {} : { headerRow }) };
    const reading = await read(options);
    if (!reading || !(await ownersOf(reading)).includes(institutionId)) continue;
    return { ...options, remembered: { institution: institution.name, on: updatedAt.toISOString() } };
  }
  return null;
}

async function ownersOf({ list, country }: Read): Promise<string[]> {
  const told = list.rows.flatMap(({ institution: name, countryCode }) =>
    name ? [{ name, countryCode: countryCode ?? country }] : [],
  );
  const named = await institutionsNamed(db, told);
  return institutionsOf(told.flatMap(({ name, countryCode }) => named.idOf(name, countryCode) ?? []));
}
