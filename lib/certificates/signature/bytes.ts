/** Bytes of their own, as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export const hexOf = (bytes: Uint8Array): string => {
  let hex = '';
  for (const byte of bytes) hex += hexOfByte[byte];
  return hex;
};

/** The bytes of small hexadecimal letters and digits, or null where there are others or one is missing. */
export function bytesOfHex(hex: string): Bytes | null {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/.test(hex)) return null;
  const bytes = new Uint8Array(hex.length / 2);
  // The digits of ASCII are 48 to 57, its small letters from 97 on.
  const digit = (at: number) => hex.charCodeAt(at) - (hex.charCodeAt(at) < 58 ? 48 : 87);
  for (let i = 0; i < bytes.length; i++) bytes[i] = digit(2 * i) * 16 + digit(2 * i + 1);
  return bytes;
}

/** A letter a byte: ASCII can be searched in this form, and what is found stands at the same place in the bytes. */
export function latin1(bytes: Uint8Array): string {
  // Node's decoder of it is sixty times slower than its Buffer, which no browser has.
  if ('Buffer' in globalThis)
    return globalThis.Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return new TextDecoder('latin1').decode(bytes);
}

/** The bytes of a text that has none but ASCII letters. */
export const ascii = (text: string): Bytes => concat(new TextEncoder().encode(text));
