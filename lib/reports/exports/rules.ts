/** So long a file is kept. */
export const keptDays = 7;

export type ExportState = 'WAITING' | 'READY' | 'FAILED' | 'REMOVED';

/** The name of the job that writes an export: one at a time. */
export const jobKeyOf = (exportId: string): string => `make-report-export:${exportId}`;

/** Where an export stands. `works`: a job has it, or will. One that nobody works on any more has failed, whoever died. */
export function exportState(
  of: { madeAt: Date | null; failedAt: Date | null; removedAt: Date | null; expiresAt: Date },
  works: boolean,
  now: Date,
): ExportState {
  if (of.failedAt) return 'FAILED';
  if (of.removedAt || of.expiresAt <= now) return 'REMOVED';
  if (of.madeAt) return 'READY';
  return works ? 'WAITING' : 'FAILED';
}
