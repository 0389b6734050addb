import { expect, test } from 'vitest';
import { fileKind } from '@/lib/files/kind';
import { standing } from './rules';
import { heic, jpeg, pdf, png, webp } from './testing/files';

test('a file is what its content is, whatever it is called', () => {
  expect([jpeg, png, webp, heic, pdf].map((bytes) => fileKind(bytes())?.ending)).toEqual([
    ...['jpg', 'png', 'webp', 'heic', 'pdf'],
  ]);
  for (const text of [
    '<!doctype html><script>alert(1)</script>',
    '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    'GIF89a..............',
    'RIFF....WAVEfmt ....',
    '....ftypisom........',
    'PK\u0003\u0004..................',
    '%PD',
    '',
  ])
    expect(fileKind(new TextEncoder().encode(text))).toBe(null);
});

/** Controls, marks of direction, letters, and pictures of two units. */
test('a session is signed by its own sheet or by that of its day, and lacks none before it is over', () => {
  const endsAt = new Date('2026-06-15T10:00:00Z');
  const after = new Date('2026-06-15T10:00:01Z');
  const of = (...sheets: (string | null)[]) => ({
    ...{ sessionId: 'a', endsAt, sheets: sheets.map((sessionId) => ({ sessionId })) },
  });
  expect(standing(of('b'), after)).toBe('MISSING');
  expect(standing(of('b'), new Date('2026-06-15T09:00:00Z'))).toBe('COMING');
  expect(standing(of('b', null), after)).toBe('DAY_SIGNED');
  expect(standing(of(null, 'a'), after)).toBe('SIGNED');
});
