import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOfCode, type SheetPage } from '../codes/rules';
import { sealedPage, sheetCode } from './rules';

const secret = 'only-the-office-knows';
const pages: fc.Arbitrary<SheetPage> = fc.record({
  of: fc.constantFrom('DAY' as const, 'SESSION' as const),
  id: fc.uuid(),
  day: fc
    .date({ min: new Date('1990-01-01'), max: new Date('2140-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  page: fc.integer({ min: 1, max: 999 }),
});

test('a code says its page, with and without the secret', () => {
  fc.assert(
    fc.property(pages, (page) => {
      const code = sheetCode(secret, page);
      expect(code).toMatch(/^[\w-]{50}$/);
      expect(pageOfCode(` ${code}\n`)).toEqual(page);
      expect(sealedPage(secret, code)).toEqual(page);
    }),
  );
});

test('nobody else makes one: another secret, a changed letter, a said thing without its seal', () => {
  fc.assert(
    fc.property(pages, fc.nat(48), (page, at) => {
      const code = sheetCode(secret, page);
      const changed = `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`;
      expect(sealedPage('guessed', code)).toBe(null);
      expect(sealedPage(secret, changed)).toBe(null);
    }),
  );
});

test('what else a camera sees is no sheet', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(sealedPage(secret, text)).toBe(null);
    }),
  );
  const bad = [
    '',
    'A'.repeat(50),
    'x'.repeat(43),
    `https://o.example/${sheetCode(secret, { of: 'DAY', id: crypto.randomUUID(), day: '2026-06-15', page: 1 })}`,
  ];
  for (const text of bad) expect(pageOfCode(text)).toBe(null);
});
