import { uuidv7 } from 'uuidv7';
import type { Transaction } from '@/lib/db/transaction';
import { foldName } from '@/lib/text/names/fold';
import type { Sector } from '@/prisma/generated/enums';
import { institutionSearchKey, sectorOfName } from '../rules';

/** An institution as a list writes it. */
export type ToldInstitution = { name: string; countryCode: string | null; sector: Sector | null };

const keyOf = ({ name, countryCode }: Pick<ToldInstitution, 'name' | 'countryCode'>) =>
  `${countryCode ?? ''} ${foldName(name)}`;

/**
 * The institutions that a list names: recognised by a folded name or acronym within the country (or one that
 * belongs to no country), else entered. For a transaction that was authorised. Gives a look-up from what was
 * written to the institution's id, and how many are new.
 */
export async function recogniseInstitutions(tx: Transaction, told: readonly ToldInstitution[]) {
  const wanted = new Map(told.filter(({ name }) => foldName(name) !== '').map((each) => [keyOf(each), each]));
  const found = new Map<string, string>();
  if (wanted.size > 0) {
    // Two lists that bring the same new institution at once must not both enter it.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('institution_recognition'))`;
    const countries = [...new Set([...wanted.values()].map(({ countryCode }) => countryCode))];
    const known = await tx.institution.findMany({
      where: {
        OR: [{ countryCode: { in: countries.filter((code) => code !== null) } }, { countryCode: null }],
      },
      orderBy: [{ countryCode: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }],
      select: { id: true, countryCode: true, searchKey: true },
    });
    for (const { id, countryCode, searchKey } of known) {
      for (const name of searchKey.split(' | ')) {
        for (const country of countryCode === null ? countries : [countryCode]) {
          const key = `${country ?? ''} ${name}`;
          if (wanted.has(key) && !found.has(key)) found.set(key, id);
        }
      }
    }
  }
  const missing = [...wanted].filter(([key]) => !found.has(key));
  const rows = missing.map(([key, { name, countryCode, sector }]) => {
    const id = uuidv7();
    found.set(key, id);
    const names = { name, nameEn: null, nameRu: null, acronym: null };
    return {
      id,
      ...names,
      countryCode,
      sector: sector ?? sectorOfName(name),
      searchKey: institutionSearchKey(names),
    };
  });
  if (rows.length > 0) await tx.institution.createMany({ data: rows });
  return {
    created: rows.length,
    idOf: (name: string | null, countryCode: string | null): string | null =>
      name === null ? null : (found.get(keyOf({ name, countryCode })) ?? null),
  };
}
