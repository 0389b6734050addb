/** What a signed sheet can be at most, in bytes: a scan of many pages, a photograph of the best phone. */
export const sheetLimit = 20 * 1024 * 1024;

export type Standing = 'SIGNED' | 'DAY_SIGNED' | 'MISSING' | 'COMING';

type Facts = {
  /** Of the day, or of one of its sessions. */
  sessionId: string | null;
  /** When what is signed for is over. */
  endsAt: Date;
  /** What is attached to the day. */
  sheets: readonly { sessionId: string | null }[];
};

/**
 * Is there a signed sheet of a session, or of a day? A session is also covered by the sheet of its day. What is not over yet
 * lacks nothing.
 */
export function standing({ sessionId, endsAt, sheets }: Facts, now: Date): Standing {
  if (sheets.some((sheet) => sheet.sessionId === sessionId)) return 'SIGNED';
  if (sessionId !== null && sheets.some((sheet) => sheet.sessionId === null)) return 'DAY_SIGNED';
  return endsAt > now ? 'COMING' : 'MISSING';
}
