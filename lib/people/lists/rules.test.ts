import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '@/lib/files/tables/types';
import { tableOf } from '@/lib/files/tables/testing/build';
import { readList } from './rules';
import type { ListOptions } from './schema';

function read(rows: Cell[][], options: ListOptions = {}, sheet: Parameters<typeof tableOf>[1] = {}) {
  const outcome = readList(tableOf(rows, sheet), options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

const refused = (rows: Cell[][], options: ListOptions = {}) => {
  const outcome = readList(tableOf(rows), options);
  return outcome.ok ? 'read' : outcome.refusals[0]?.code;
};

const names = (list: ReturnType<typeof read>) => list.rows.map((row) => row.officialName);
const reasons = (list: ReturnType<typeof read>) => list.skipped.map(({ row, reason }) => `${row} ${reason}`);

const header = ['№', 'ФИО', 'Пол', 'Должность', 'Телефон'];
const isakov = [1, 'Исаков Алмаз Кадырович', 'м', 'инспектор', '+996 512 148138'];
const osmonova = [2, 'Осмонова Жылдыз Жумабайовна', 'ж', 'следователь', '+996 511 245722'];

describe('finding the list', () => {
  it('finds the header below titles and says its row as Excel does', () => {
    const list = read([['СПИСОК участников'], ['Семинар, г. Алматы'], [], header, isakov, osmonova]);
    expect(list.headerRow).toBe(4);
    expect(list.rows.map((row) => row.row)).toEqual([5, 6]);
  });

  it('reads a header of two rows with merged groups', () => {
    const list = read(
      [
        ['№', 'ФИО', null, null, 'Контакты', null],
        [null, 'Фамилия', 'Имя', 'Отчество', 'Телефон', 'Эл. почта'],
        [1, 'Исаков', 'Алмаз', 'Кадырович', 512148138, 'a@example.org'],
      ],
      { country: 'KG' },
      {
        merges: [
          { row: 0, column: 1, rows: 1, columns: 3 },
          { row: 0, column: 4, rows: 1, columns: 2 },
          { row: 0, column: 0, rows: 2, columns: 1 },
        ],
      },
    );
    expect(list.rows).toMatchObject([
      {
        row: 3,
        officialName: 'Исаков Алмаз Кадырович',
        familyName: 'Исаков',
        phone: '+996512148138',
        email: 'a@example.org',
      },
    ]);
  });

  it('picks the sheet that has a list, and names the others', () => {
    const table = tableOf([['Письмо'], ['Направляем список']], { name: 'Письмо' });
    table.sheets.push(
      ...tableOf([header, isakov, osmonova], { name: 'Список' }).sheets,
      ...tableOf([header, isakov], { name: 'Запас' }).sheets,
    );
    const list = readList(table);
    expect(list).toMatchObject({ ok: true, value: { sheetName: 'Список', otherSheets: ['Запас'] } });
    expect(readList(table, { sheet: 'Запас' })).toMatchObject({ ok: true, value: { sheetName: 'Запас' } });
    expect(readList(table, { sheet: 'нет' })).toMatchObject({
      ok: false,
      refusals: [{ code: 'LIST_SHEET_UNKNOWN' }],
    });
  });

  it('reads a list without a header by what its cells look like', () => {
    const list = read([
      ['Исаков Алмаз', 'м', '+996512148138', 'a@example.org'],
      ['Осмонова Жылдыз', 'ж', '+996511245722', 'b@example.org'],
    ]);
    expect(list.headerRow).toBeNull();
    expect(list.columns.map((column) => column.field)).toEqual(['fullName', 'sex', 'phone', 'email']);
    expect(list.rows).toHaveLength(2);
  });

  it('guesses a column whose header says nothing', () => {
    const list = read([
      ['ФИО', 'Доп.', ''],
      ['Исаков Алмаз', 'a@example.org', 'м'],
      ['Осмонова Жылдыз', 'b@example.org', 'ж'],
    ]);
    expect(list.columns.map(({ field, by }) => [field, by])).toEqual([
      ['fullName', 'HEADER'],
      ['email', 'CONTENT'],
      ['sex', 'CONTENT'],
    ]);
  });

  it('lets the reader correct a column, and take one away', () => {
    const rows = [
      ['Имя', 'Отдел', 'X'],
      ['Алмаз', 'Исаков', 'УВД'],
    ];
    const list = read(rows, { mapping: { 0: 'givenName', 1: 'familyName', 2: 'institution' } });
    expect(list.rows[0]).toMatchObject({ officialName: 'Исаков Алмаз', institution: 'УВД' });
    expect(read([header, isakov], { mapping: { 4: null } }).rows[0]?.phone).toBeNull();
    expect(refused([header, isakov], { mapping: { 1: null } })).toBe('LIST_NO_NAME_COLUMN');
  });

  it('refuses what has no list, and says what it saw', () => {
    expect(refused([])).toBe('LIST_NO_ROWS');
    expect(refused([['', ' ']])).toBe('LIST_NO_ROWS');
    expect(refused([header])).toBe('LIST_NO_ROWS');
    expect(refused([['просто текст'], ['ещё текст']])).toBe('LIST_NO_HEADER');
    const outcome = readList(
      tableOf([
        ['Пол', 'Должность', 'Телефон'],
        ['м', 'инспектор', '+996512148138'],
      ]),
    );
    expect(outcome).toMatchObject({
      refusals: [{ code: 'LIST_NO_NAME_COLUMN', params: { row: 1, columns: 'Пол, Должность, Телефон' } }],
    });
  });
});

describe('rows that are not people', () => {
  it('leaves them out with a reason', () => {
    const list = read([
      header,
      [1, 2, 3, 4, 5],
      ['Баткенская область'],
      isakov,
      [],
      header,
      osmonova,
      [null, 'Итого: 2 человека'],
      ['Исп. отдел международного сотрудничества', null, 'тел. 66-12-34'],
      ['Начальник отдела', null, '__________', 'А. Асанов'],
    ]);
    expect(names(list)).toEqual(['Исаков Алмаз Кадырович', 'Осмонова Жылдыз Жумабайовна']);
    expect(reasons(list)).toEqual([
      '2 COLUMN_NUMBERS',
      '3 SECTION',
      '5 EMPTY',
      '6 REPEATED_HEADER',
      '8 TOTAL',
      '9 SIGNATURE',
      '10 SIGNATURE',
    ]);
  });

  it('keeps hidden rows and says which they are', () => {
    const list = read([header, isakov, osmonova], {}, { hiddenRows: [3, 9] });
    expect(list.hiddenRows).toEqual([3]);
    expect(list.rows.map((row) => row.hidden)).toEqual([false, true]);
  });
});

it('never throws, whatever stands in the table', { timeout: 60_000 }, () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      'ФИО',
      'Пол',
      'Телефон',
      'Name',
      'Исаков Алмаз',
      'м',
      '+996512148138',
      'Итого',
      '№',
      '1.',
      '1,',
      ',;',
      '/',
    ),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.record({ date: fc.string() }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 10 }),
      fc.constantFrom({}, { country: 'KG' }, { headerRow: 0 }, { headerRow: 3 }),
      (rows, options) => {
        const outcome = readList(tableOf(rows), options);
        if (outcome.ok)
          for (const row of outcome.value.rows)
            expect(row.officialName !== null || row.problems.length > 0).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
