import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cell } from '@/lib/files/tables/types';
import { tableOf } from '@/lib/files/tables/testing/build';
import { readList } from './rules';
import { dotted, fullName, people, sexIn, type Truth } from './testing/truth';

/** Columns as lists have them: how each is called, and how it says what it says. */
const columns: { field: string; called: string[]; says: ((person: Truth) => Cell)[] }[] = [
  {
    field: 'sex',
    called: ['Пол', 'Sex', 'Jinsi', 'Жынысы', 'Ҷинс'],
    says: [(p) => sexIn(p, ['жен.', 'муж.']), (p) => sexIn(p, ['F', 'M']), (p) => sexIn(p, ['аял', 'эркек'])],
  },
  {
    field: 'birthDate',
    called: ['Дата рождения', 'Date of birth', 'Туулган күнү', 'Д.р.'],
    says: [
      dotted,
      (p) => p.birthDate,
      (p) => ({ date: p.birthDate }),
      (p) => Math.floor(Date.parse(p.birthDate) / 86_400_000) + 25_569,
      (p) => `${dotted(p)} г.р.`,
    ],
  },
  {
    field: 'phone',
    called: ['Телефон', 'Phone', 'Контактный телефон', 'Telefon raqami'],
    says: [
      (p) => p.phone,
      (p) => Number(p.phone.slice(1)),
      (p) => p.phone.replace(/^\+996(...)(..)(..)(..)$/, '0$1 $2-$3-$4'),
      (p) => `тел. ${p.phone}`,
    ],
  },
  { field: 'position', called: ['Должность', 'Position', 'Лавозими', 'Кызматы'], says: [(p) => p.position] },
  {
    field: 'institution',
    called: ['Место работы', 'Organisation', 'Ташкилот', 'Мекеме'],
    says: [(p) => p.institution],
  },
];

const names: { called: string[]; says: ((person: Truth) => Cell)[] }[] = [
  { called: ['ФИО'], says: [fullName] },
  { called: ['Ф.И.О. участника'], says: [(p) => `  ${fullName(p).toUpperCase()} `] },
  { called: ['Фамилия', 'Имя', 'Отчество'], says: [(p) => p.family, (p) => p.given, (p) => p.patronymic] },
  { called: ['Фамилия', 'Имя и отчество'], says: [(p) => p.family, (p) => `${p.given} ${p.patronymic}`] },
];

const layout = fc.record({
  people: fc.shuffledSubarray(people, { minLength: 2 }),
  name: fc.constantFrom(...names),
  numbered: fc.boolean(),
  others: fc.shuffledSubarray(columns, { minLength: 1 }),
  said: fc.array(fc.nat(100), { minLength: 12, maxLength: 12 }),
  titles: fc.subarray(['Список участников', 'Тренинг, г. Бишкек, 2026 год', '', 'Приложение № 1'], {
    minLength: 0,
  }),
  around: fc.subarray(['Итого: 25', '', 'Министр ____________ И. Иванов', 'Исп. Асанова, тел. 66-12-34'], {
    minLength: 0,
  }),
  gapAt: fc.nat(5),
  headAgain: fc.boolean(),
  notes: fc.boolean(),
});

it('reads back whom a list names, however it is laid out', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      layout,
      ({ people: truth, name, numbered, others, said, titles, around, gapAt, headAgain, notes }) => {
        const pick = <T>(all: readonly T[], at: number): T => all[(said[at] ?? 0) % all.length]!;
        const header: Cell[] = [
          ...(numbered ? ['№'] : []),
          ...name.called,
          ...others.map(({ called }, i) => pick(called, i)),
          ...(notes ? ['Примечание'] : []),
        ];
        const rows = truth.map((person, i): Cell[] => [
          ...(numbered ? [i * 3 + 1] : []),
          ...name.says.map((say) => say(person)),
          ...others.map(({ says }, at) => pick(says, at + 6)(person)),
          ...(notes ? ['оплата за счёт стороны'] : []),
        ]);
        const below = [...rows.slice(0, gapAt), ...(headAgain ? [[], header] : [[]]), ...rows.slice(gapAt)];
        const sheet = [...titles.map((title) => [title]), header, ...below, ...around.map((line) => [line])];
        const outcome = readList(tableOf(sheet), { country: 'KG' });
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
        const told = outcome.value.rows.map((row) => [
          row.officialName?.toLowerCase(),
          ...others.map(({ field }) => row[field as 'phone']),
          row.problems.length,
        ]);
        expect(told).toEqual(
          truth.map((person) => [
            fullName(person).toLowerCase(),
            ...others.map(({ field }) => person[field as 'phone']),
            0,
          ]),
        );
      },
    ),
    { numRuns: 150 },
  );
});
