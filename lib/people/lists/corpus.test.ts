import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readTables } from '@/lib/files/tables/read';
import { cell, workbook, type BookSheet } from '@/lib/files/tables/testing/build';
import { readList } from './rules';
import type { ListOptions } from './schema';
import { dotted, fullName, people, russian, sexIn, type Truth } from './testing/truth';
import type { ListRow } from './types';

async function read(bytes: Uint8Array, options: ListOptions = { country: 'KG' }) {
  const table = await readTables(bytes, 'list.xls');
  if (!table.ok) throw new Error(JSON.stringify(table.refusals));
  const list = readList(table.value, options);
  if (!list.ok) throw new Error(JSON.stringify(list.refusals));
  return list.value;
}

type Said = Partial<Record<'sex' | 'birthDate' | 'phone' | 'position' | 'institution', boolean>>;
const everything: Said = { sex: true, birthDate: true, phone: true, position: true, institution: true };

/** What the truth says and the list told, and nothing more. */
function expectPeople(rows: readonly ListRow[], truth: readonly Truth[], said: Said = everything) {
  const fields = (Object.keys(said) as (keyof Said)[]).filter((field) => said[field]);
  expect(
    rows.map((row) => [
      row.officialName,
      ...fields.map((field) => row[field]),
      row.problems.map(({ code }) => code),
    ]),
  ).toEqual(truth.map((person) => [fullName(person), ...fields.map((field) => person[field]), []]));
}

const header = ['№', 'ФИО', 'Пол', 'Дата рождения', 'Телефон', 'Должность', 'Место работы'];
const rowOf = (person: Truth, i: number): unknown[] => [
  i + 1,
  fullName(person),
  sexIn(person, ['жен.', 'муж.']),
  dotted(person),
  person.phone,
  person.position,
  person.institution,
];
const plain = [header, ...people.map(rowOf)];
const book = (rows: unknown[][], sheet: Partial<BookSheet> = {}) => workbook([{ rows, ...sheet }]);

