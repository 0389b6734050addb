import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { courseOf, office, runOf, value } from '@/lib/runs/testing/fixture';
import { applyImport } from '../application/commands';
import { chooseColumns, openImport } from '../commands';
import { importPreview } from '../queries';

let courseId: string;
beforeAll(async () => {
  ({ courseId } = await courseOf('MEM'));
});

async function opened(rows: string[]) {
  const { runId } = await runOf(courseId);
  const bytes = Buffer.from(rows.join('\n'));
  return value(await openImport(office, runId, { fileName: 'a.csv', bytes })).batchId;
}

async function shown(batchId: string) {
  const { batch, preview, layout } = await importPreview(office, batchId);
  return { options: batch.options, layout, rows: preview.ok ? preview.value.rows : null };
}

const header = 'Кто;Откуда;Чем занят';

test(
  'a list without a column of names is mapped by hand, and the next one of the same institution is read so',
  { timeout: 120_000 },
  async () => {
    const rows = (who: string) => [
      header,
      `${who}1;Академия МВД РУз;судит`,
      `${who}2;Академия МВД РУз;рядит`,
    ];
    const batchId = await opened(rows('x'));
    const first = await shown(batchId);
    expect(first.rows).toBeNull();
    expect(first.layout).toMatchObject({ headerRow: null });
    expect(first.layout?.sample[1]?.cells).toEqual(['x1', 'Академия МВД РУз', 'судит']);

    const names = ['Алиев Олим', 'Саидова Нодира'];
    const own = [header, ...names.map((name) => `${name};Академия МВД РУз;судья`)];
    const second = await opened(own);
    const mapping = { '1': 'institution', '2': 'position' } as const;
    value(await chooseColumns(office, second, { mapping, headerRow: 1, country: 'UZ' }));
    value(await applyImport(office, second, { state: 'NOMINATED' }));

    const third = await opened([header, 'Юнусов Карим;Академия МВД РУз;следователь']);
    const read = await shown(third);
    expect(read.options).toMatchObject({ mapping, remembered: { institution: 'Академия МВД РУз' } });
    expect(read.rows?.[0]).toMatchObject({ officialName: 'Юнусов Карим', position: 'следователь' });

    // Of another institution the same header may mean something else.
    expect((await shown(await opened([header, 'Ким Анна;Таможенный комитет;эксперт']))).options).toEqual({});

    // The way back, applied, is what is remembered.
    value(await chooseColumns(office, third, { plain: true, country: 'UZ', headerRow: 1 }));
    expect((await shown(third)).rows?.[0]).toMatchObject({ officialName: 'Юнусов Карим', position: null });
    value(
      await chooseColumns(office, third, {
        plain: true,
        country: 'UZ',
        headerRow: 1,
        mapping: { '1': 'institution' },
      }),
    );
    value(await applyImport(office, third, { state: 'NOMINATED' }));
    expect(await db.importMapping.findMany({ select: { header: true, columns: true } })).toEqual([
      { header: 'кто|откуда|чем занят', columns: { '1': 'institution' } },
    ]);
  },
);
