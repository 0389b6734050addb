import { createHash } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { visiblePeople } from '@/lib/auth/scope';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { fileKind } from '@/lib/files/kind';
import { runToChange } from '@/lib/runs/access/queries';
import { safeFileName } from '@/lib/text/file-name';
import { idOf } from '@/lib/text/page';
import { handOutLimit, type HandOutInput, type RecipientsInput } from './schema';

type Written = Promise<Outcome<{ handOutId: string }>>;
type Receiver = { sessionId: string | null; personId: string | null; institutionId: string | null };

const note = (tx: Transaction, actor: Actor, action: string, runId: string, details: object) =>
  audit(tx, actor, { action, subjectType: 'run', subjectId: runId, details: { ...details } });

/** Notes a document that was handed out, or (with `handOutId`) corrects it. For whoever manages the run; throws NotFound for all others. */
export async function recordHandOut(
  actor: Actor,
  runId: string,
  input: HandOutInput,
  handOutId: string | null = null,
): Written {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    if (handOutId) await requireHandOut(tx, run.id, handOutId);
    const { id } = handOutId
      ? await tx.handOut.update({ where: { id: handOutId }, data: input, select: { id: true } })
      : await tx.handOut.create({
          data: { ...input, runId: run.id, createdBy: actor.by },
          select: { id: true },
        });
    await note(tx, actor, 'recordHandOut', run.id, { handOutId: id });
    return done({ handOutId: id });
  });
}

/** Keeps the file of a document: a PDF or a picture, by its content. Refuses ATTACHMENT_TOO_LARGE, FILE_UNREADABLE. A file that was there before stays stored. */
export async function attachHandOutFile(
  actor: Actor,
  handOutId: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Written {
  return inTransaction(async (tx) => {
    const id = idOf(handOutId);
    const found =
      id && (await tx.handOut.findFirst({ where: { id, removedAt: null }, select: { runId: true } }));
    if (!found) throw new NotFound('document');
    const run = await runToChange(tx, actor, found.runId);
    if (bytes.byteLength > handOutLimit)
      return refuse('ATTACHMENT_TOO_LARGE', { megabytes: handOutLimit / 1024 / 1024 });
    const kind = fileKind(bytes);
    if (!kind) return refuse('FILE_UNREADABLE');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = await tx.storedFile.create({
      data: {
        name: safeFileName(name, kind.ending, 'document'),
        mediaType: kind.mediaType,
        sha256,
        bytes: Uint8Array.from(bytes),
      },
      select: { id: true },
    });
    await tx.handOut.update({ where: { id }, data: { fileId: file.id }, select: { id: true } });
    await note(tx, actor, 'attachHandOutFile', run.id, { handOutId: id, sha256 });
    return done({ handOutId: id });
  });
}

/**
 * Says who received a document, all of them at once; who is on the list already keeps who noted it and when. Sessions must be
 * of the run, people such as the actor sees; throws NotFound otherwise.
 */
export async function setRecipients(
  actor: Actor,
  runId: string,
  { handOutId, sessionIds, personIds, institutionIds }: RecipientsInput,
): Written {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    await requireHandOut(tx, run.id, handOutId);
    const [sessions, people, institutions] = [sessionIds, personIds, institutionIds].map((ids) => [
      ...new Set(ids),
    ]);
    const known = [
      (await tx.trainingSession.count({ where: { runId: run.id, id: { in: sessions } } })) ===
        sessions?.length,
      (await tx.person.count({ where: { AND: [{ id: { in: people } }, visiblePeople(actor)] } })) ===
        people?.length,
      (await tx.institution.count({ where: { id: { in: institutions } } })) === institutions?.length,
    ];
    if (known.includes(false)) throw new NotFound('session, person or institution');
    const wanted = [
      ...(sessions ?? []).map((sessionId) => ({ sessionId, personId: null, institutionId: null })),
      ...(people ?? []).map((personId) => ({ sessionId: null, personId, institutionId: null })),
      ...(institutions ?? []).map((institutionId) => ({ sessionId: null, personId: null, institutionId })),
    ];
    const keyOf = (of: Receiver) => of.sessionId ?? of.personId ?? of.institutionId ?? '';
    const before = await tx.handOutRecipient.findMany({
      where: { handOutId },
      select: { id: true, sessionId: true, personId: true, institutionId: true },
    });
    const keep = new Set(wanted.map(keyOf));
    const there = new Set(before.map(keyOf));
    await tx.handOutRecipient.deleteMany({
      where: { id: { in: before.filter((row) => !keep.has(keyOf(row))).map(({ id }) => id) } },
    });
    await tx.handOutRecipient.createMany({
      data: wanted
        .filter((row) => !there.has(keyOf(row)))
        .map((row) => ({ ...row, handOutId, runId: run.id, by: actor.by })),
    });
    await note(tx, actor, 'setRecipients', run.id, { handOutId, recipients: wanted.length });
    return done({ handOutId });
  });
}

/** Takes a document away that should not have been entered; the row and the file stay. */
export async function removeHandOut(actor: Actor, runId: string, handOutId: string): Written {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    await requireHandOut(tx, run.id, handOutId);
    await tx.handOut.update({
      where: { id: handOutId },
      data: { removedAt: new Date(), removedBy: actor.by },
      select: { id: true },
    });
    await note(tx, actor, 'removeHandOut', run.id, { handOutId });
    return done({ handOutId });
  });
}

async function requireHandOut(tx: Transaction, runId: string, id: string): Promise<void> {
  const found = await tx.handOut.findFirst({ where: { id, runId, removedAt: null }, select: { id: true } });
  if (!found) throw new NotFound('document');
}
