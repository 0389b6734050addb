import { concat, type Bytes } from '../signature/bytes';

/** Bitcoin's: no 0, O, I and l. */
const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The multicodec of an Ed25519 public key, ahead of its 32 bytes. */
const ed25519 = Uint8Array.of(0xed, 0x01);

/** Bytes as multibase text, in base 58 (https://www.w3.org/TR/cid-1.0/#multibase-0): a `z`, then one text for one row of bytes. */
export function multibase(bytes: Uint8Array): string {
  let number = bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  let digits = '';
  for (; number > 0n; number /= 58n) digits = alphabet[Number(number % 58n)] + digits;
  const first = bytes.findIndex((byte) => byte !== 0);
  return `z${'1'.repeat(first < 0 ? bytes.length : first)}${digits}`;
}

/** As many bytes as are wanted, or null where the text is not exactly theirs. */
export function bytesOfMultibase(text: string, length: number): Bytes | null {
  if (!/^z[1-9A-HJ-NP-Za-km-z]+$/.test(text) || text.length > 2 * length + 1) return null;
  let number = [...text.slice(1)].reduce((value, digit) => value * 58n + BigInt(alphabet.indexOf(digit)), 0n);
  const bytes = new Uint8Array(length);
  for (let at = length - 1; at >= 0; at--, number >>= 8n) bytes[at] = Number(number & 255n);
  return multibase(bytes) === text ? bytes : null;
}

/** An Ed25519 public key as a multikey (https://www.w3.org/TR/cid-1.0/#Multikey): `z6Mk…`. */
export const multikey = (publicKey: Uint8Array): string => multibase(concat(ed25519, publicKey));

/** The 32 bytes of the key, or null where it is none of that kind. */
export function keyOfMultikey(text: string): Bytes | null {
  const bytes = bytesOfMultibase(text, 34);
  return bytes && ed25519.every((byte, at) => bytes[at] === byte) ? bytes.slice(2) : null;
}
