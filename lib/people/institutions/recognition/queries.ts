import type { Db } from '@/lib/db/client';
import { foldName } from '@/lib/text/names/fold';

export type NamedInstitution = { name: string; countryCode: string | null };

/** One key for the ways of writing a name within a country. */
export const institutionKey = ({ name, countryCode }: NamedInstitution) =>
  `${countryCode ?? ''} ${foldName(name)}`;

/**
 * The institutions that a list names, by a folded name or acronym within the country, or among those of no country.
 * Gives a look-up from what was written to the id; null for who is not known.
 */
export async function institutionsNamed(tx: Db, told: readonly NamedInstitution[]) {
  const wanted = new Set(told.filter(({ name }) => foldName(name) !== '').map(institutionKey));
  const found = new Map<string, string>();
  if (wanted.size > 0) {
    const countries = [...new Set(told.map(({ countryCode }) => countryCode))];
    const names = [...new Set(told.map(({ name }) => foldName(name)).filter(Boolean))];
    // A search key is the folded names, parted by bars.
    const known = await tx.$queryRaw<{ id: string; countryCode: string | null; key: string }[]>`
      SELECT i.id, i.country_code AS "countryCode", k.key
      FROM institution i CROSS JOIN LATERAL regexp_split_to_table(i.search_key, ' \\| ') AS k(key)
      WHERE (i.country_code = ANY(${countries.filter((code) => code !== null)}::text[]) OR i.country_code IS NULL)
        AND k.key = ANY(${names}::text[])
      ORDER BY i.country_code NULLS LAST, i.created_at`;
    for (const { id, countryCode, key: name } of known) {
      for (const country of countryCode === null ? countries : [countryCode]) {
        const key = `${country ?? ''} ${name}`;
        if (wanted.has(key) && !found.has(key)) found.set(key, id);
      }
    }
  }
  return {
    found,
    idOf: (name: string | null, countryCode: string | null): string | null =>
      name === null ? null : (found.get(institutionKey({ name, countryCode })) ?? null),
  };
}
