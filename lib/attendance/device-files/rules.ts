import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { digestOf } from '../device-file/rules';
import { operationsOf } from '../schema';
import type { Answer, Operation } from '../types';
import { deviceFileSchema } from './schema';

/** What a device's file holds: operations in order, marked as loaded from a file, and those that have no right shape. */
export type ReadFile = { account: string; madeAt: string; operations: Operation[]; misshapen: Answer[] };

/**
 * Reads a file that a device wrote. Refuses DEVICE_FILE_UNREADABLE (no JSON in UTF-8), DEVICE_FILE_OTHER (something else),
 * DEVICE_FILE_VERSION (of a version that is not known here), DEVICE_FILE_DAMAGED (not what the device wrote, by its
 * checksum) and DEVICE_FILE_EMPTY.
 */
export async function readDeviceFile(bytes: Uint8Array): Promise<Outcome<ReadFile>> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse('DEVICE_FILE_UNREADABLE');
  }
  const { format, version, operations } = (json ?? {}) as Record<string, unknown>;
  if (format !== 'cascade-attendance') return refuse('DEVICE_FILE_OTHER');
  if (version !== 1) return refuse('DEVICE_FILE_VERSION');
  const parsed = deviceFileSchema.safeParse(json);
  if (!parsed.success) return refuse('DEVICE_FILE_DAMAGED');
  if ((await digestOf(operations)) !== parsed.data.sha256.toLowerCase()) return refuse('DEVICE_FILE_DAMAGED');
  if (parsed.data.operations.length === 0) return refuse('DEVICE_FILE_EMPTY');
  const { operations: rows, account, madeAt } = parsed.data;
  const read = operationsOf(rows);
  return done({
    ...{ account, madeAt },
    operations: read.operations.map((operation) => ({ ...operation, source: 'FILE' as const })),
    misshapen: read.refused,
  });
}
