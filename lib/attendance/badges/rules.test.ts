import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineWidth } from '@/lib/files/typst/glyphs';
import { fitted, fittedNames, leading } from './rules';

const room = { width: 226.8, height: 37.4, most: 20, least: 8 };
const letters = 'абвгдеёжщңөүәғқһўҳabcdefghijWMÄß-';
const words = fc
  .array(fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 60, size: 'max' }), {
    minLength: 1,
    maxLength: 6,
    size: 'max',
  })
  .map((all) => all.map((each) => each.join('')).join(' '));
const bare = (text: string) => text.replaceAll(' ', '');

test('nothing of a name is cut off, and no line leaves its room', () => {
  fc.assert(
    fc.property(words, fc.option(words), (name, other) => {
      const [first, second] = fittedNames(name, other, room);
      expect(bare(first.lines.join(''))).toBe(bare(name));
      expect(bare(second?.lines.join('') ?? '')).toBe(bare(other ?? ''));
      for (const line of first.lines)
        expect(lineWidth(line, 'strong', first.size)).toBeLessThanOrEqual(room.width);
      for (const line of second?.lines ?? [])
        expect(lineWidth(line, 'plain', second?.size ?? 0)).toBeLessThanOrEqual(room.width);
      const tall = [first, second].reduce(
        (sum, each) => sum + (each ? each.lines.length * each.size * leading : 0),
        0,
      );
      expect(tall).toBeLessThanOrEqual(room.height);
    }),
    { numRuns: 60 },
  );
});

test('a short name is large, a usual one still is, and the other script is smaller', () => {
  expect(fittedNames('Ким Ира', 'Ira Kim', room)[0].size).toBeGreaterThanOrEqual(18);
  const [name, other] = fittedNames('Осмонова Гүлүпа Жээнбековна', 'Gulupa Osmonova', room);
  expect(name.size).toBeGreaterThanOrEqual(12);
  expect(other?.size).toBeLessThan(name.size);
  expect(fitted('', 'plain', room)).toEqual({ size: 20, lines: [] });
});
