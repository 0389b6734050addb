import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { recordIndicator } from '@/lib/programmes/indicators/commands';
import type { IndicatorInput } from '@/lib/programmes/indicators/schema';
import { recordResult } from '@/lib/programmes/results/commands';
import type { Catalogue } from './catalogue';
import { must } from './must';
import { reference } from './source';

const countries: [RegExp, string][] = [
  [/Kazakhstan|Aktau/, 'KZ'],
  [/Kyrgyzstan/, 'KG'],
  [/Tajikistan|Khatlon/, 'TJ'],
];
const countryOf = (text: string) => countries.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** What the source measures of several countries under one name is one indicator with a series a country. */
const nameOf = (name: string) => name.replace(/, (Kazakhstan|Tajikistan)$/, '');

/** The source states no baselines and no targets: the baseline is its first year, the target is ours. */
const aims: Record<string, IndicatorInput['aims']> = {
  'New psychoactive substances reported': [
    { kind: 'BASELINE', countryCode: 'KZ', category: null, year: 2014, value: 1 },
    { kind: 'TARGET', countryCode: 'KZ', category: null, year: 2019, value: 60 },
  ],
};

/** The programme's numbers over the years. */
export async function loadIndicators(actor: Actor, { programmeId }: Catalogue): Promise<void> {
  const indicators = new Map<string, IndicatorInput>();
  for (const { name, unit, values } of reference.indicators) {
    const nameEn = nameOf(name);
    const country = countryOf(name);
    const merged = nameEn !== name;
    const indicator = indicators.get(nameEn) ?? {
      ...{ nameEn, nameRu: null, unit, countryCode: merged ? null : country },
      ...{ values: [], aims: aims[nameEn] ?? [] },
    };
    for (const [key, value] of Object.entries(values)) {
      const year = /^\d{4}$/.test(key) ? Number(key) : null;
      indicator.values.push({
        ...{ year, category: year === null ? key : null },
        ...{ countryCode: merged ? country : null, value },
      });
    }
    indicators.set(nameEn, indicator);
  }
  for (const indicator of indicators.values()) must(await recordIndicator(actor, programmeId, indicator));
}

/** "525 canisters" as a figure and what it counts. */
function figureOf(text: string | undefined) {
  const [, quantity, unit] = /^(\d+) (.+)$/.exec(text ?? '') ?? [];
  return { furtherQuantity: quantity ? Number(quantity) : null, furtherUnit: unit ?? null };
}

/** What trained people achieved: the control units came of the workshop on container control, the rest of a course. */
export async function loadResults(actor: Actor, { programmeId, courseIds }: Catalogue): Promise<void> {
  for (const result of reference.results) {
    const code = courseIds.has(result.of) ? result.of : 'CCP-PPP';
    const runs = await db.courseRun.findMany({
      where: { course: { code: code === result.of ? 'none' : code } },
      select: { id: true },
    });
    must(
      await recordResult(actor, programmeId, {
        courseId: courseIds.get(code) ?? null,
        runIds: runs.map(({ id }) => id),
        achievedBy: code === result.of ? 'Provincial police departments' : result.of,
        ...{ institutionId: null, place: result.where, countryCode: countryOf(result.where) },
        ...{ what: result.what, quantity: result.quantity ?? null, unit: result.unit ?? null },
        ...figureOf(result.packing ?? result.substance),
        // The source gives no days.
        ...{ happenedFrom: null, happenedTo: null, remark: null },
        source: 'Reports of the programme, 2017',
      }),
    );
  }
}
