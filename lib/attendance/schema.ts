import { z } from '@/lib/errors/zod';
import { AttendanceStatus } from '@/prisma/generated/enums';
import { tidyNote } from './rules';
import type { Answer, Operation } from './types';

/** How much one request of the sync endpoint may carry. */
export const batchLimits = { operations: 1000, bytes: 1_000_000 } as const;

const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
  .toLowerCase();

/** Text that PostgreSQL takes: it holds no NUL, and no half of a character that a keyboard or a limit has cut in two. */
const textOf = (typed: string): string => typed.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');

/** The instant as every part of the system writes it: UTC with milliseconds. Years of four digits only. */
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/)
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .transform((text) => new Date(text).toISOString())
  // PostgreSQL knows no year 0.
  .refine((text) => text.length === 24 && text >= '0001');

/** The shape of an operation. What a mark may say is decided by the rules, so that each refusal has its code. */
export const operationSchema = z.object({
  id: uuid,
  sessionId: uuid,
  enrolmentId: uuid,
  status: z.enum(AttendanceStatus),
  minutes: z
    .number()
    .nullish()
    .transform((value) => value ?? null),
  note: z
    .string()
    .nullish()
    .transform((value) => tidyNote(value == null ? null : textOf(value))),
  at: instant,
  device: z
    .string()
    .max(200)
    .transform((value) => textOf(value).trim()),
  // A person's own check-in and a loaded file come by ways of their own.
  source: z.enum(['REGISTER', 'SCAN', 'BOARD']).default('REGISTER'),
  seenId: uuid.nullish().transform((value) => value ?? null),
  walkInName: z
    .string()
    .nullish()
    .transform((value) => textOf(value ?? '').trim() || null),
});

/**
 * The body of a sync request. `account`: whose marks they are, as the device believes; a phone that changed hands
 * must not send one person's marks in another's name.
 */
export const batchSchema = z.object({
  version: z.literal(1),
  account: uuid.nullish(),
  operations: z.array(z.looseObject({ id: z.string().max(100) })),
});

/** The operations that have the right shape, and the refusals of those that do not: one bad row spoils no batch. */
export function operationsOf(rows: readonly { id: string }[]): {
  operations: Operation[];
  refused: Answer[];
} {
  const operations: Operation[] = [];
  const refused: Answer[] = [];
  for (const row of rows) {
    const parsed = operationSchema.safeParse(row);
    if (parsed.success) operations.push(parsed.data);
    else refused.push({ id: row.id, answer: 'REFUSED', code: 'OPERATION_INVALID' });
  }
  return { operations, refused };
}
