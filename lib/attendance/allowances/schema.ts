import { z } from '@/lib/errors/zod';
import { isCurrency, minorOf } from '@/lib/runs/money/currencies/rules';

/** What a participant gets for a day attended, as it is typed in its currency. */
export const allowanceSchema = z
  .object({
    currency: z.string().refine(isCurrency, { message: 'NOT_A_CHOICE' }),
    perDay: z.string().max(40),
  })
  .superRefine(({ perDay, currency }, context) => {
    const minor = minorOf(perDay, currency);
    const message =
      minor === null || minor === 0
        ? 'REQUIRED'
        : minor === 'AMOUNT_FORMAT'
          ? minor
          : Number(minor) > 9e12 || typeof minor === 'string'
            ? 'AMOUNT_TOO_LARGE'
            : null;
    if (message) context.addIssue({ code: 'custom', message, path: ['perDay'] });
  });

export type AllowanceInput = z.output<typeof allowanceSchema>;
