import { describe, expect, it } from 'vitest';
import { workbook } from '@/lib/files/tables/testing/build';
import { book, expectPeople, header, plain, read, rowOf } from './testing/reading';
import { dotted, fullName, people, russian, sexIn, type Truth } from './testing/truth';

describe('where the list lies', () => {
  it('reads two header rows, a group over its columns', () => {
    const rows = [
      ['№', 'Ф.И.О.', null, null, 'Личные данные', null, 'Контакты', 'Работа', null],
      [null, 'Фамилия', 'Имя', 'Отчество', 'Пол', 'Дата рожд.', 'Тел.', 'Должность', 'Организация'],
      ...people.map((p, i) => [
        i + 1,
        p.family,
        p.given,
        p.patronymic,
        sexIn(p, ['Ж', 'М']),
        dotted(p),
        p.phone,
        p.position,
        p.institution,
      ]),
    ];
    const list = read(book(rows, { merges: ['A1:A2', 'B1:D1', 'E1:F1', 'H1:I1'] }));
    expectPeople(list.rows, people);
  });

  it('reads one heading over three columns of a name, merged or not', () => {
    const rows = [
      ['№', 'Ф.И.О.', null, null, 'Телефон'],
      ...people.map((p, i) => [i + 1, p.family, p.given, p.patronymic, p.phone]),
    ];
    for (const merges of [['B1:D1'], []])
      expectPeople(read(book(rows, { merges })).rows, people, { phone: true });
  });

  it('reads sex in two columns with marks, and a birth date in three', () => {
    const rows = [
      ['ФИО', 'Пол', null, 'Дата рождения', null, null],
      [null, 'М', 'Ж', 'день', 'месяц', 'год'],
      ...people.map((p) => {
        const [year, month, day] = p.birthDate.split('-').map(Number);
        return [
          fullName(p),
          p.sex === 'MALE' ? '+' : null,
          p.sex === 'FEMALE' ? 'V' : null,
          day,
          month,
          year,
        ];
      }),
    ];
    const list = read(book(rows, { merges: ['B1:C1', 'D1:F1', 'A1:A2'] }));
    expectPeople(list.rows, people, { sex: true, birthDate: true });
  });

  it('finds a header in row 15, below a letter', () => {
    const letter = Array.from({ length: 14 }, (_, i) => [
      i % 3 ? null : `Направляем список участников, стр. ${i}`,
    ]);
    const list = read(book([...letter, ...plain]));
    expect(list.headerRow).toBe(15);
    expectPeople(list.rows, people);
  });

  it('reads all sheets of one kind and leaves instructions, reserves and hidden sheets', () => {
    const bytes = workbook([
      { name: 'Инструкция', rows: [['Заполните все графы'], ['1. ФИО полностью'], ['2. Пол: м или ж']] },
      { name: 'МВД', rows: [header, ...people.slice(0, 3).map(rowOf)] },
      { name: 'ГКНБ', rows: [['Список ГКНБ'], header, ...people.slice(3).map(rowOf)] },
      { name: 'Резерв', rows: [header, rowOf({ ...russian[0]!, family: 'Запасной' }, 0)] },
      { name: 'old', rows: plain, hidden: true },
    ]);
    const list = read(bytes);
    expect([list.sheets, list.otherSheets]).toEqual([
      ['МВД', 'ГКНБ'],
      ['Резерв', 'old'],
    ]);
    expectPeople(list.rows, people);
    expect(list.rows.map(({ row }) => row)).toEqual([2, 3, 4, 100_003, 100_004, 100_005]);
    const one = read(bytes, { country: 'KG', sheet: 'ГКНБ' });
    expectPeople(one.rows, people.slice(3));
    expect(one.rows[0]?.row).toBe(3);
  });

  it('names sheet, row and column of what it refuses', () => {
    const bad = [9, 'нет', 'ж', '40.40.1980', '12', 'x', 'y'];
    const list = read(
      workbook([
        { name: 'А', rows: plain },
        { name: 'Б', rows: [...plain, bad] },
      ]),
    );
    const last = list.rows.at(-1);
    expect(last?.problems).toMatchObject([{ code: 'NAME_MISSING', params: { row: 'Б!8', column: 'ФИО' } }]);
    expect(last?.warnings).toMatchObject([
      { code: 'DATE_INVALID', params: { row: 'Б!8', column: 'Дата рождения', value: '40.40.1980' } },
      { code: 'PHONE_INVALID', params: { row: 'Б!8', column: 'Телефон', value: '12' } },
    ]);
  });

  it('holds a merged institution for the rows below, and reads a person of several merged rows once', () => {
    const rows = [
      header,
      ...people.slice(0, 2).map((p, i) => rowOf(p, i)),
      [...rowOf(people[2]!, 2).slice(0, 4), null, people[2]!.position, null],
      [null, null, null, null, people[2]!.phone, null, null],
    ];
    rows[2] = [...rows[2]!.slice(0, 6), null];
    const list = read(book(rows, { merges: ['G2:G5', 'A4:A5', 'B4:B5'] }));
    expectPeople(list.rows, people.slice(0, 3));
    expect(list.skipped).toMatchObject([{ row: 5, reason: 'CONTINUED' }]);
  });

  it('reads lists pasted under one another with columns in another order', () => {
    const rows = [
      header,
      ...people.slice(0, 3).map(rowOf),
      [],
      ['Должность', 'ФИО', 'Телефон', 'Пол', 'Дата рождения', 'Место работы'],
      ...people
        .slice(3)
        .map((p) => [p.position, fullName(p), p.phone, sexIn(p, ['ж', 'м']), dotted(p), p.institution]),
    ];
    expectPeople(read(book(rows)).rows, people);
  });

  it('reads hidden rows and says which, and prefers visible columns to hidden ones', () => {
    const rows = plain.map((row, i) => [i === 0 ? 'ФИО' : 'Старое Имя', ...row]);
    const list = read(book(rows, { hiddenRows: [3], hiddenColumns: ['A'] }));
    expectPeople(list.rows, people);
    expect(list.hiddenRows).toEqual([3]);
    expect(list.columns[0]).toMatchObject({ hidden: true, field: null });
  });
});

