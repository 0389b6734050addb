import { describe, expect, it } from 'vitest';
import { cell, workbook } from '@/lib/files/tables/testing/build';
import { book, expectPeople, header, read } from './testing/reading';
import { dotted, fullName, people, type Truth } from './testing/truth';

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
  it.each(whole)('reads one cell a person, parted by %s', (_, write) => {
    const said = { birthDate: true, phone: true, position: true, institution: true };
    expectPeople(read(book([['Участники'], ...people.map((p) => [write(p)])])).rows, people, said);
    expectPeople(read(book(people.map((p) => [write(p)]))).rows, people, said);
  });

  it('reads capitals, initials, honorifics, numbers before and stars after a name, as given', () => {
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
    const list = read(book([['ФИО', 'Пол'], ...given.map((name) => [name, 'м'])]));
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

  it('reads family name and "имя отчество", and a patronymic beside a whole name', () => {
    const two = [
      ['Фамилия', 'Имя, отчество'],
      ...people.map((p) => [p.family, `${p.given} ${p.patronymic}`]),
    ];
    expectPeople(read(book(two)).rows, people, {});
    const beside = [
      ['Фамилия, имя', 'Отчество'],
      ...people.map((p) => [`${p.family} ${p.given}`, p.patronymic]),
    ];
    expectPeople(read(book(beside)).rows, people, {});
  });

  it('tells two columns of one name apart by their letters, whichever comes first', () => {
    const latin = people.map((_, i) => `Isakov${'abcdef'[i] ?? ''} Almaz`);
    for (const turn of [false, true]) {
      const rows = [['ФИО', 'Full name'], ...people.map((p, i) => [fullName(p), latin[i]])].map((row) =>
        turn ? row.reverse() : row,
      );
      const list = read(book(rows));
      expectPeople(list.rows, people, {});
      expect(list.rows.map(({ latinName }) => latinName)).toEqual(latin);
    }
    const grouped = [
      ['На английском (как в паспорте)', null, 'На русском', null],
      ['Фамилия', 'Имя', 'Фамилия', 'Имя'],
      ['Isakov', 'Almaz', 'Исаков', 'Алмаз'],
    ];
    const list = read(book(grouped, { merges: ['A1:B1', 'C1:D1'] }));
    expect(list.rows[0]).toMatchObject({ officialName: 'Исаков Алмаз', latinName: 'Isakov Almaz' });
  });

  it('folds nothing away: look-alikes, marks of direction, hard spaces and control characters', () => {
    const list = read(
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

  it('reads sex in the ways of the region', () => {
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
    const list = read(book([['ФИО', 'Пол', 'Должность'], ...rows]));
    expect(list.rows.map(({ sex }) => sex)).toEqual([
      ...female.map((word) => (word === 'zan' ? null : 'FEMALE')),
      ...male.map(() => 'MALE'),
      null,
      null,
      null,
    ]);
  });

  it('reads dates of each system and text in ten ways in one column', () => {
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
    const now = read(book(rows));
    expect(now.rows.map(({ birthDate }) => birthDate)).toEqual(ways.map(() => '1985-03-12'));
    const old = read(
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
    const unsure = read(
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

  it('reads phones as numbers, several in a cell, and flags those that lost their digits', () => {
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
    const list = read(book([['ФИО', 'Телефон'], ...ways.map((way) => ['Исаков Алмаз', way])]));
    expect(list.rows.map(({ phone, warnings }) => phone ?? warnings[0]?.code)).toEqual([
      ...Array.from({ length: 9 }, () => '+996555123456'),
      'PHONE_ROUNDED',
      'PHONE_ROUNDED',
      'PHONE_ROUNDED',
    ]);
    expect(list.rows[5]?.warnings).toMatchObject([{ code: 'PHONE_SEVERAL' }]);
  });

  it('reads formulas by their result and errors as nothing', () => {
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
    const list = read(book(rows));
    expect(list.rows[0]).toMatchObject({
      officialName: fullName(people[0]!),
      sex: null,
      birthDate: null,
      phone: null,
      position: null,
      warnings: [],
    });
  });

  it('cuts a cell of a megabyte and says so', () => {
    const list = read(
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

it('takes apart what contacts and places are mixed into, and says where two people share a cell', () => {
  const rows = [
    ['Title', 'ФИО', 'Дата и место рождения', 'Контакты'],
    ['Mr', 'Исаков Алмаз', '12.03.1985, г. Ош', '0555 123456\na@example.org'],
    ['Ms', 'Осмонова Жылдыз', '04.07.1990 г. Нарын', 'b@example.org'],
    ['Mr', 'Асанов Бакыт Маратович; Назаров Шухрат Рахимович', '', '0700112233'],
  ];
  const list = read(book(rows));
  expect(list.rows.map((row) => [row.sex, row.birthDate, row.phone, row.email])).toEqual([
    ['MALE', '1985-03-12', '+996555123456', 'a@example.org'],
    ['FEMALE', '1990-07-04', null, 'b@example.org'],
    ['MALE', null, '+996700112233', null],
  ]);
  expect(list.rows.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([
    [],
    [],
    ['NAME_SEVERAL'],
  ]);
});
