import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkCode } from '@/lib/auth/links/rules';
import { codeInText, passHash } from './rules';

const secret = 'only-the-office-knows';
const codes = fc
  .record({ id: fc.uuid(), version: fc.integer({ min: 1, max: 1000 }) })
  .map(({ id, version }) => linkCode(secret, 'badge', id, version));

test('a code is found in what is on a badge, in an invitation, and alone', () => {
  fc.assert(
    fc.property(codes, fc.webUrl({ withFragments: false, withQueryParameters: false }), (code, url) => {
      const { origin } = new URL(url);
      for (const text of [
        code,
        ` ${code}\r\n`,
        `${origin}/badge/${code}`,
        `${origin}/invitation/${code}`,
        `${origin}/invitation/${code}?answer=yes`,
        `${origin}/badge/${code}/`,
      ])
        expect(codeInText(text)).toBe(code);
    }),
  );
});

test('a reader whose keys a Russian keyboard turned into letters is understood', () => {
  expect(codeInText('реезы:..щаашсу.ифвпу.')).toBe(null);
  const code = 'AZaz09-_QWERTYqwertyXCVBNxcvbnASDFGasdfghjk';
  expect(codeInText('реезыЖ..щаашсуюучфьздуюкг.ифвпу.ФЯфя09-_ЙЦУКЕНйцукенЧСМИТчсмитФЫВАПфывапрол')).toBe(
    code,
  );
});

test('whatever else a camera sees holds no code', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const code = codeInText(text);
      expect(code === null || /^[\w-]{43}$/.test(code)).toBe(true);
    }),
  );
  for (const text of [
    '',
    'https://example.org/verify/ROCA-2026-000001',
    'WIFI:S:hall;T:WPA;P:secret;;',
    `https://example.org/check-in/${'a'.repeat(48)}`,
    `https://example.org/nominate/${'a'.repeat(43)}`,
    'a'.repeat(42),
    'a'.repeat(44),
  ])
    expect(codeInText(text)).toBe(null);
});

test('the hash is the first letters of SHA-256, and another code has another one', async () => {
  await fc.assert(
    fc.asyncProperty(codes, fc.nat(42), async (code, at) => {
      const hash = await passHash(code);
      expect(hash).toBe(createHash('sha256').update(code).digest('base64url').slice(0, 22));
      const changed = `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`;
      expect(await passHash(changed)).not.toBe(hash);
    }),
  );
});
