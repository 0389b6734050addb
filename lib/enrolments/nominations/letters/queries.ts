import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';

/** The letter that came with a call, for whoever manages its run; NotFound for all others. */
export async function nominationLetter(actor: Actor, callId: string) {
  const call = await db.nominationCall.findFirst({
    where: { id: callId, run: managedRuns(actor) },
    select: { letter: { select: { name: true, mediaType: true, bytes: true } } },
  });
  if (!call?.letter) throw new NotFound('letter');
  return call.letter;
}
