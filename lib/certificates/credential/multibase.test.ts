import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOfMultibase, keyOfMultikey, multibase, multikey } from './multibase';

it('writes base 58 as the draft of the IETF says', () => {
  expect(multibase(new TextEncoder().encode('Hello World!'))).toBe('z2NEpo7TZRRrLZSi2U');
  expect(multibase(Uint8Array.of(0, 0, 0x28, 0x7f, 0xb4, 0xcd))).toBe('z11233QC4');
  expect(multibase(new Uint8Array(3))).toBe('z111');
});

it('reads back what it has written, and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), (bytes) => {
      const text = multibase(bytes);
      expect(bytesOfMultibase(text, bytes.length)).toEqual(bytes);
      expect(bytesOfMultibase(text, bytes.length + 1)).toBeNull();
      expect(bytesOfMultibase(text.replace('z', 'u'), bytes.length)).toBeNull();
      expect(bytesOfMultibase(`z1${text.slice(1)}`, bytes.length)).toBeNull();
    }),
  );
  for (const text of ['', 'z', 'z0', 'zO', 'zl', 'z2 ', ' z2', 'z2\n'])
    expect(bytesOfMultibase(text, 1)).toBeNull();
});

it('knows a key of Ed25519 by its first letters', () => {
  const key = new Uint8Array(32).fill(7);
  expect(multikey(key)).toMatch(/^z6Mk/);
  expect(keyOfMultikey(multikey(key))).toEqual(key);
  expect(keyOfMultikey(multibase(new Uint8Array(34)))).toBeNull();
});
