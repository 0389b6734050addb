import { describe, expect, it } from 'vitest';
import type { KnownPerson } from '@/lib/people/matching/types';
import type { ListColumn, ListRow } from '@/lib/people/lists/types';
import { matchRows, scoreColumns } from './rules';

const columns = (...headers: string[]): ListColumn[] =>
  headers.map((header, index) => ({
    ...{ index, header, field: index === 0 ? 'fullName' : null, confidence: 1, by: 'HEADER' },
    ...{ part: null, hidden: false },
  }));

describe('the columns of scores', () => {
  it.each([
    [['Name', 'Pre-test', 'Post-test'], { PRE: 1, POST: 2 }],
    [['ФИО', 'Входной тест', 'Итоговый тест, %'], { PRE: 1, POST: 2 }],
    [['ФИО', 'Балл до', 'Балл после'], { PRE: 1, POST: 2 }],
    [['Name', 'Remark', 'Score'], { POST: 2 }],
    [['ФИО', 'Баллы'], { POST: 1 }],
    [['Name', 'Pre test'], { PRE: 1 }],
    [['Name', 'Post', 'Post again'], { POST: 1 }],
    [['Name', 'Remark'], {}],
  ])('%j', (headers, found) => {
    expect(scoreColumns(columns(...headers))).toEqual(found);
  });

  it('are none of those that say who a person is', () => {
    expect(scoreColumns(columns('Test name'))).toEqual({});
  });
});

const blank = { sex: null, birthDate: null, institution: null };
const known = (personId: string, latinName: string, email: string | null = null): KnownPerson => ({
  ...{ personId, officialName: null, latinName, ...blank },
  ...{ phones: [], emails: email ? [email] : [] },
});
const row = (number: number, latinName: string, email: string | null = null): ListRow => ({
  ...{ row: number, hidden: false, officialName: null, latinName, ...blank, email },
  ...{ familyName: null, givenName: null, patronymic: null, position: null, countryCode: null },
  ...{ sector: null, phone: null, language: null, problems: [], warnings: [] },
});

describe('whom of the run a row is', () => {
  const people = [
    known('anna', 'Anna Lee', 'anna@example.org'),
    known('boris1', 'Boris Kim'),
    known('boris2', 'Boris Kim'),
    known('carl', 'Carl Ray', 'carl@example.org'),
  ];
  const matched = (...rows: ListRow[]) =>
    matchRows(rows, people).map(({ match }) => ('personId' in match ? match.personId : match.unmatched));

  it('says the name where one person bears it, and the address where several do', () => {
    expect(matched(row(2, 'Lee Anna'), row(3, 'Boris Kim'), row(4, 'Dora Poe'))).toEqual([
      'anna',
      'SEVERAL',
      'NOBODY',
    ]);
    expect(matched(row(2, 'Carl Ray', 'carl@example.org'))).toEqual(['carl']);
  });

  it('is nobody whose address is another’s, and nobody twice', () => {
    expect(matched(row(2, 'Carl Ray', 'other@example.org'))).toEqual(['NOBODY']);
    expect(matched(row(2, 'Anna Lee'), row(3, 'Anna Lee'))).toEqual(['anna', 'TWICE']);
  });
});
