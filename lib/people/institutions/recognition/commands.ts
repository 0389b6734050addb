import { uuidv7 } from 'uuidv7';
import type { Transaction } from '@/lib/db/transaction';
import { foldName } from '@/lib/text/names/fold';
import type { Sector } from '@/prisma/generated/enums';
import { institutionSearchKey, sectorOfName } from '../rules';
import { institutionKey, institutionsNamed, type NamedInstitution } from './queries';

/** An institution as a list writes it. */
export type ToldInstitution = NamedInstitution & { sector: Sector | null };

/**
 * The institutions that a list names: recognised by a folded name or acronym within the country (or one that
 * belongs to no country), else entered. For a transaction that was authorised. Gives a look-up from what was
 * written to the institution's id, and how many are new.
 */
export async function recogniseInstitutions(tx: Transaction, told: readonly ToldInstitution[]) {
  const wanted = new Map(
    told.filter(({ name }) => foldName(name) !== '').map((each) => [institutionKey(each), each]),
  );
  // Two lists that bring the same new institution at once must not both enter it.
  if (wanted.size > 0)
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('institution_recognition'))`;
  const { found, idOf } = await institutionsNamed(tx, [...wanted.values()]);
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
  return { created: rows.length, idOf };
}
