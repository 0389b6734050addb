import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTables } from '@/lib/files/tables/read';
import { readList } from '@/lib/people/lists/rules';
import type { ListRow } from '@/lib/people/lists/types';
import { matchKeys, matchList, matchRow, personNameKeys } from './rules';
import type { KnownPerson, RowToMatch } from './types';

const nobody = { latinName: null, sex: null, birthDate: null, institution: null };
const row = (officialName: string, more: Partial<RowToMatch> = {}): RowToMatch => ({
  row: 1,
  ...nobody,
  officialName,
  phone: null,
  email: null,
  ...more,
});
const person = (officialName: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  personId: 'p1',
  ...nobody,
  officialName,
  phones: [],
  emails: [],
  ...more,
});

const phone = '+996512148138';
const other = '+996700112233';

describe('a row and a known person', () => {
  it.each<[string, RowToMatch, KnownPerson, string, string[]]>([
    [
      'same name and phone',
      row('Исаков Алмаз', { phone }),
      person('Isakov Almaz', { phones: [other, phone] }),
      'SAME',
      ['PHONE_SAME'],
    ],
    [
      'same name and e-mail',
      row('Исаков Алмаз', { email: 'a@b.kg' }),
      person('Исаков Алмаз', { emails: ['a@b.kg'] }),
      'SAME',
      ['EMAIL_SAME'],
    ],
    [
      'same whole name and birth date',
      row('Исаков Алмаз', { birthDate: '1982-09-09' }),
      person('Алмаз Исаков', { birthDate: '1982-09-09' }),
      'SAME',
      ['BIRTH_DATE_SAME'],
    ],
    [
      'initials and birth date',
      row('Исаков А.', { birthDate: '1982-09-09' }),
      person('Исаков Алмаз', { birthDate: '1982-09-09' }),
      'MAYBE',
      ['BIRTH_DATE_SAME'],
    ],
    [
      'same name, nothing else',
      row('Исаков Алмаз'),
      person('Исаков Алмаз', { phones: [phone] }),
      'MAYBE',
      ['NOTHING_TO_COMPARE'],
    ],
    [
      'same name, another phone',
      row('Исаков Алмаз', { phone }),
      person('Исаков Алмаз', { phones: [other] }),
      'NEW',
      [],
    ],
    [
      'same name, another birth date',
      row('Исаков Алмаз', { birthDate: '1982-09-09' }),
      person('Исаков Алмаз', { birthDate: '1983-09-09' }),
      'NEW',
      [],
    ],
    [
      'same phone, another name',
      row('Исаков Алмаз', { phone }),
      person('Осмонов Айбек', { phones: [phone] }),
      'MAYBE',
      ['NAME_DIFFERS', 'PHONE_SAME'],
    ],
    [
      'husband and wife with one phone',
      row('Исакова Алмаз', { phone }),
      person('Исаков Алмаз', { phones: [phone] }),
      'MAYBE',
      ['NAME_DIFFERS'],
    ],
    [
      'same phone, another birth date',
      row('Исаков Алмаз', { phone, birthDate: '1982-09-09' }),
      person('Исаков Алмаз', { phones: [phone], birthDate: '1985-01-01' }),
      'MAYBE',
      ['BIRTH_DATE_DIFFERS'],
    ],
    [
      'same phone, another sex',
      row('Исаков Алмаз', { phone, sex: 'MALE' }),
      person('Исаков Алмаз', { phones: [phone], sex: 'FEMALE' }),
      'MAYBE',
      ['SEX_DIFFERS'],
    ],
    [
      'the Latin name of the passport',
      row('Isakov Almaz', { phone }),
      person('Ысаков Эльмаз', { latinName: 'Isakov Almaz', phones: [phone] }),
      'SAME',
      ['PHONE_SAME'],
    ],
    ['another name', row('Исаков Алмаз'), person('Осмонов Айбек'), 'NEW', []],
  ])('%s', (_, asked, known, verdict, reasons) => {
    const found = matchRow(asked, [known]);
    expect(found.verdict).toBe(verdict);
    expect(found.personId).toBe(verdict === 'SAME' ? 'p1' : null);
    expect(found.candidates[0]?.reasons ?? []).toEqual(expect.arrayContaining(reasons));
  });

  it('lets a person decide when two known people fit', () => {
    const known = [
      person('Исаков Алмаз', { phones: [phone] }),
      person('Исаков Алмаз', { personId: 'p2', phones: [phone] }),
    ];
    const found = matchRow(row('Исаков Алмаз', { phone }), known);
    expect(found).toMatchObject({ verdict: 'MAYBE', personId: null });
    expect(found.candidates.map((each) => each.reasons.includes('SEVERAL_FIT'))).toEqual([true, true]);
  });
});

