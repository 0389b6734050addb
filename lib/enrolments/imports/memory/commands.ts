import type { Actor } from '@/lib/auth/actor';
import type { Transaction } from '@/lib/db/transaction';
import { headerKey } from '@/lib/people/lists/sheets/rules';
import type { NominationList } from '@/lib/people/lists/types';
import type { ImportOptions } from '../schema';
import { institutionsOf } from './rules';

type Read = {
  options: ImportOptions;
  list: Pick<NominationList, 'columns'>;
  /** Of each person of the list who has one. */
  institutionIds: readonly string[];
};

/**
 * Keeps, with the list being applied, how its columns were corrected, for the next list with the same header from
 * the same institution; or forgets it, when the list was read plainly on purpose.
 */
export async function rememberMapping(
  tx: Transaction,
  actor: Actor,
  { options, list, institutionIds }: Read,
): Promise<void> {
  const header = headerKey(list.columns);
  const owners = institutionsOf(institutionIds);
  if (header === '' || owners.length === 0) return;
  const columns = options.mapping ?? {};
  if (Object.keys(columns).length === 0) {
    if (options.plain)
      await tx.importMapping.deleteMany({ where: { header, institutionId: { in: owners } } });
    return;
  }
  for (const institutionId of owners) {
    const facts = { columns, updatedBy: actor.by };
    await tx.importMapping.upsert({
      where: { institutionId_header: { institutionId, header } },
      create: { institutionId, header, ...facts },
      update: facts,
      select: { header: true },
    });
  }
}
