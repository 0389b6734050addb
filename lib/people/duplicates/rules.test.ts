import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownPerson } from '../matching/types';
import { certaintyOf, suspicion } from './rules';

const person = (changes: Partial<KnownPerson>): KnownPerson => ({
  personId: 'a',
  officialName: null,
  latinName: null,
  sex: null,
  birthDate: null,
  phones: [],
  emails: [],
  institution: null,
  ...changes,
});
const isakov = person({ officialName: 'Исаков Өмүрбек Болотович', institution: 'МВД' });
const between = (a: KnownPerson, b: Partial<KnownPerson>) => suspicion(a, person({ personId: 'b', ...b }));

describe('two records may be one person', () => {
  test('the same name alone is never likely, not even of one institution', () => {
    const same = between(isakov, { officialName: 'Исаков Өмүрбек Болотович', institution: 'МВД' });
    expect(same).toMatchObject({
      score: 65,
      reasons: ['NAME_SAME', 'INSTITUTION_SAME', 'NOTHING_TO_COMPARE'],
    });
    expect(same && certaintyOf(same)).toBe('POSSIBLE');
  });

  test.each([
    [
      'phone, in another script and order',
      { latinName: 'Omurbek Isakov', phones: ['+996555123456'] },
      'LIKELY',
    ],
    [
      'day of birth with the whole name',
      { officialName: 'Исаков Өмүрбек Болотович', birthDate: '1984-05-17' },
      'LIKELY',
    ],
    ['phone with initials', { officialName: 'Исаков Ө.Б.', phones: ['+996555123456'] }, 'POSSIBLE'],
  ] as const)('%s', (_, other, certainty) => {
    const known = { ...isakov, phones: ['+996555123456'], birthDate: '1984-05-17' };
    const found = between(known, { ...other, phones: 'phones' in other ? [...other.phones] : [] });
    expect(found && certaintyOf(found)).toBe(certainty);
  });

  test('a phone of the office that two people share is no suspicion, another sex speaks against', () => {
    const known = { ...isakov, phones: ['+996312000000'] };
    expect(between(known, { officialName: 'Бекова Айгерим', phones: ['+996312000000'] })).toBeNull();
    const male = { ...known, sex: 'MALE' } as const;
    const woman = between(male, { officialName: 'Исаков Ө', phones: ['+996312000000'], sex: 'FEMALE' });
    expect(woman ? certaintyOf(woman) : 'NONE').not.toBe('LIKELY');
  });

  test('another part of the name, or only a part of it with nothing else, is none', () => {
    expect(between(isakov, { officialName: 'Исаков Кубат Болотович' })).toBeNull();
    expect(between(isakov, { officialName: 'Исаков Ө.' })).toBeNull();
    expect(
      between(
        { ...isakov, birthDate: '1984-05-17' },
        { officialName: 'Исаков Өмүрбек', birthDate: '1990-01-01' },
      ),
    ).toBeNull();
  });
});

test('whichever is looked at first, the score is the same and within bounds', () => {
  const some = fc.record({
    personId: fc.constant('x'),
    officialName: fc.constantFrom(
      'Исаков Өмүрбек',
      'Өмүрбек Исаков Болотович',
      'Исаков Ө.',
      'Бекова Айгерим',
      null,
    ),
    latinName: fc.constantFrom('Isakov Omurbek', 'Bekova Aigerim'),
    sex: fc.constantFrom('MALE' as const, 'FEMALE' as const, null),
    birthDate: fc.constantFrom('1984-05-17', '1990-01-01', null),
    phones: fc.constantFrom<string[]>([], ['+996555123456'], ['+996700000000']),
    emails: fc.constantFrom<string[]>([], ['a@example.org'], ['b@example.org']),
    institution: fc.constantFrom('МВД', null),
  });
  fc.assert(
    fc.property(some, some, (a, b) => {
      const [one, other] = [suspicion(a, b), suspicion(b, a)];
      expect(one?.score).toBe(other?.score);
      if (one) expect(one.score).toBeGreaterThanOrEqual(40);
      if (one) expect(one.score).toBeLessThanOrEqual(100);
    }),
  );
});
