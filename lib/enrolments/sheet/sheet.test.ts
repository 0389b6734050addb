import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTables } from '@/lib/files/tables/read';
import { readList } from '@/lib/people/lists/rules';
import { sheetXlsx } from './queries';
import { sheetCells, sheetCsv, type SheetRow } from './rules';

const family = [
  'Исаков',
  'Өмүрзакова',
  'Gʻulomova',
  'Сейтқалиев',
  'Məmmədova',
  'Ҷӯраев',
  'Annaýewa',
  "O'Konnor",
];
const given = ['Алмаз', 'Гүлнара', 'Doʻstmurod', 'Бауыржан', 'Günel', 'Ҷамшед', 'Jan-Mamed', 'Ёлкин'];
const cyrillic = /[\p{Script=Cyrillic}]/u;

const name = fc.tuple(fc.constantFrom(...family), fc.constantFrom(...given)).map((words) => words.join(' '));
const text = fc.constantFrom(
  'Инспектор',
  'Главный специалист; отдел №3',
  'Deputy "head" of department',
  '=HYPERLINK("http://example.org")',
  '@SUM(A1)',
  '-1+1',
  "+cmd|' /C calc'!A0",
  'Министерство внутренних дел, г. Ош',
);

const row: fc.Arbitrary<SheetRow> = fc.record({
  officialName: name,
  latinName: fc.option(fc.constantFrom('Isakov Almaz', 'Omurzakova Gulnara', 'Dostmurod Gulomova')),
  sex: fc.option(fc.constantFrom('FEMALE' as const, 'MALE' as const)),
  birthDate: fc.option(
    fc
      .date({ min: new Date('1950-01-01'), max: new Date('2005-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  ),
  countryCode: fc.option(fc.constantFrom('KG', 'UZ', 'KZ', 'TJ', 'TM', 'AZ')),
  institution: fc.option(text),
  position: fc.option(text),
  email: fc.option(fc.integer({ min: 1, max: 999 }).map((number) => `p${number}@example.org`)),
  phone: fc.option(fc.integer({ min: 555_000_000, max: 555_999_999 }).map((number) => `+996${number}`)),
  language: fc.option(fc.constantFrom('ru', 'uz', 'ky', 'en')),
});

async function imported(bytes: Uint8Array, fileName: string): Promise<SheetRow[]> {
  const table = await readTables(bytes, fileName);
  if (!table.ok) throw new Error(JSON.stringify(table.refusals));
  const list = readList(table.value);
  if (!list.ok) throw new Error(JSON.stringify(list.refusals));
  return list.value.rows.map(
    ({
      officialName,
      latinName,
      sex,
      birthDate,
      countryCode,
      institution,
      position,
      email,
      phone,
      language,
    }) => ({
      officialName,
      latinName,
      sex,
      birthDate,
      countryCode,
      institution,
      position,
      email,
      phone,
      language,
    }),
  );
}

/** A name in Latin letters is its own Latin name where none is given: so does every list. */
const asRead = (each: SheetRow): SheetRow => ({
  ...each,
  latinName:
    each.latinName ?? (each.officialName && !cyrillic.test(each.officialName) ? each.officialName : null),
});

describe('what is exported imports equal', () => {
  test.each([
    ['csv', (rows: SheetRow[]) => Buffer.from(sheetCsv(rows))],
    ['xlsx', (rows: SheetRow[]) => sheetXlsx(rows)],
  ])('as %s', { timeout: 120_000 }, async (format, write) => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        expect(await imported(write(rows), `run.${format}`)).toEqual(rows.map(asRead));
      }),
      { numRuns: 25 },
    );
  });
});

test('no cell of the text file begins as a formula, and none has a control character', () => {
  const evil = {
    position: '=1+1',
    institution: '\t@x',
    officialName: '\u0000-Имя Фамилия',
    phone: '+996555000111',
  };
  const nothing = {
    latinName: null,
    sex: null,
    birthDate: null,
    countryCode: null,
    email: null,
    language: null,
  };
  const csv = sheetCsv([{ ...nothing, ...evil }]);
  const cells = csv.slice(1).split(/[;\r\n]+/);
  for (const cell of cells) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
  expect(csv).not.toMatch(/\u0000/);
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(sheetCells([])).toHaveLength(1);
});
