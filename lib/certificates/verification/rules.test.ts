import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOfBytes, codeOfText, groupedCode } from './rules';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('a verification code', () => {
  it('keeps all 128 bits apart', () => {
    expect(codeOfBytes(new Uint8Array(16))).toBe('0'.repeat(26));
    expect(codeOfBytes(new Uint8Array(16).fill(255))).toBe(`7${'Z'.repeat(25)}`);
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(codeOfBytes(a) === codeOfBytes(b)).toBe(a.every((byte, index) => byte === b[index]));
      }),
    );
  });

  it('is read however a person types it', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = codeOfBytes(random);
        expect(codeOfText(code)).toBe(code);
        expect(codeOfText(` ${groupedCode(code).toLowerCase()} `)).toBe(code);
        expect(codeOfText(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
      }),
    );
  });

  it.each(['', 'ABC', '8'.repeat(26), 'U'.repeat(26), `${'0'.repeat(25)}!`, '0'.repeat(27)])(
    'refuses %s',
    (text) => {
      expect(codeOfText(text)).toBeNull();
    },
  );
});
