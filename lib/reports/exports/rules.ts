/** So long a file is kept. */
export const keptDays = 7;

export type ExportState = 'WAITING' | 'READY' | 'FAILED' | 'REMOVED';

/** Where an export stands. */
export function exportState(
  of: { madeAt: Date | null; failedAt: Date | null; removedAt: Date | null; expiresAt: Date },
  now: Date,
): ExportState {
  if (of.failedAt) return 'FAILED';
  if (of.removedAt || of.expiresAt <= now) return 'REMOVED';
  return of.madeAt ? 'READY' : 'WAITING';
}
