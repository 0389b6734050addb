import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './file-name';

const names = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0x20ff }),
      fc.integer({ min: 0xd800, max: 0xdfff }),
      fc.integer({ min: 0x1f600, max: 0x1f64f }),
    ),
    {
      maxLength: 300,
      size: 'max',
    },
  )
  .map((points) => String.fromCodePoint(...points));

test('a name keeps its letters and loses what headers and paths stumble over', () => {
  const named = (name: string) => safeFileName(name, 'pdf', 'sheet');
  expect(named('лист 15 июня.JPG')).toBe('лист 15 июня.pdf');
  expect(named('../../etc/passwd')).toBe('.. .. etc passwd.pdf');
  expect(named('"\r\nSet-Cookie: x')).toBe('Set-Cookie  x.pdf');
  expect(named('')).toBe('sheet.pdf');
  fc.assert(
    fc.property(names, (name) => {
      const safe = named(name);
      expect(decodeURIComponent(encodeURIComponent(safe))).toBe(safe);
      expect(safe).not.toMatch(/[\u0000-\u001f"/\\\u202e]/);
    }),
  );
});
