import { mayWatch } from '@/lib/attendance/board/queries';
import { watchAttendance, watching } from '@/lib/attendance/live/watch';
import { actorOfRequest } from '@/lib/auth/session';
import { reportError } from '@/lib/errors/report';
import { jsonAnswer } from '@/app/api/register/answer';

/** More than this at once is no office but an attack; whoever comes later looks every few seconds instead. */
const streamLimit = 500;
const heartbeatMs = 20_000;
/** A hall of phones that sends at once is one change for whoever looks on. */
const coalesceMs = 250;

/** What ends the open streams when the process is told to stop, so that they do not hold it up. */
const open = new Set<() => void>();
let endsWithProcess = false;

/**
 * Tells that the board of a run has changed, the moment it does: server-sent events without any content, so what may be
 * seen is decided where the board is read. The right to watch is looked at again before each of them.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  const { runId } = await params;
  const checked = await jsonAnswer(request, async (actor) => {
    await mayWatch(actor, runId);
    return '';
  });
  if (!checked.ok) return checked;
  if (watching() >= streamLimit) return new Response(null, { status: 503, headers: { 'retry-after': '60' } });
  return new Response(streamOf(request, runId), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // A proxy that collects an answer before it passes it on would keep the news to itself.
      'x-accel-buffering': 'no',
    },
  });
}

function streamOf(request: Request, runId: string): ReadableStream<Uint8Array> {
  let end = () => {};
  return new ReadableStream({
    start(controller) {
      const words = new TextEncoder();
      let waiting: ReturnType<typeof setTimeout> | undefined;
      const send = async (text: string) => {
        try {
          const actor = await actorOfRequest(request);
          if (!actor) return end();
          await mayWatch(actor, runId);
          controller.enqueue(words.encode(text));
        } catch {
          // The right is gone, or the database is away: the browser comes again and is told.
          end();
        }
      };
      const stopWatching = watchAttendance(runId, () => {
        waiting ??= setTimeout(() => {
          waiting = undefined;
          void send('event: changed\ndata:\n\n');
        }, coalesceMs);
      });
      const beat = setInterval(() => void send(': still here\n\n'), heartbeatMs);
      end = () => {
        end = () => {};
        stopWatching();
        clearInterval(beat);
        clearTimeout(waiting);
        open.delete(endOnce);
        try {
          controller.close();
        } catch (error) {
          if (!(error instanceof TypeError)) reportError(error);
        }
      };
      const endOnce = () => end();
      open.add(endOnce);
      endWithProcess();
      request.signal.addEventListener('abort', endOnce);
      controller.enqueue(words.encode('retry: 2000\n\nevent: changed\ndata:\n\n'));
    },
    cancel: () => end(),
  });
}

function endWithProcess() {
  if (endsWithProcess) return;
  endsWithProcess = true;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => open.forEach((end) => end()));
  }
}
