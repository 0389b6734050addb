import { uuidv7 } from 'uuidv7';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { mostValues } from '../schema';
import { indicatorToFill } from './queries';
import { figureKey, stateOf } from './rules';
import type { ApplyFigures } from './schema';

/**
 * Takes figures over that were looked at, all or none; those that say what is recorded already change nothing. Refuses
 * CHANGED_MEANWHILE where one would change something else than was shown, FIGURES_TOO_MANY, VALUE_TWICE, INVALID (a country that is none).
 * Throws NotFound.
 */
export async function applyFigures(
  actor: Actor,
  { programmeId, indicatorId, figures }: ApplyFigures,
): Promise<Outcome<{ added: number; changed: number }>> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM indicator WHERE id = ${indicatorId}::uuid FOR UPDATE`;
    const { id, recorded } = await indicatorToFill(tx, actor, programmeId, indicatorId);
    const known = new Map(recorded.map((each) => [figureKey(each), each]));
    if (new Set(figures.map(figureKey)).size < figures.length) return refuse('VALUE_TWICE');
    if (figures.some((figure) => (known.get(figureKey(figure))?.value ?? null) !== figure.before))
      return refuse('CHANGED_MEANWHILE');
    const added = figures.filter((figure) => stateOf(figure) === 'NEW');
    const changed = figures.filter((figure) => stateOf(figure) === 'CHANGED');
    if (recorded.length + added.length > mostValues) return refuse('FIGURES_TOO_MANY', { most: mostValues });
    const countries = [...new Set(added.flatMap(({ countryCode }) => countryCode ?? []))];
    if ((await tx.country.count({ where: { code: { in: countries } } })) < countries.length)
      return refuse('INVALID');
    await tx.indicatorValue.createMany({
      data: added.map(({ before: _, ...figure }) => ({ ...figure, id: uuidv7(), indicatorId: id })),
    });
    const rows = changed.map((figure) => ({ id: known.get(figureKey(figure))?.id, value: figure.value }));
    await tx.$executeRaw`
      UPDATE indicator_value v SET value = c.value
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(id uuid, value numeric)
      WHERE v.id = c.id`;
    if (added.length + changed.length > 0)
      await audit(tx, actor, {
        action: 'fillIndicator',
        subjectType: 'indicator',
        subjectId: id,
        details: { added: added.length, changed: changed.length },
      });
    return done({ added: added.length, changed: changed.length });
  });
}
