import type { BoardExtras } from '@/lib/attendance/board/types';
import { contestedCells } from '@/lib/attendance/conflicts/queries';
import { sessionFlags } from '@/lib/attendance/flags/queries';
import { walkInsWaiting } from '@/lib/attendance/walk-ins/queries';
import { changedAfterIssue } from '@/lib/certificates/changes/queries';
import { NotFound } from '@/lib/errors/not-found';
import { jsonAnswer } from '@/app/api/register/answer';

/** What to look at on the board of a run: contested marks, odd registers, changes after certificates were issued. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  const { runId } = await params;
  return jsonAnswer(request, async (actor) => {
    const extras: BoardExtras = {
      contested: await contestedCells(actor, runId),
      flags: await sessionFlags(actor, runId),
      afterIssue: await changedAfterIssue(actor, runId).catch(nothingForTrainers),
      waiting: (await walkInsWaiting([runId])).get(runId) ?? 0,
    };
    return JSON.stringify(extras);
  });
}

/** Certificates are the coordinator's; a trainer of the run sees the board without them. */
function nothingForTrainers(error: unknown): [] {
  if (error instanceof NotFound) return [];
  throw error;
}
