import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadEvenly } from './rules';

const tracks = ['a', 'b', 'c'];
const person = fc.record({
  trackId: fc.option(fc.constantFrom(...tracks)),
  institution: fc.option(fc.constantFrom('MoI', 'MoH')),
  sex: fc.option(fc.constantFrom('FEMALE', 'MALE')),
});
const people = fc
  .array(person, { maxLength: 60 })
  .map((rows) => rows.map((row, index) => ({ ...row, enrolmentId: `e${index}` })));

const sizes = (rows: readonly { trackId: string | null }[]) =>
  tracks.map((id) => rows.filter(({ trackId }) => trackId === id).length);

it('moves nobody who is in a track, and leaves nobody out', () => {
  fc.assert(
    fc.property(people, (all) => {
      const put = spreadEvenly(all, tracks);
      const free = all.filter(({ trackId }) => trackId === null).map(({ enrolmentId }) => enrolmentId);
      expect(put.map(({ enrolmentId }) => enrolmentId).sort()).toEqual(free.sort());
    }),
  );
});

it('makes tracks as even as those already in them allow', () => {
  fc.assert(
    fc.property(people, (all) => {
      const put = spreadEvenly(all, tracks);
      const before = sizes(all);
      const after = sizes([...all, ...put]);
      const [least, most] = [Math.min(...after), Math.max(...after)];
      // Only a track that was larger to begin with, and got nobody, stands out.
      after.forEach((size, index) => {
        if (size > least + 1) expect(size).toBe(before[index]);
      });
      if (Math.max(...before) === 0) expect(most - least).toBeLessThanOrEqual(1);
    }),
  );
});

it('spreads institutions, and women and men, and needs a track to do so', () => {
  const of = (institution: string, sex: string, n: number) => ({
    ...{ enrolmentId: `${institution}${sex}${n}`, trackId: null, institution, sex },
  });
  const all = ['MoI', 'MoH'].flatMap((institution) =>
    ['FEMALE', 'MALE'].flatMap((sex) => [1, 2].map((n) => of(institution, sex, n))),
  );
  const inA = spreadEvenly(all, ['a', 'b']).filter(({ trackId }) => trackId === 'a');
  expect(inA.map(({ enrolmentId }) => enrolmentId).sort()).toEqual([
    'MoHFEMALE1',
    'MoHMALE1',
    'MoIFEMALE1',
    'MoIMALE1',
  ]);
  expect(spreadEvenly(all, [])).toEqual([]);
});
