import { notFound } from 'next/navigation';
import { canManageProgramme } from '@/lib/auth/policy';
import { requireActor } from '@/lib/auth/session';
import { programme } from '@/lib/programmes/queries';
import { idOf } from '@/lib/text/page';
import { found } from '@/lib/auth/found';

/** The programme of the address for one who sees it, and whether they may change it. */
export async function seenProgramme(programmeId: string) {
  const actor = await requireActor();
  const id = idOf(programmeId);
  if (!id) notFound();
  return {
    actor,
    programme: await found(programme(actor, id)),
    manages: canManageProgramme(actor, { programmeId: id }),
  };
}

/** The same for pages that change it: not there for anybody else. */
export async function managedProgramme(programmeId: string) {
  const seen = await seenProgramme(programmeId);
  if (!seen.manages) notFound();
  return seen;
}
