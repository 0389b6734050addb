import { refusalOfStatus } from '@/components/forms/answer-refusal';
import type { BadgesInput } from '@/lib/attendance/badges/schema';
import type { Refusal } from '@/lib/errors/outcome';

type Failed = { refusals: Refusal[]; errorId: string | null };

const nameIn = (header: string | null) => /filename="([^"]+)"/.exec(header ?? '')?.[1] ?? 'badges.pdf';

/** Has the badges drawn and gives them to the browser as a file; or says why not. */
export async function printBadges(runId: string, input: BadgesInput): Promise<Failed | null> {
  try {
    const answer = await fetch(`/api/runs/${runId}/badges`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    if (answer.status === 404) return { refusals: [{ code: 'SHEET_RUN_NOT_YOURS' }], errorId: null };
    const closed = refusalOfStatus(answer.status);
    if (closed) return { refusals: [closed], errorId: null };
    if (!answer.ok) {
      const body = (await answer.json()) as { refusals?: Refusal[]; errorId?: string };
      return { refusals: body.refusals ?? [], errorId: body.errorId ?? null };
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = nameIn(answer.headers.get('content-disposition'));
    link.click();
    // The browser takes it over by itself; a minute is long enough for any.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return null;
  } catch {
    return { refusals: [{ code: 'NO_CONNECTION' }], errorId: null };
  }
}