describe('a list', () => {
  it('finds a person who stands in it twice, known or new', () => {
    const rows = [
      row('Исаков Алмаз', { row: 2, phone }),
      row('Isakov Almaz', { row: 3, phone }),
      row('Алмаз Исаков', { row: 4, phone }),
    ];
    expect(
      matchList(rows, []).map(({ verdict, duplicateOfRow, personId }) => [verdict, duplicateOfRow, personId]),
    ).toEqual([
      ['NEW', null, null],
      ['SAME', 2, null],
      ['SAME', 2, null],
    ]);
    const known = [person('Исаков Алмаз', { phones: [phone] })];
    expect(
      matchList(rows, known).map(({ verdict, duplicateOfRow, personId }) => [
        verdict,
        duplicateOfRow,
        personId,
      ]),
    ).toEqual([
      ['SAME', null, 'p1'],
      ['SAME', 2, 'p1'],
      ['SAME', 2, 'p1'],
    ]);
  });

  it('asks about an earlier row of the same name without another key', () => {
    const [, second] = matchList([row('Исаков Алмаз', { row: 2 }), row('Исаков Алмаз', { row: 3 })], []);
    expect(second).toMatchObject({ verdict: 'MAYBE', candidates: [{ personId: null, row: 2 }] });
  });

  it('gives the same verdicts whatever the order of the known people', () => {
    const known = [
      person('Исаков Алмаз', { personId: 'a', phones: [phone] }),
      person('Исаков Алмаз Кадырович', { personId: 'b', phones: [other] }),
      person('Isakov Almaz', { personId: 'c' }),
      person('Осмонов Айбек', { personId: 'd', emails: ['a@b.kg'] }),
      person('Осмонов А.', { personId: 'e', birthDate: '1982-09-09' }),
    ];
    const rows = [
      row('Исаков Алмаз', { phone }),
      row('Осмонов Айбек', { email: 'a@b.kg', row: 2 }),
      row('Айбек Осмонов', { row: 3 }),
    ];
    const verdicts = (people: KnownPerson[]) =>
      matchList(rows, people).map(({ verdict, personId, candidates }) => [
        verdict,
        personId,
        candidates.map((each) => `${each.personId} ${each.row} ${each.score}`).sort(),
      ]);
    const expected = verdicts(known);
    fc.assert(
      fc.property(fc.shuffledSubarray(known, { minLength: known.length }), (people) => {
        expect(verdicts(people)).toEqual(expected);
      }),
    );
  });

  it('finds by its keys whom it would find among all', () => {
    const name = fc.constantFrom(
      'Исаков Алмаз',
      'Isakov Almaz',
      'Исаков А.',
      'Алмаз Кадырович Исаков',
      'Асанов Алмаз',
      'Исакова Аида',
      'Aida Isakova',
      'Isakova A.',
    );
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), name, (known, asked) => {
        const people = known.map((each, i) => person(each, { personId: String(i) }));
        const { nameKeys } = matchKeys(row(asked));
        const byKeys = people.filter((each) => personNameKeys(each).some((key) => nameKeys.includes(key)));
        const ids = (all: KnownPerson[]) =>
          matchRow(row(asked), all)
            .candidates.map((each) => each.personId)
            .sort();
        expect(ids(byKeys)).toEqual(ids(people));
      }),
    );
  });

  it('compares few, however many bear one name', () => {
    const rows = Array.from({ length: 2000 }, (_, i) => row('Исаков Алмаз', { row: i + 1 }));
    const verdicts = matchList(rows, []);
    expect(verdicts.at(-1)).toMatchObject({ verdict: 'MAYBE' });
    expect(Math.max(...verdicts.map((each) => each.candidates.length))).toBeLessThanOrEqual(10);
  });
});

describe('the nomination lists of the reference programme', () => {
  const folder = path.join(process.cwd(), 'prisma/seed/data/nominations');
  const key = JSON.parse(readFileSync(path.join(folder, '../nominations.key.json'), 'utf8')) as Record<
    string,
    { rows: number; people?: number; female?: number; duplicates?: { again: string; phone: string }[] }
  >;
  const lists = new Map<string, ListRow[]>();

  beforeAll(async () => {
    for (const file of readdirSync(folder)) {
      const table = await readTables(readFileSync(path.join(folder, file)), file);
      const list = table.ok ? readList(table.value) : table;
      if (!list.ok) throw new Error(`${file}: ${JSON.stringify(list.refusals)}`);
      lists.set(file, list.value.rows);
    }
  }, 600_000);

  /** Imports lists one after another, every MAYBE decided as another person. */
  function importAll(files: string[]) {
    const known: KnownPerson[] = [];
    const same: string[] = [];
    for (const file of files) {
      const rows = lists.get(file) ?? [];
      matchList(rows, known).forEach(({ verdict }, i) => {
        const own = rows[i];
        if (!own) return;
        if (verdict === 'SAME') same.push(`${file} ${own.phone}`);
        else
          known.push({
            ...own,
            personId: `${file} ${own.row}`,
            phones: own.phone ? [own.phone] : [],
            emails: own.email ? [own.email] : [],
          });
      });
    }
    return { people: known.length, female: known.filter((each) => each.sex === 'FEMALE').length, same };
  }

  it('has the rows, people and women of its key in each list, and nothing to warn of', () => {
    for (const [file, rows] of lists) {
      const expected = key[file];
      expect([file, rows.length]).toEqual([file, expected?.rows]);
      const { people, female } = importAll([file]);
      if (expected?.people) expect([file, people, female]).toEqual([file, expected.people, expected.female]);
      expect(rows.flatMap((each) => [...each.problems, ...each.warnings])).toEqual([]);
    }
  });

  it('ends with exactly 250 people of 256 rows, the six repeated ones found and nobody else, in any order of the lists', () => {
    const expected = key['moi-pve (nine lists together)'];
    const files = [...lists.keys()].filter((file) => file.startsWith('moi-pve'));
    expect(files.reduce((sum, file) => sum + (lists.get(file)?.length ?? 0), 0)).toBe(256);
    for (const order of [files, [...files].reverse()]) {
      const { people, female, same } = importAll(order);
      expect([people, female]).toEqual([expected?.people, expected?.female]);
      const phones = same.map((each) => each.split(' ').at(-1)).sort();
      expect(phones).toEqual(expected?.duplicates?.map((each) => each.phone.replaceAll(' ', '')).sort());
    }
  });

  it('confuses nobody of the other lists', () => {
    expect(importAll([...lists.keys()])).toMatchObject({ people: 312, same: { length: 6 } });
  });
});