describe('what stands around the people', () => {
  it('leaves out totals, signatures, repeated heads, numbers of columns and empty rows', () => {
    const rows = [
      ['УТВЕРЖДАЮ'],
      ['Министр ____________ И. Иванов'],
      ['Список участников семинара, г. Бишкек, 12.03.2026'],
      header,
      [1, 2, 3, 4, 5, 6, 7],
      ['Аппарат министерства'],
      ...people.slice(0, 3).map((p, i) => rowOf(p, i + 4)),
      [],
      ['Стр. 1 из 2'],
      header,
      ...people.slice(3).map((p, i) => rowOf(p, i + 40)),
      [null, 'Итого: 25', null, null, null, null, null],
      ['Всего: 6 человек, из них женщин 3'],
      [],
      ['Примечание: список предварительный'],
      ['Министр', null, '_____________', 'И. Иванов'],
      ['И.о. начальника управления', null, null, 'Петров П. П.'],
      [null, 'С. Сидоров'],
      ['Исп. Асанова Г., тел. 66-12-34'],
    ];
    expectPeople(read(book(rows)).rows, people);
  });

  it('keeps people whose position stands first', () => {
    const rows = [
      ['Должность', 'ФИО', 'Телефон'],
      ...people.map((p) => [p.position, fullName(p), p.phone]),
      [],
      ['Начальник', '____', 'А. Асанов'],
    ];
    expectPeople(read(book(rows)).rows, people, { phone: true, position: true });
  });

  it('leaves notes, unnamed columns and the example row of a template alone', () => {
    const rows = [
      [...header, 'Примечание', null],
      ['Пример', 'Иванов Иван Иванович', 'м', '01.02.1980', '+996 555 000 111', 'инспектор', 'МВД'],
      ...people.map((p, i) => [...rowOf(p, i), 'Асанов Бакыт предупреждён', i % 2 ? 'ок' : null]),
    ];
    const list = read(book(rows));
    expectPeople(list.rows, people);
    expect(list.skipped).toMatchObject([{ row: 2, reason: 'EXAMPLE' }]);
  });
});

it('reads lists that stand beside each other', () => {
  const two = (a: number, b: number) => [...rowOf(people[a]!, a), null, ...rowOf(people[b]!, b)];
  const rows = [['Список'], [...header, null, ...header], two(0, 3), two(1, 4), two(2, 5)];
  const list = read(book(rows));
  expectPeople(list.rows, people);
  expect(new Set(list.rows.map(({ row }) => row)).size).toBe(6);
});

it('holds an institution that stands over its people in a row of its own', () => {
  const short = (p: Truth, i: number) => rowOf(p, i).slice(0, 6);
  const rows = [
    header.slice(0, 6),
    ['УВД г. Ош'],
    ...people.slice(0, 3).map(short),
    ['ГКНБ'],
    ...people.slice(3).map(short),
  ];
  expectPeople(read(book(rows)).rows, people);
});
