import { z } from '@/lib/errors/zod';
import { refusalMessage } from '@/lib/errors/refusal-message';
import { donorRefusals } from '../rules';
import { idSchema } from '../schema';
import { isCurrency, minorOf } from './currencies/rules';

/** Who pays for a run, in per cent that add up to 100. What does not add up is said beside the last share. */
export const sharesSchema = z
  .object({
    donors: z
      .array(z.object({ donorId: idSchema, sharePercent: z.number().min(0.01).max(100).nullable() }))
      .max(20),
  })
  .superRefine(({ donors }, context) => {
    for (const refusal of donorRefusals(donors)) {
      const path =
        refusal.path === 'donors' ? `donors.${donors.length - 1}.sharePercent` : (refusal.path ?? '');
      context.addIssue({ code: 'custom', message: refusalMessage(refusal), path: path.split('.') });
    }
  });

export type SharesInput = z.output<typeof sharesSchema>;

const currency = z.string().refine(isCurrency, { message: 'NOT_A_CHOICE' });
const typed = z.string().max(40);

/** A line of a run's costs, its amounts as they are typed in the currency. */
export const costSchema = z
  .object({ line: z.string().trim().min(1).max(200), currency, budget: typed, actual: typed })
  .superRefine((cost, context) => {
    const add = (path: 'budget' | 'actual', message: string) =>
      context.addIssue({ code: 'custom', message, path: [path] });
    const amounts = (['budget', 'actual'] as const).map(
      (field) => [field, minorOf(cost[field], cost.currency)] as const,
    );
    for (const [field, minor] of amounts) if (typeof minor === 'string') add(field, minor);
    if (amounts.every(([, minor]) => minor === null)) add('budget', 'AMOUNT_NEEDED');
  });

export type CostInput = z.output<typeof costSchema>;
