import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOfCode, linkCode, opens } from './rules';

const secret = 'only-the-office-knows';
const rows = fc.record({ id: fc.uuid(), version: fc.integer({ min: 1, max: 1000 }) });

test('a code names its row and opens it', () => {
  fc.assert(
    fc.property(rows, (row) => {
      const code = linkCode(secret, 'nominate', row.id, row.version);
      expect(code).toMatch(/^[\w-]{43}$/);
      expect(idOfCode(code)).toBe(row.id);
      expect(opens(secret, 'nominate', row, code)).toBe(true);
    }),
  );
});

test('a renewed link, another purpose, another row and another secret open nothing', () => {
  fc.assert(
    fc.property(rows, fc.uuid(), (row, other) => {
      fc.pre(other !== row.id);
      const code = linkCode(secret, 'nominate', row.id, row.version);
      expect(opens(secret, 'nominate', { ...row, version: row.version + 1 }, code)).toBe(false);
      expect(opens(secret, 'calendar', row, code)).toBe(false);
      expect(opens(secret, 'nominate', { ...row, id: other }, code)).toBe(false);
      expect(opens('another', 'nominate', row, code)).toBe(false);
    }),
  );
});

test('a code of which one letter changed opens nothing', () => {
  fc.assert(
    fc.property(rows, fc.nat(42), (row, at) => {
      const code = linkCode(secret, 'invitation', row.id, row.version);
      const changed = `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`;
      const id = idOfCode(changed);
      expect(id !== null && opens(secret, 'invitation', { ...row, id }, changed)).toBe(false);
    }),
  );
});

test('what is no code names nothing', () => {
  expect(idOfCode('')).toBe(null);
  expect(idOfCode('x'.repeat(42))).toBe(null);
  expect(idOfCode(`${'x'.repeat(42)}/`)).toBe(null);
});
