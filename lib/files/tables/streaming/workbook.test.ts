import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workbookWriter, type Cell } from './workbook';

async function book(sheets: { name: string; heads: string[]; rows: Cell[][] }[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const writer = workbookWriter((bytes) => chunks.push(bytes));
  for (const { name, heads, rows } of sheets) {
    const sheet = await writer.sheet(
      name,
      heads.map((head) => ({ head, width: 20 })),
    );
    await sheet.rows(rows.slice(0, 1));
    await sheet.rows(rows.slice(1));
    await sheet.close();
  }
  await writer.end();
  return Buffer.concat(chunks);
}

const rowsOf = (bytes: Buffer, name: string) =>
  utils.sheet_to_json<unknown[]>(read(bytes, { cellDates: true, UTC: true }).Sheets[name] ?? {}, {
    header: 1,
    defval: null,
    blankrows: true,
    UTC: true,
  });

test('texts, numbers, days and gaps read back as they are; what looks like a formula is a text', async () => {
  const bytes = await book([
    {
      name: 'Люди: 1/2',
      heads: ['Имя', 'Дней', 'День'],
      rows: [
        ['=1+1', 3, { day: '2026-02-28' }],
        ['Ёлкин <b> & "co"', 0.5, null],
        ['  -@ \t', null, { day: '1999-12-31' }],
      ],
    },
    { name: 'Empty', heads: ['A'], rows: [] },
  ]);
  expect(rowsOf(bytes, 'Люди  1 2')).toEqual([
    ['Имя', 'Дней', 'День'],
    ['=1+1', 3, new Date('2026-02-28T00:00:00Z')],
    ['Ёлкин <b> & "co"', 0.5, null],
    ['  -@ \t', null, new Date('1999-12-31T00:00:00Z')],
  ]);
  expect(rowsOf(bytes, 'Empty')).toEqual([['A']]);
  const cells = Object.values(read(bytes).Sheets['Люди  1 2'] ?? {}) as { f?: string }[];
  expect(cells.filter((cell) => cell.f)).toEqual([]);
});

test('any text comes back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1, maxLength: 5 }),
      async (texts) => {
        const bytes = await book([{ name: 'S', heads: texts.map(() => 'h'), rows: [texts] }]);
        const clean = texts.map((text) => text.replace(/\r\n?/g, '\n') || null);
        expect(
          rowsOf(bytes, 'S')[1]?.map((text) => (text as string | null)?.replace(/\r\n?/g, '\n') ?? null),
        ).toEqual(clean);
      },
    ),
    { numRuns: 60 },
  );
});