describe('where the list lies', () => {
  it('reads two header rows, a group over its columns', async () => {
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
    const list = await read(book(rows, { merges: ['A1:A2', 'B1:D1', 'E1:F1', 'H1:I1'] }));
    expectPeople(list.rows, people);
  });

  it('reads one heading over three columns of a name, merged or not', async () => {
    const rows = [
      ['№', 'Ф.И.О.', null, null, 'Телефон'],
      ...people.map((p, i) => [i + 1, p.family, p.given, p.patronymic, p.phone]),
    ];
    for (const merges of [['B1:D1'], []])
      expectPeople((await read(book(rows, { merges }))).rows, people, { phone: true });
  });

  it('reads sex in two columns with marks, and a birth date in three', async () => {
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
    const list = await read(book(rows, { merges: ['B1:C1', 'D1:F1', 'A1:A2'] }));
    expectPeople(list.rows, people, { sex: true, birthDate: true });
  });

  it('finds a header in row 15, below a letter', async () => {
    const letter = Array.from({ length: 14 }, (_, i) => [
      i % 3 ? null : `Направляем список участников, стр. ${i}`,
    ]);
    const list = await read(book([...letter, ...plain]));
    expect(list.headerRow).toBe(15);
    expectPeople(list.rows, people);
  });

  it('reads all sheets of one kind and leaves instructions, reserves and hidden sheets', async () => {
    const bytes = workbook([
      { name: 'Инструкция', rows: [['Заполните все графы'], ['1. ФИО полностью'], ['2. Пол: м или ж']] },
      { name: 'МВД', rows: [header, ...people.slice(0, 3).map(rowOf)] },
      { name: 'ГКНБ', rows: [['Список ГКНБ'], header, ...people.slice(3).map(rowOf)] },
      { name: 'Резерв', rows: [header, rowOf({ ...russian[0]!, family: 'Запасной' }, 0)] },
      { name: 'old', rows: plain, hidden: true },
    ]);
    const list = await read(bytes);
    expect([list.sheets, list.otherSheets]).toEqual([
      ['МВД', 'ГКНБ'],
      ['Резерв', 'old'],
    ]);
    expectPeople(list.rows, people);
    expect(list.rows.map(({ row }) => row)).toEqual([2, 3, 4, 100_003, 100_004, 100_005]);
    const one = await read(bytes, { country: 'KG', sheet: 'ГКНБ' });
    expectPeople(one.rows, people.slice(3));
    expect(one.rows[0]?.row).toBe(3);
  });

  it('names sheet, row and column of what it refuses', async () => {
    const bad = [9, 'нет', 'ж', '40.40.1980', '12', 'x', 'y'];
    const list = await read(
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

  it('holds a merged institution for the rows below, and reads a person of several merged rows once', async () => {
    const rows = [
      header,
      ...people.slice(0, 2).map((p, i) => rowOf(p, i)),
      [...rowOf(people[2]!, 2).slice(0, 4), null, people[2]!.position, null],
      [null, null, null, null, people[2]!.phone, null, null],
    ];
    rows[2] = [...rows[2]!.slice(0, 6), null];
    const list = await read(book(rows, { merges: ['G2:G5', 'A4:A5', 'B4:B5'] }));
    expectPeople(list.rows, people.slice(0, 3));
    expect(list.skipped).toMatchObject([{ row: 5, reason: 'CONTINUED' }]);
  });

  it('reads lists pasted under one another with columns in another order', async () => {
    const rows = [
      header,
      ...people.slice(0, 3).map(rowOf),
      [],
      ['Должность', 'ФИО', 'Телефон', 'Пол', 'Дата рождения', 'Место работы'],
      ...people
        .slice(3)
        .map((p) => [p.position, fullName(p), p.phone, sexIn(p, ['ж', 'м']), dotted(p), p.institution]),
    ];
    expectPeople((await read(book(rows))).rows, people);
  });

  it('reads hidden rows and says which, and prefers visible columns to hidden ones', async () => {
    const rows = plain.map((row, i) => [i === 0 ? 'ФИО' : 'Старое Имя', ...row]);
    const list = await read(book(rows, { hiddenRows: [3], hiddenColumns: ['A'] }));
    expectPeople(list.rows, people);
    expect(list.hiddenRows).toEqual([3]);
    expect(list.columns[0]).toMatchObject({ hidden: true, field: null });
  });
});

describe('what stands around the people', () => {
  it('leaves out totals, signatures, repeated heads, numbers of columns and empty rows', async () => {
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
    expectPeople((await read(book(rows))).rows, people);
  });

  it('keeps people whose position stands first', async () => {
    const rows = [
      ['Должность', 'ФИО', 'Телефон'],
      ...people.map((p) => [p.position, fullName(p), p.phone]),
      [],
      ['Начальник', '____', 'А. Асанов'],
    ];
    expectPeople((await read(book(rows))).rows, people, { phone: true, position: true });
  });

  it('leaves notes, unnamed columns and the example row of a template alone', async () => {
    const rows = [
      [...header, 'Примечание', null],
      ['Пример', 'Иванов Иван Иванович', 'м', '01.02.1980', '+996 555 000 111', 'инспектор', 'МВД'],
      ...people.map((p, i) => [...rowOf(p, i), 'Асанов Бакыт предупреждён', i % 2 ? 'ок' : null]),
    ];
    const list = await read(book(rows));
    expectPeople(list.rows, people);
    expect(list.skipped).toMatchObject([{ row: 2, reason: 'EXAMPLE' }]);
  });
});

describe('how a person is written', () => {
  const whole: [string, (p: Truth) => string][] = [
    ['commas', (p) => `${fullName(p)}, ${dotted(p)}, ${p.position}, ${p.institution}, ${p.phone}`],
    ['lines', (p) => `${fullName(p)}\n${p.position}\n${p.institution}\nтел: ${p.phone}\n${dotted(p)} г.р.`],
    ['dashes', (p) => `1. ${fullName(p)} – ${p.institution} – ${p.position} – моб. ${p.phone}; ${dotted(p)}`],
    [
      'spaces',
      (p) =>
        `${fullName(p)} ${p.position}, ${p.institution} ${dotted(p)} ${p.phone.replace(/^\+996(\d{3})(\d{3})/, '+996 $1 $2 ')}`,
    ],
  ];
  it.each(whole)('reads one cell a person, parted by %s', async (_, write) => {
    const said = { birthDate: true, phone: true, position: true, institution: true };
    expectPeople((await read(book([['Участники'], ...people.map((p) => [write(p)])]))).rows, people, said);
    expectPeople((await read(book(people.map((p) => [write(p)])))).rows, people, said);
  });

  it('reads capitals, initials, honorifics, numbers before and stars after a name, as given', async () => {
    const given = [
      'ИСАКОВ ӨМҮРБЕК БОЛОТОВИЧ',
      'Исаков Ө. Б.',
      'Ө.Б.Исаков',
      'Г-жа Осмонова Жылдыз',
      '12) Асанов Бакыт*',
      'Mr. John Smith',
      'Анна-Мария Ким',
      'исаков алмаз',
    ];
    const list = await read(book([['ФИО', 'Пол'], ...given.map((name) => [name, 'м'])]));
    expect(list.rows.map(({ officialName }) => officialName)).toEqual([
      'ИСАКОВ ӨМҮРБЕК БОЛОТОВИЧ',
      'Исаков Ө. Б.',
      'Ө.Б.Исаков',
      'Осмонова Жылдыз',
      'Асанов Бакыт',
      'John Smith',
      'Анна-Мария Ким',
      'исаков алмаз',
    ]);
    expect(list.rows.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('reads family name and "имя отчество", and a patronymic beside a whole name', async () => {
    const two = [
      ['Фамилия', 'Имя, отчество'],
      ...people.map((p) => [p.family, `${p.given} ${p.patronymic}`]),
    ];
    expectPeople((await read(book(two))).rows, people, {});
    const beside = [
      ['Фамилия, имя', 'Отчество'],
      ...people.map((p) => [`${p.family} ${p.given}`, p.patronymic]),
    ];
    expectPeople((await read(book(beside))).rows, people, {});
  });

  it('tells two columns of one name apart by their letters, whichever comes first', async () => {
    const latin = people.map((_, i) => `Isakov${'abcdef'[i] ?? ''} Almaz`);
    for (const turn of [false, true]) {
      const rows = [['ФИО', 'Full name'], ...people.map((p, i) => [fullName(p), latin[i]])].map((row) =>
        turn ? row.reverse() : row,
      );
      const list = await read(book(rows));
      expectPeople(list.rows, people, {});
      expect(list.rows.map(({ latinName }) => latinName)).toEqual(latin);
    }
    const grouped = [
      ['На английском (как в паспорте)', null, 'На русском', null],
      ['Фамилия', 'Имя', 'Фамилия', 'Имя'],
      ['Isakov', 'Almaz', 'Исаков', 'Алмаз'],
    ];
    const list = await read(book(grouped, { merges: ['A1:B1', 'C1:D1'] }));
    expect(list.rows[0]).toMatchObject({ officialName: 'Исаков Алмаз', latinName: 'Isakov Almaz' });
  });

  it('folds nothing away: look-alikes, marks of direction, hard spaces and control characters', async () => {
    const list = await read(
      book([
        ['ФИO', 'Пoл'],
        ['\u202bИсакoв\u00a0 Алмаз\u0007\u200f', 'ж'],
      ]),
    );
    expect(list.rows[0]).toMatchObject({
      officialName: 'Исакoв Алмаз',
      sex: 'FEMALE',
      warnings: [{ code: 'NAME_MIXED_SCRIPTS' }],
    });
  });

  it('reads sex in the ways of the region', async () => {
    const female = [
      'жен.',
      'Ж',
      'женский',
      'женщина',
      'F',
      'Female',
      'аял',
      'әйел',
      'аёл',
      'ayol',
      'zan',
      'зан',
      'aýal',
      'А',
    ];
    const male = [
      'муж',
      'м.',
      'мужской',
      'мужчина',
      'M',
      'male',
      'эркак',
      'эркек',
      'ер',
      'erkak',
      'мард',
      'erkek',
      'Э',
    ];
    const rows = [...female, ...male, '—', '', '?'].map((sex) => ['Исаков Алмаз', sex, 'x']);
    const list = await read(book([['ФИО', 'Пол', 'Должность'], ...rows]));
    expect(list.rows.map(({ sex }) => sex)).toEqual([
      ...female.map((word) => (word === 'zan' ? null : 'FEMALE')),
      ...male.map(() => 'MALE'),
      null,
      null,
      null,
    ]);
  });

  it('reads dates of each system and text in ten ways in one column', async () => {
    const ways: unknown[] = [
      cell({ t: 'n', v: 31118, z: 'dd.mm.yyyy' }),
      31118,
      '12.03.1985',
      '12.03.85',
      '12/III-1985',
      '12 марта 1985 г.',
      '1985-03-12',
      '12-мар-85',
      '12 03 1985',
      '12.03.1985 г.р.',
      '«12» марта 1985 года рождения',
      'born 12.03.1985',
    ];
    const rows = [['ФИО', 'Дата рождения'], ...ways.map((way) => ['Исаков Алмаз', way])];
    const now = await read(book(rows));
    expect(now.rows.map(({ birthDate }) => birthDate)).toEqual(ways.map(() => '1985-03-12'));
    const old = await read(
      workbook(
        [
          {
            rows: [
              rows[0]!,
              ['Исаков Алмаз', cell({ t: 'n', v: 31118 - 1462, z: 'dd.mm.yyyy' })],
              ['Исаков Алмаз', 31118 - 1462],
            ],
          },
        ],
        'xlsx',
        true,
      ),
    );
    expect(old.rows.map(({ birthDate }) => birthDate)).toEqual(['1985-03-12', '1985-03-12']);
    const unsure = await read(
      book([
        ['ФИО', 'Дата рождения'],
        ...['1985 г.р.', 1985, '03.12.1985', '11.25.1985'].map((way) => ['Исаков Алмаз', way]),
      ]),
    );
    expect(unsure.rows.map(({ birthDate, warnings }) => birthDate ?? warnings[0]?.code)).toEqual([
      'DATE_ONLY_YEAR',
      'DATE_ONLY_YEAR',
      'DATE_AMBIGUOUS',
      '1985-11-25',
    ]);
  });

  it('reads phones as numbers, several in a cell, and flags those that lost their digits', async () => {
    const ways = [
      996555123456,
      555123456,
      '0555 12-34-56',
      '+996 (555) 123-456',
      '996555123456.0',
      '0555123456, 0312661234',
      "'+996555123456",
      '="0555123456"',
      '9.96555123456E+11',
      '5,5512E+11',
      '9.96555E+11',
      555120000000,
    ];
    const list = await read(book([['ФИО', 'Телефон'], ...ways.map((way) => ['Исаков Алмаз', way])]));
    expect(list.rows.map(({ phone, warnings }) => phone ?? warnings[0]?.code)).toEqual([
      ...Array.from({ length: 9 }, () => '+996555123456'),
      'PHONE_ROUNDED',
      'PHONE_ROUNDED',
      'PHONE_ROUNDED',
    ]);
    expect(list.rows[5]?.warnings).toMatchObject([{ code: 'PHONE_SEVERAL' }]);
  });

  it('reads formulas by their result and errors as nothing', async () => {
    const rows = [
      header,
      [
        1,
        cell({ t: 's', f: 'A9&B9', v: fullName(people[0]!) }),
        cell({ t: 'e', v: 0x17 }),
        '#REF!',
        '#N/A',
        '#ЗНАЧ!',
        'УВД',
      ],
    ];
    const list = await read(book(rows));
    expect(list.rows[0]).toMatchObject({
      officialName: fullName(people[0]!),
      sex: null,
      birthDate: null,
      phone: null,
      position: null,
      warnings: [],
    });
  });

  it('cuts a cell of a megabyte and says so', async () => {
    const list = await read(
      new TextEncoder().encode(`ФИО;Должность;Пол\nИсаков Алмаз;"${'я'.repeat(1_000_000)}";м\n`),
    );
    expect(list.rows[0]).toMatchObject({
      officialName: 'Исаков Алмаз',
      position: null,
      sex: 'MALE',
      warnings: [{ code: 'TEXT_TOO_LONG' }],
    });
  });
});

describe('headers of the region', () => {
  it.each([
    ['Kyrgyz', ['Т/б', 'Аты-жөнү', 'Жынысы', 'Туулган күнү', 'Телефону', 'Кызмат орду', 'Иштеген жери']],
    [
      'Kazakh',
      ['Р/с', 'Тегі, аты, әкесінің аты', 'Жынысы', 'Туған күні', 'Ұялы телефон', 'Лауазымы', 'Жұмыс орны'],
    ],
    ['Uzbek', ['T/r', 'F.I.Sh.', 'Jinsi', 'Tugʻilgan sanasi', 'Telefon raqami', 'Lavozimi', 'Ish joyi']],
    [
      'Uzbek in Cyrillic',
      ['Т/р', 'Ф.И.Ш.', 'Жинси', 'Туғилган санаси', 'Телефон рақами', 'Лавозими', 'Иш жойи'],
    ],
    [
      'Tajik',
      ['Р/т', 'Насаб, ном ва номи падар', 'Ҷинс', 'Санаи таваллуд', 'Рақами телефон', 'Вазифа', 'Ҷои кор'],
    ],
    [
      'Turkmen',
      [
        'T/b',
        'Familiýasy, ady, atasynyň ady',
        'Jynsy',
        'Doglan senesi',
        'Telefon belgisi',
        'Wezipesi',
        'Işleýän ýeri',
      ],
    ],
    [
      'Russian',
      [
        '№ п/п',
        'Ф.И.О. участника (полностью, как в паспорте)',
        'Пол (м/ж)',
        'Число, месяц, год рождения',
        'Контактный телефон',
        'Занимаемая должность',
        'Наименование организации',
      ],
    ],
    ['English', ['No.', 'Full name', 'Gender', 'Date of birth', 'Mobile phone', 'Job title', 'Organisation']],
    [
      'two languages',
      [
        '№',
        'ФИО / Full name',
        'Пол / Sex',
        'Дата рождения / DOB',
        'Телефон / Phone',
        'Должность / Position',
        'Организация / Organization',
      ],
    ],
    ['nothing', [null, null, null, null, null, null, null]],
  ])('reads columns called in %s', async (language, own) => {
    const said = language === 'nothing' ? { sex: true, birthDate: true, phone: true } : everything;
    expectPeople((await read(book([own, ...people.map(rowOf)]))).rows, people, said);
  });
});

describe('files', () => {
  const text = (rows: unknown[][], delimiter: string) =>
    stringify(rows, { delimiter, quoted_string: delimiter === ',' });
  const rus = [header, ...russian.map(rowOf)];

  it.each([
    ['utf-8', ';', plain, people],
    ['utf-16le', '\t', plain, people],
    ['utf-16be', '|', plain, people],
    ['windows-1251', ';', rus, russian],
    ['windows-1251', ',', rus, russian],
    ['koi8-r', '\t', rus, russian],
    ['cp866', ';', rus, russian],
  ] as const)(
    'reads %s text parted by %j, with a byte order mark and without',
    async (encoding, delimiter, rows, truth) => {
      for (const addBOM of encoding.startsWith('utf') ? [true, false] : [false])
        expectPeople(
          (
            await read(
              new Uint8Array(iconv.encode(text(rows as unknown[][], delimiter), encoding, { addBOM })),
            )
          ).rows,
          truth,
        );
    },
  );

  it('reads Kazakh letters of rk1048', async () => {
    const rows = [
      ['Аты-жөні', 'Жынысы', 'Лауазымы'],
      ['Қасымова Айгерім Қайратқызы', 'әйел', 'бас маман'],
      ['Өтегенов Ғалым Мұхтарұлы', 'ер', 'инспектор'],
    ];
    const list = await read(new Uint8Array(iconv.encode(text(rows, ';'), 'rk1048')));
    expect(list.rows.map(({ officialName, sex }) => [officialName, sex])).toEqual([
      ['Қасымова Айгерім Қайратқызы', 'FEMALE'],
      ['Өтегенов Ғалым Мұхтарұлы', 'MALE'],
    ]);
  });

  it('reads quoted line breaks, and UTF-8 in which a byte is broken', async () => {
    const rows = plain.map((row, i) =>
      i === 0 ? row : row.map((value, c) => (c === 6 ? `${String(value)}\nотдел 1` : value)),
    );
    const whole = Buffer.from(text(rows, ';'));
    const list = await read(new Uint8Array(whole));
    expectPeople(list.rows, people, { sex: true, phone: true });
    const broken = Buffer.concat([whole, Buffer.from([0x3b, 0xd0, 0x0a])]);
    expect(
      (await read(new Uint8Array(broken))).rows.slice(0, 6).map(({ officialName }) => officialName),
    ).toEqual(people.map(fullName));
  });

  it.each(['biff8', 'ods', 'xlsx'] as const)('reads %s', async (type) => {
    expectPeople((await read(workbook([{ rows: [['Список'], [], ...plain] }], type))).rows, people);
  });

  it('reads a web page and an Excel 2003 document called .xls', async () => {
    const cells = (row: unknown[]) => row.map((value) => `<td>${String(value ?? '')}</td>`).join('');
    const page = `<html><head><meta charset="windows-1251"><style>td{mso-number-format:"\\@"}</style></head><body><table><tr><td colspan=7>Список</td></tr>${rus.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table></body></html>`;
    expectPeople((await read(new Uint8Array(iconv.encode(page, 'windows-1251')))).rows, russian);
    const data = (row: unknown[]) =>
      row.map((value) => `<Cell><Data ss:Type="String">${String(value ?? '')}</Data></Cell>`).join('');
    const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>${plain.map((row) => `<Row>${data(row)}</Row>`).join('')}</Table></Worksheet></Workbook>`;
    expectPeople((await read(new TextEncoder().encode(xml))).rows, people);
  });
});
