import { randomBytes } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readTables } from './read';
import { bookParts, cell, sheetXml, workbook, zip } from './testing/build';
import type { TableLimits } from './limits';

const people = [
  ['ФИО', 'Пол', 'Должность'],
  ['Исаков Өмүрбек Болотович', 'м', 'инспектор'],
  ['Осмонова Жылдыз', 'ж', 'следователь'],
];
const russian = [
  ['ФИО', 'Пол', 'Должность'],
  ['Назаров Шухрат Рахимович', 'м', 'Старший инспектор'],
  ['Джураева Мадина Саидовна', 'ж', 'Начальник отдела'],
];
const kazakh = [
  ['Аты-жөні', 'Жынысы', 'Лауазымы'],
  ['Қасымова Айгерім Қайратқызы', 'әйел', 'бас маман'],
  ['Өтегенов Ғалым Мұхтарұлы', 'ер', 'инспектор'],
];

async function read(bytes: Uint8Array, limits?: Partial<TableLimits>) {
  const outcome = await readTables(bytes, 'list', limits);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

async function refused(bytes: Uint8Array, limits?: Partial<TableLimits>) {
  const outcome = await readTables(bytes, 'list.xlsx', limits);
  return outcome.ok ? 'read' : outcome.refusals[0]?.code;
}

describe('workbooks', () => {
  it.each(['xlsx', 'biff8', 'ods'] as const)('reads %s by its content', async (type) => {
    const table = await read(workbook([{ name: 'Список', rows: people }], type));
    expect(table.format).toBe(type === 'biff8' ? 'xls' : type);
    expect(table.sheets[0]?.name).toBe('Список');
    expect(table.sheets[0]?.rows).toEqual(people);
  });

  it('keeps numbers, gives days as days in both date systems, and shows a formula without a result as text', async () => {
    const day = cell({ t: 'n', v: 30203, z: 'dd.mm.yyyy' });
    const rows = [[996512148138, day, 0.5, cell({ t: 'n', f: '1+1', v: 2 }), 'x']];
    const [now, old] = [await read(workbook([{ rows }])), await read(workbook([{ rows }], 'xlsx', true))];
    expect(now.sheets[0]?.rows).toEqual([[996512148138, { date: '1982-09-09' }, 0.5, 2, 'x']]);
    expect(now.sheets[0]?.date1904).toBe(false);
    expect(old.sheets[0]?.date1904).toBe(true);
    expect(old.sheets[0]?.rows[0]?.[1]).toEqual({ date: '1986-09-10' });
  });

  it('tells hidden rows and sheets, and fills blocks merged downwards', async () => {
    const rows = [
      ['Title', null],
      ['МВД', 'A'],
      [null, 'B'],
      [null, 'C'],
    ];
    const table = await read(
      workbook([
        { rows, merges: ['A1:B1', 'A2:A4'], hiddenRows: [3] },
        { rows: [['x']], hidden: true },
      ]),
    );
    expect(table.sheets[0]?.rows.map((row) => row[0])).toEqual(['Title', 'МВД', 'МВД', 'МВД']);
    expect(table.sheets[0]?.hiddenRows).toEqual([3]);
    expect(table.sheets[0]?.merges).toContainEqual({ row: 0, column: 0, rows: 1, columns: 2 });
    expect(table.sheets.map((sheet) => sheet.hidden)).toEqual([false, true]);
  });
});

describe('text', () => {
  it.each([
    ['utf-8', ';', people],
    ['utf-8', ',', kazakh],
    ['utf-16le', '\t', people],
    ['utf-16be', ';', kazakh],
    ['windows-1251', ';', russian],
    ['koi8-r', ';', russian],
    ['cp866', ',', russian],
    ['rk1048', ';', kazakh],
  ])('finds %s and separator %j', async (encoding, separator, rows) => {
    const table = await read(
      new Uint8Array(iconv.encode(stringify(rows, { delimiter: separator }), encoding)),
    );
    expect([table.encoding, table.separator]).toEqual([encoding, separator]);
    expect(table.sheets[0]?.rows).toEqual(rows);
  });

  it.each(['utf8', 'utf-16le', 'utf-16be'])('takes a byte order mark of %s away', async (encoding) => {
    const bytes = iconv.encode(stringify(people), encoding, { addBOM: true });
    expect((await read(new Uint8Array(bytes))).sheets[0]?.rows).toEqual(people);
  });

  it('reads Turkish letters of a Western file', async () => {
    const rows = [
      ['Soyadı', 'Adı'],
      ['Şahin', 'Işıl'],
      ['Yılmaz', 'Gülşen'],
    ];
    const table = await read(new Uint8Array(iconv.encode(stringify(rows), 'windows-1254')));
    expect(table.sheets[0]?.rows).toEqual(rows);
  });

  it('reads a file whose quotation mark is never closed', async () => {
    const table = await read(new TextEncoder().encode('ФИО;Место\n"Исаков Алмаз;ОсОО\nОсмонов Айбек;МВД\n'));
    expect(table.sheets[0]?.rows).toHaveLength(3);
  });

  it('believes the line "sep=" of Excel and leaves it out', async () => {
    const table = await read(new TextEncoder().encode('sep=|\nФИО|Пол\nИсаков Алмаз|м\n'));
    expect(table.sheets[0]?.rows[0]).toEqual(['ФИО', 'Пол']);
  });
});

describe('files that are not lists, or are meant to hurt', () => {
  it.each([
    ['nothing', new Uint8Array(), 'FILE_EMPTY'],
    ['only spaces', new TextEncoder().encode(' \n\n '), 'FILE_EMPTY'],
    [
      'a web page without a table',
      new TextEncoder().encode('<html><body><p>ФИО</p></body></html>'),
      'FILE_TYPE_UNKNOWN',
    ],
    ['a PDF', new TextEncoder().encode('%PDF-1.7 …'), 'FILE_TYPE_UNKNOWN'],
    ['a zip of something else', zip([{ name: 'a.txt', data: Buffer.from('x') }]), 'FILE_TYPE_UNKNOWN'],
    ['a truncated workbook', workbook([{ rows: people }]).slice(0, 900), 'FILE_DAMAGED'],
    ['an old workbook cut short', workbook([{ rows: people }], 'biff8').slice(0, 700), 'FILE_DAMAGED'],
    ['an empty workbook', workbook([{ rows: [] }]), 'FILE_EMPTY'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await refused(bytes)).toBe(code);
  });

  it('refuses random bytes, whatever they begin with', async () => {
    for (const start of ['', 'PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '\x09\x08\x10\x00']) {
      const bytes = Buffer.concat([Buffer.from(start, 'latin1'), randomBytes(5000)]);
      expect(await refused(new Uint8Array(bytes))).toMatch(
        /^FILE_(TYPE_UNKNOWN|DAMAGED|EMPTY|PASSWORD_PROTECTED)$/,
      );
    }
  });

  it('refuses a workbook behind a password', async () => {
    const container = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1000),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(1000),
    ]);
    expect(await refused(new Uint8Array(container))).toBe('FILE_PASSWORD_PROTECTED');
  });

  it('refuses what is too large before opening it', async () => {
    expect(await refused(new Uint8Array(11 * 1024 * 1024))).toBe('FILE_TOO_LARGE');
  });

  it('refuses a zip bomb by the sizes it claims, and by the real ones when the claim lies', async () => {
    const huge = Buffer.alloc(120 * 1024 * 1024, ' ');
    expect(await refused(zip(bookParts(huge)))).toBe('FILE_UNPACKS_TOO_LARGE');
    const lying = bookParts(huge).map((part) => ({ ...part, claims: 100 }));
    expect(await refused(zip(lying))).toBe('FILE_UNPACKS_TOO_LARGE');
  });

  it('refuses a million rows, more columns and more cells than it may hold', async () => {
    const row = '<row><c><v>1</v></c></row>';
    expect(await refused(zip(bookParts(sheetXml(row.repeat(1_000_000)))))).toBe('FILE_TOO_MANY_ROWS');
    const text = new TextEncoder().encode('a;b\n'.repeat(1_000_000));
    expect(await refused(text)).toBe('FILE_TOO_MANY_ROWS');
    expect(await refused(workbook([{ rows: [Array.from({ length: 201 }, () => 'x')] }]))).toBe(
      'FILE_TOO_MANY_COLUMNS',
    );
    expect(await refused(workbook([{ rows: people }]), { cells: 5 })).toBe('FILE_TOO_MANY_CELLS');
  });

  it('refuses an OpenDocument sheet that repeats one cell a million times', async () => {
    const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="S"><table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" table:number-columns-repeated="100"><text:p>a</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
    const parts = [
      { name: 'META-INF/manifest.xml', data: Buffer.from('<manifest/>') },
      { name: 'content.xml', data: Buffer.from(content) },
    ];
    expect(await refused(zip(parts))).toBe('FILE_TOO_MANY_ROWS');
  });

  it('tells rows that an OpenDocument sheet filters away', async () => {
    const row = (name: string, attributes = '') =>
      `<table:table-row${attributes}><table:table-cell office:value-type="string"><text:p>${name}</text:p></table:table-cell></table:table-row>`;
    const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="S">${row('a')}${row('b', ' table:visibility="filter"')}${row('c')}</table:table></office:spreadsheet></office:body></office:document-content>`;
    const table = await read(
      zip([
        { name: 'META-INF/manifest.xml', data: Buffer.from('<manifest/>') },
        { name: 'content.xml', data: Buffer.from(content) },
        { name: 'styles.xml', data: Buffer.from('<office:document-styles/>') },
      ]),
    );
    expect(table.sheets[0]?.rows).toEqual([['a'], ['b'], ['c']]);
    expect(table.sheets[0]?.hiddenRows).toEqual([2]);
  });

  it('stops when time or memory is used up', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [`Исаков ${i}`, i, 'x', 'y']);
    const bytes = workbook([{ rows }]);
    expect(await refused(bytes, { milliseconds: 1 })).toBe('FILE_TOO_SLOW');
    expect(await refused(bytes, { memoryMegabytes: 12 })).toBe('FILE_UNPACKS_TOO_LARGE');
  });

  it('reads ten thousand rows', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => [
      i + 1,
      `Исаков Алмаз ${i}`,
      'м',
      '+996 512 148138',
    ]);
    const table = await read(workbook([{ rows }]), { milliseconds: 10_000 });
    expect(table.sheets[0]?.rows).toHaveLength(10_000);
  });
});
