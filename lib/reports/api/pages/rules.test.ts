import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorOf, keyOfCursor, pageOfKeyed } from './rules';

const id = fc.uuid({ version: 7 });

test('a cursor gives back its key, in its own list only', () => {
  fc.assert(
    fc.property(id, id, (one, two) => {
      expect(keyOfCursor('runs', 'ID', cursorOf('runs', one))).toBe(one);
      expect(keyOfCursor('marks', 'TWO_IDS', cursorOf('marks', `${one}/${two}`))).toBe(`${one}/${two}`);
      expect(keyOfCursor('people', 'ID', cursorOf('runs', one))).toBeNull();
      expect(keyOfCursor('runs', 'ID', cursorOf('runs', `${one}/${two}`))).toBeNull();
    }),
  );
});

test('what no list gave is no cursor', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(keyOfCursor('runs', 'ID', text)).toBeNull();
      expect(keyOfCursor('runs', 'ID', Buffer.from(`runs:${text}`).toString('base64url'))).toBeNull();
    }),
  );
});

test('walking the pages gives each row once, whatever comes in meanwhile', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { maxLength: 60 }),
      fc.array(fc.integer({ min: 0, max: 999 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (at, later, limit) => {
        const text = (number: number) => String(number).padStart(3, '0');
        const rows = new Set(at.map(text));
        const seen: string[] = [];
        let after: string | null = null;
        for (;;) {
          const from: string | null = after;
          const read = [...rows].sort().filter((key) => from === null || key > from);
          const page = pageOfKeyed(
            'x',
            read.slice(0, limit + 1).map((key) => ({ key, row: key })),
            limit,
          );
          seen.push(...page.data);
          const more = later.pop();
          if (more !== undefined) rows.add(text(more));
          if (page.next === null) break;
          after = keyOfCursor('x', 'TEXT', page.next);
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(expect.arrayContaining(at.map(text)));
      },
    ),
  );
});
