import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { done, type Outcome } from '@/lib/errors/outcome';
import { recordAttendance } from '../commands';
import { batchLimits } from '../schema';
import type { Answer, RefusalCode } from '../types';
import { fileLines, fileSessions, fileToLoad, type FileLine, type FileSession } from './queries';

/** More lines than this say no more than their number. */
const mostLines = 500;

export type LoadedFile = {
  accepted: number;
  known: number;
  refused: number;
  /** Of the refused: rows of no right shape, of which nothing can be said. */
  misshapen: number;
  sessions: FileSession[];
  /** What was refused first. */
  lines: (FileLine & { answer: Answer['answer']; code: RefusalCode | null })[];
};

/**
 * Records what a device's file holds in the name of whoever loads it: the device and both times stay as they are, so that
 * the device may send the same later, or have sent it before, and nothing doubles. What is in sessions that the actor may
 * not record is refused as unknown. It can be loaded any number of times. Refuses what the preview refuses.
 */
export async function loadDeviceFile(
  actor: Actor,
  runId: string,
  bytes: Uint8Array,
): Promise<Outcome<LoadedFile>> {
  const file = await fileToLoad(actor, runId, bytes);
  if (!file.ok) return file;
  const { account, operations, misshapen } = file.value;
  const answers = new Map<string, Answer>(misshapen.map((answer) => [answer.id, answer]));
  const counts = { ACCEPTED: 0, KNOWN: 0, REFUSED: misshapen.length };
  for (let at = 0; at < operations.length; at += batchLimits.operations) {
    const batch = operations.slice(at, at + batchLimits.operations);
    for (const answer of (await recordAttendance(actor, batch)).answers) {
      counts[answer.answer] += 1;
      // An operation that stands in the file twice is said once, as what became of it first.
      if (!answers.has(answer.id)) answers.set(answer.id, answer);
    }
  }
  const { ACCEPTED: accepted, KNOWN: known, REFUSED: refused } = counts;
  return inTransaction(async (tx) => {
    await audit(tx, actor, {
      action: 'loadDeviceFile',
      subjectType: 'run',
      subjectId: runId,
      details: { account, accepted, known, refused },
    });
    const lines = (await fileLines(actor, operations)).map((line) => {
      const answer = answers.get(line.id);
      const code = answer?.answer === 'REFUSED' ? answer.code : null;
      return { ...line, answer: answer?.answer ?? ('REFUSED' as const), code };
    });
    const first = lines.filter(({ answer }) => answer === 'REFUSED');
    const others = lines.filter(({ answer }) => answer !== 'REFUSED');
    return done({
      ...{ accepted, known, refused, misshapen: misshapen.length },
      sessions: await fileSessions(actor, operations),
      lines: [...first, ...others].slice(0, mostLines),
    });
  });
}
