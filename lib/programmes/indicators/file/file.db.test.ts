import { afterAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { programme } from '../../queries';
import { actorWith, codes, office, programmeOf, value } from '../../testing/fixture';
import { recordIndicator } from '../commands';
import { indicatorSchema } from '../schema';
import { applyFigures } from './commands';
import { indicatorFile, type IndicatorFile } from './queries';

afterAll(() => db.$disconnect());

const text = (lines: string) => ({ name: 'figures.csv', bytes: new TextEncoder().encode(lines) });

async function indicatorOf(code: string) {
  const programmeId = await programmeOf(code);
  const { indicatorId } = value(
    await recordIndicator(
      office,
      programmeId,
      indicatorSchema.parse({
        ...{ nameEn: 'New substances', nameRu: null, unit: 'substances', countryCode: null },
        values: [
          { year: 2015, category: null, countryCode: 'KZ', value: 21 },
          { year: 2016, category: null, countryCode: 'KZ', value: 48.5 },
        ],
        aims: [{ kind: 'TARGET', category: null, countryCode: 'KZ', year: 2019, value: 60 }],
      }),
    ),
  );
  return { programmeId, indicatorId };
}

const figuresOf = ({ changes }: IndicatorFile) =>
  changes.map(({ countryCode, category, year, value: number, before }) => ({
    ...{ countryCode, category, year, value: number, before },
  }));

test('a file is looked at, taken over at once, and taken over again changes nothing', async () => {
  const ids = await indicatorOf('IFILE1');
  const file = text('Страна;2015;2016;2017\nКазахстан;21;48,5;50\nУзбекистан;4;n/a;"1 204,5"\nВсего;25;;\n');
  const read = value(await indicatorFile(office, ids.programmeId, ids.indicatorId, file));
  expect(read.changes.map(({ cell, before, value: number }) => [cell, before, number])).toEqual([
    ['B2', 21, 21],
    ['C2', 48.5, 48.5],
    ['D2', null, 50],
    ['B3', null, 4],
    ['D3', null, 1204.5],
  ]);
  expect(read.refused).toEqual([{ cell: 'B4', text: '25', of: 'Всего · 2015', why: 'TOTAL_LEFT_OUT' }]);
  const input = { ...ids, figures: figuresOf(read) };
  expect(value(await applyFigures(office, input))).toEqual({ added: 3, changed: 0 });
  const after = (await programme(office, ids.programmeId)).indicators[0];
  expect(after?.values).toHaveLength(5);
  expect(after?.aims).toHaveLength(1);
  // What was looked at before is no longer what is recorded.
  expect(codes(await applyFigures(office, input))).toEqual(['CHANGED_MEANWHILE']);
  const again = value(await indicatorFile(office, ids.programmeId, ids.indicatorId, file));
  expect(value(await applyFigures(office, { ...ids, figures: figuresOf(again) }))).toEqual({
    added: 0,
    changed: 0,
  });
  expect(await db.auditEntry.count({ where: { action: 'fillIndicator', subjectId: ids.indicatorId } })).toBe(
    1,
  );
});

test('a changed figure says what it was, and none is taken over where one is refused', async () => {
  const ids = await indicatorOf('IFILE2');
  const read = value(
    await indicatorFile(office, ids.programmeId, ids.indicatorId, text('\t2015\t2016\nKAZ\t22\t48,5\n')),
  );
  expect(read.changes.map(({ before, value: number }) => [before, number])).toEqual([
    [21, 22],
    [48.5, 48.5],
  ]);
  const figures = figuresOf(read);
  const stale = [...figures, { countryCode: 'UZ', category: null, year: 2015, value: 1, before: 7 }];
  expect(codes(await applyFigures(office, { ...ids, figures: stale }))).toEqual(['CHANGED_MEANWHILE']);
  const unknown = [...figures, { countryCode: 'XX', category: null, year: 2015, value: 1, before: null }];
  expect(codes(await applyFigures(office, { ...ids, figures: unknown }))).toEqual(['INVALID']);
  expect(codes(await applyFigures(office, { ...ids, figures: [...figures, figures[0]!] }))).toEqual([
    'VALUE_TWICE',
  ]);
  expect((await programme(office, ids.programmeId)).indicators[0]?.values.map((each) => each.value)).toEqual([
    21, 48.5,
  ]);
  expect(value(await applyFigures(office, { ...ids, figures }))).toEqual({ added: 0, changed: 1 });
});

test('of two who take the same over at once one is told, and nothing is written twice', async () => {
  const ids = await indicatorOf('IFILE3');
  const figures = [{ countryCode: 'TJ', category: null, year: 2015, value: 3, before: null }];
  const outcomes = await Promise.all([1, 2, 3].map(() => applyFigures(office, { ...ids, figures })));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(new Set(outcomes.flatMap(codes))).toEqual(new Set(['CHANGED_MEANWHILE']));
});

test('a file that has no figures says so, and only who manages the programme reads and writes', async () => {
  const ids = await indicatorOf('IFILE4');
  const { programmeId, indicatorId } = ids;
  expect(codes(await indicatorFile(office, programmeId, indicatorId, text('Name;Phone\nAsel;1\n')))).toEqual([
    'FIGURES_NONE',
  ]);
  const other = await programmeOf('IFILE5');
  const figures = [{ countryCode: 'TJ', category: null, year: 2015, value: 3, before: null }];
  for (const actor of [await actorWith({ programmeId: other }), await actorWith({ countryCode: 'KZ' })]) {
    await expect(indicatorFile(actor, programmeId, indicatorId, text('a'))).rejects.toThrow(NotFound);
    await expect(applyFigures(actor, { ...ids, figures })).rejects.toThrow(NotFound);
  }
  await expect(applyFigures(office, { programmeId: other, indicatorId, figures })).rejects.toThrow(NotFound);
  await expect(indicatorFile(office, other, indicatorId, text('a'))).rejects.toThrow(NotFound);
});
