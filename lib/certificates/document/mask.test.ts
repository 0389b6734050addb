import fc from 'fast-check';
import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { bestMask } from './mask';

const sizes = [3, 4, 5].map((minVersion) => ({ minVersion, maxVersion: 5 }));

it('finds the mask that the drawing of codes finds by itself, for any text and size', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 53, unit: 'grapheme-ascii' }),
      fc.constantFrom(...sizes),
      (text, shape) => {
        const { maskPattern } = encode(text, { ecc: 'L', boostEcc: true, border: 0, ...shape });
        expect(bestMask(text, shape)).toBe(maskPattern);
      },
    ),
    { numRuns: 300 },
  );
});

it('finds the same for addresses such as papers carry, whichever mask it is', () => {
  const found = new Set<number>();
  for (let i = 0; i < 400; i++) {
    const address = `https://cascade.example.org/verify/${((i + 1) * 2654435761).toString(36).toUpperCase()}`;
    const shape = { minVersion: 3, maxVersion: 5 };
    const { maskPattern } = encode(address, { ecc: 'L', boostEcc: true, border: 0, ...shape });
    expect(bestMask(address, shape)).toBe(maskPattern);
    found.add(maskPattern);
  }
  expect([...found].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});
