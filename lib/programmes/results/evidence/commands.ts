import { createHash } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { fileKind } from '@/lib/files/kind';
import { safeFileName } from '@/lib/text/file-name';
import { idOf } from '@/lib/text/page';
import { evidenceLimit, type RemoveEvidenceInput } from './schema';

/**
 * Keeps a picture or a PDF that shows a result, byte for byte; what it is, its content decides. Refuses ATTACHMENT_TOO_LARGE,
 * FILE_UNREADABLE, FILE_ATTACHED. For whoever manages the programme; throws NotFound for all others.
 */
export async function attachEvidence(
  actor: Actor,
  resultId: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<Outcome<{ evidenceId: string }>> {
  return inTransaction(async (tx) => {
    const id = idOf(resultId);
    const result =
      id &&
      (await tx.result.findFirst({
        where: { id, removedAt: null },
        select: { id: true, programmeId: true },
      }));
    if (!result || !canManageProgramme(actor, result)) throw new NotFound('result');
    if (bytes.byteLength > evidenceLimit)
      return refuse('ATTACHMENT_TOO_LARGE', { megabytes: evidenceLimit / 1024 / 1024 });
    const kind = fileKind(bytes);
    if (!kind) return refuse('FILE_UNREADABLE');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // Sent twice at once, it is kept once.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`evidence ${result.id} ${sha256}`}))::text`;
    const twice = await tx.resultFile.count({
      where: { resultId: result.id, removedAt: null, file: { sha256 } },
    });
    if (twice > 0) return refuse('FILE_ATTACHED');
    const evidence = await tx.resultFile.create({
      data: {
        result: { connect: { id: result.id } },
        attachedBy: actor.by,
        file: {
          create: {
            name: safeFileName(name, kind.ending, 'evidence'),
            mediaType: kind.mediaType,
            sha256,
            bytes: Uint8Array.from(bytes),
          },
        },
      },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'attachEvidence',
      subjectType: 'result',
      subjectId: result.id,
      details: { evidenceId: evidence.id, sha256 },
    });
    return done({ evidenceId: evidence.id });
  });
}

/** Takes an evidence file away, with a reason; the row and the file stay. Throws NotFound, also for one taken away already. */
export async function removeEvidence(
  actor: Actor,
  { evidenceId, reason }: RemoveEvidenceInput,
): Promise<Outcome<{ resultId: string }>> {
  return inTransaction(async (tx) => {
    const evidence = await tx.resultFile.findFirst({
      where: { id: evidenceId, removedAt: null },
      select: { result: { select: { id: true, programmeId: true } } },
    });
    if (!evidence || !canManageProgramme(actor, evidence.result)) throw new NotFound('evidence');
    const { count } = await tx.resultFile.updateMany({
      where: { id: evidenceId, removedAt: null },
      data: { removedAt: new Date(), removedBy: actor.by, removedReason: reason },
    });
    if (count === 0) throw new NotFound('evidence');
    await audit(tx, actor, {
      action: 'removeEvidence',
      subjectType: 'result',
      subjectId: evidence.result.id,
      details: { evidenceId },
    });
    return done({ resultId: evidence.result.id });
  });
}
