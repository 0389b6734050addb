import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  alphabetical,
  daySections,
  listOf,
  namesOn,
  signedFor,
  type SheetPerson,
  type SheetSession,
} from './rules';

const person = (officialName: string | null, latinName: string | null, trackId: string | null = null) => ({
  ...{ officialName, latinName, trackId },
});
const session = (id: string, change: Partial<SheetSession> = {}): SheetSession => ({
  ...{ id, kind: 'TRAINING', counts: true, trackId: null },
  ...change,
});
const ids = (sessions: readonly SheetSession[]) => sessions.map(({ id }) => id).join('');

test('what counts is signed for, everything but breaks where nothing counts', () => {
  const opening = session('o', { kind: 'OPENING', counts: false });
  const coffee = session('c', { kind: 'BREAK', counts: false });
  expect(ids(signedFor([opening, session('a'), coffee, session('b')]))).toBe('ab');
  expect(ids(signedFor([opening, coffee]))).toBe('o');
  expect(signedFor([coffee])).toEqual([]);
});

test('one table for everybody, or a table a track with its own sessions', () => {
  const people = [person('А', null, 'p'), person('Б', null, 's'), person('В', null)];
  const whole = daySections(people, [session('a'), session('b')], ['p', 's']);
  expect(whole.map(({ people: each, parts }) => [each.length, parts.map(ids)])).toEqual([[3, ['ab']]]);
  const divided = daySections(
    people,
    [session('a'), session('b', { trackId: 'p' }), session('c', { trackId: 's' })],
    ['p', 's', 'empty'],
  );
  expect(
    divided.map(({ trackId, people: each, parts }) => [
      trackId,
      each.map((one) => one.officialName),
      ...parts.map(ids),
    ]),
  ).toEqual([
    ['p', ['А'], 'ab'],
    ['s', ['Б'], 'ac'],
    [null, ['В'], 'abc'],
  ]);
});

const tracks = fc.constantFrom('p', 's', null);
test('everybody stands in exactly one section, and every session that is theirs is in it once', () => {
  fc.assert(
    fc.property(
      fc.array(tracks, { maxLength: 30, size: 'max' }),
      fc.array(tracks, { minLength: 1, maxLength: 20, size: 'max' }),
      (ofPeople, ofSessions) => {
        const people = ofPeople.map((trackId, at) => person(`${at}`, null, trackId));
        const sessions = ofSessions.map((trackId, at) => session(`${at}`, { trackId }));
        const sections = daySections(people, sessions, ['p', 's']);
        expect(sections.flatMap((each) => each.people).sort(byName)).toEqual([...people].sort(byName));
        const divided = sessions.some(({ trackId }) => trackId !== null);
        for (const { trackId, parts } of sections) {
          expect(Math.max(...parts.map((each) => each.length))).toBeLessThanOrEqual(8);
          const own = sessions.filter(
            (each) => !divided || trackId === null || each.trackId === null || each.trackId === trackId,
          );
          expect(parts.flat()).toEqual(own);
        }
      },
    ),
  );
});
const byName = (a: SheetPerson, b: SheetPerson) => ((a.officialName ?? '') < (b.officialName ?? '') ? -1 : 1);

test('the list of a track’s session is its people and those in no track', () => {
  const people = [person('А', null, 'p'), person('Б', null, 's'), person('В', null)];
  const names = (trackId: string | null) =>
    listOf(people, session('a', { trackId })).map(({ officialName }) => officialName);
  expect(names('p')).toEqual(['А', 'В']);
  expect(names(null)).toEqual(['А', 'Б', 'В']);
});

test('both names stand, that of the language first; the order is that of its alphabet', () => {
  expect(namesOn('en', person('Өмүр', 'Omur'))).toEqual(['Omur', 'Өмүр']);
  expect(namesOn('ru', person('Өмүр', 'Omur'))).toEqual(['Өмүр', 'Omur']);
  expect(namesOn('en', person('Өмүр', null))).toEqual(['Өмүр', null]);
  expect(namesOn('ru', person(null, 'Omur'))).toEqual(['Omur', null]);
  expect(namesOn('en', person('Omur', 'Omur'))).toEqual(['Omur', null]);
  const order = (names: string[]) =>
    alphabetical(
      names.map((name) => person(name, null)),
      'ru',
    ).map(({ officialName }) => officialName);
  expect(order(['Якуб', 'Ёлкина', 'Өмүр', 'Жанат', 'Елена', 'Пак', 'Омар'])).toEqual([
    ...['Елена', 'Ёлкина', 'Жанат', 'Омар', 'Өмүр', 'Пак', 'Якуб'],
  ]);
});
