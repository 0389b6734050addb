import { createHash } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import { recordableRuns } from '@/lib/auth/scope';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { codeSecret } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { fileKind } from '@/lib/files/kind';
import { localOf } from '@/lib/runs/sessions/clock/rules';
import { safeFileName } from '@/lib/text/file-name';
import { idOf } from '@/lib/text/page';
import { dateOf, dayOf } from '@/lib/time/day';
import { sheetLimit } from './rules';
import type { AttachInput, RemoveInput } from './schema';
import { sealedPage } from './seals/rules';

type Scan = { name: string; bytes: Uint8Array };
type Target = { day: string; sessionId: string | null; page: number | null };

/**
 * Keeps a scan or a photograph of a signed sheet, byte for byte, with a day or a session of a run whose attendance the
 * actor may record. Refuses SHEET_TOO_LARGE, SHEET_UNREADABLE (what it is, its content decides), SHEET_DAY_OUTSIDE,
 * SHEET_CODE_UNKNOWN, SHEET_OF_ANOTHER_RUN, SHEET_ATTACHED. Throws NotFound.
 */
export async function attachSheet(
  actor: Actor,
  runId: string,
  input: AttachInput,
  { name, bytes }: Scan,
): Promise<Outcome<{ sheetId: string }>> {
  return inTransaction(async (tx) => {
    const run = await recordable(tx, actor, runId);
    if (bytes.byteLength > sheetLimit)
      return refuse('SHEET_TOO_LARGE', { megabytes: sheetLimit / 1024 / 1024 });
    const kind = fileKind(bytes);
    if (!kind) return refuse('SHEET_UNREADABLE');
    const target = await targetOf(tx, run, input);
    if (!target.ok) return target;
    const { day, sessionId, page } = target.value;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // Sent twice at once, it is kept once.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`signed sheet ${run.id} ${sha256}`}))::text`;
    const twice = await tx.signedSheet.count({
      where: { runId: run.id, day: dateOf(day), sessionId, removedAt: null, file: { sha256 } },
    });
    if (twice > 0) return refuse('SHEET_ATTACHED');
    const file = await tx.storedFile.create({
      data: {
        name: safeFileName(name, kind.ending, 'sheet'),
        mediaType: kind.mediaType,
        sha256,
        bytes: Uint8Array.from(bytes),
      },
      select: { id: true },
    });
    const sheet = await tx.signedSheet.create({
      data: { runId: run.id, day: dateOf(day), sessionId, page, fileId: file.id, attachedBy: actor.by },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'attachSheet',
      subjectType: 'run',
      subjectId: run.id,
      details: { sheetId: sheet.id, day, sessionId, sha256 },
    });
    return done({ sheetId: sheet.id });
  });
}

async function recordable(tx: Transaction, actor: Actor, runId: string) {
  const id = idOf(runId);
  const run =
    id &&
    (await tx.courseRun.findFirst({
      where: { AND: [{ id }, recordableRuns(actor)] },
      select: { id: true, startsOn: true, endsOn: true },
    }));
  if (!run) throw new NotFound('run');
  return { id: run.id, startsOn: dayOf(run.startsOn), endsOn: dayOf(run.endsOn) };
}

type Run = Awaited<ReturnType<typeof recordable>>;

/** What the sheet is of. A page's code counts only for what it was printed for; whoever attaches may know better. */
async function targetOf(tx: Transaction, run: Run, input: AttachInput): Promise<Outcome<Target>> {
  const printed = input.code === null ? null : sealedPage(codeSecret(), input.code);
  if (input.code !== null && !printed) return refuse('SHEET_CODE_UNKNOWN');
  if (printed && !(await isOfRun(tx, run, printed))) return refuse('SHEET_OF_ANOTHER_RUN');
  if (input.sessionId === null) {
    if (input.day < run.startsOn || input.day > run.endsOn)
      return refuse('SHEET_DAY_OUTSIDE', undefined, 'day');
    const page = printed?.of === 'DAY' && printed.day === input.day ? printed.page : null;
    return done({ day: input.day, sessionId: null, page });
  }
  const session = await tx.trainingSession.findFirst({
    where: { id: input.sessionId, runId: run.id },
    select: { startsAtLocal: true },
  });
  if (!session) throw new NotFound('session');
  const page = printed?.of === 'SESSION' && printed.id === input.sessionId ? printed.page : null;
  return done({ day: localOf(session.startsAtLocal).slice(0, 10), sessionId: input.sessionId, page });
}

async function isOfRun(tx: Transaction, run: Run, { of, id }: { of: 'DAY' | 'SESSION'; id: string }) {
  if (of === 'DAY') return id === run.id;
  return (await tx.trainingSession.count({ where: { id, runId: run.id } })) > 0;
}

/**
 * Takes a signed sheet away, with a reason; the row and the file stay. By whoever manages the run, or attached it. Refuses
 * SHEET_NOT_YOURS; throws NotFound, also for one that is taken away already.
 */
export async function removeSheet(
  actor: Actor,
  { sheetId, reason }: RemoveInput,
): Promise<Outcome<{ runId: string }>> {
  return inTransaction(async (tx) => {
    const sheet = await tx.signedSheet.findFirst({
      where: { id: sheetId, removedAt: null, run: recordableRuns(actor) },
      select: { attachedBy: true, run: { select: { id: true, programmeId: true, countryCode: true } } },
    });
    if (!sheet) throw new NotFound('sheet');
    if (!canManageRun(actor, sheet.run) && sheet.attachedBy !== actor.by) return refuse('SHEET_NOT_YOURS');
    const { count } = await tx.signedSheet.updateMany({
      where: { id: sheetId, removedAt: null },
      data: { removedAt: new Date(), removedBy: actor.by, removedReason: reason },
    });
    if (count === 0) throw new NotFound('sheet');
    await audit(tx, actor, {
      action: 'removeSheet',
      subjectType: 'run',
      subjectId: sheet.run.id,
      details: { sheetId },
    });
    return done({ runId: sheet.run.id });
  });
}
