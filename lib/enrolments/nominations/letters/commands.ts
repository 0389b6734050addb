import { createHash } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import { systemActor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { safeFileName } from '@/lib/text/file-name';
import { lockedCall } from '../access/queries';
import { letterBytes, letterKind } from './rules';

type Letter = { name: string; bytes: Uint8Array };

/**
 * Attaches the ministry's letter to a call; a later one takes its place. Refuses LETTER_TOO_LARGE, LETTER_UNREADABLE
 * (what it is, its content decides), NOMINATION_CLOSED, NOMINATION_OVER and what the link refuses.
 */
export async function attachLetter(
  { token, address }: { token: string; address: string },
  { name, bytes }: Letter,
): Promise<Outcome<{ name: string }>> {
  return inTransaction(async (tx) => {
    const found = await lockedCall(tx, token, address);
    if (!found.ok) return found;
    const call = found.value;
    if (call.state !== 'OPEN') return refuse(call.state === 'OVER' ? 'NOMINATION_OVER' : 'NOMINATION_CLOSED');
    if (bytes.byteLength > letterBytes)
      return refuse('LETTER_TOO_LARGE', { megabytes: letterBytes / 1024 / 1024 });
    const kind = letterKind(bytes);
    if (!kind) return refuse('LETTER_UNREADABLE');
    const stored = await tx.storedFile.create({
      data: {
        name: safeFileName(name, kind.ending, 'letter'),
        mediaType: kind.mediaType,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: Uint8Array.from(bytes),
      },
      select: { id: true, name: true },
    });
    const before = await tx.nominationCall.findUniqueOrThrow({
      where: { id: call.id },
      select: { letterId: true },
    });
    await tx.nominationCall.update({
      where: { id: call.id },
      data: { letterId: stored.id },
      select: { id: true },
    });
    if (before.letterId) await tx.storedFile.delete({ where: { id: before.letterId }, select: { id: true } });
    await audit(tx, systemActor(`nomination-call:${call.id}`), {
      action: 'attachLetter',
      subjectType: 'nominationCall',
      subjectId: call.id,
    });
    return done({ name: stored.name });
  });
}
