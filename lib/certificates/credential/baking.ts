import { sha256 } from '@/lib/text/sha256';
import { ascii, concat, hexOf, latin1, sameBytes, type Bytes } from '../signature/bytes';

/** Before the chunks of every PNG (https://www.w3.org/TR/png-3/). */
const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Its first chunk says how large the picture is, and is of one length: the badge stands behind it. */
const place = signature.length + 25;
/** An iTXt chunk's head: its keyword, not compressed, in no language, not translated (Open Badges 3.0, 5.3.2.1). */
const head = ascii('openbadgecredential\0\0\0\0\0');

/** SHA-256 of the pictures that badges of ours have been baked into: whoever sees one sees what the office made. */
const pictures = ['6e047c210b1500b083f4e1f88895a905dd5099981a72b65d7b175278dd1df8f6'];

export const isPng = (bytes: Uint8Array): boolean => sameBytes(bytes.slice(0, signature.length), signature);

/** CRC-32 of ISO 3309, a bit at a time. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

const number = (value: number): Bytes => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);

function chunkOf(text: string): Bytes {
  const data = concat(head, new TextEncoder().encode(text));
  const typed = concat(ascii('iTXt'), data);
  return concat(number(data.length), typed, number(crc(typed)));
}

/** The picture with a badge in it. */
export const baked = (picture: Bytes, text: string): Bytes =>
  concat(picture.slice(0, place), chunkOf(text), picture.slice(place));

/** The badge in a picture, and whether the whole file is what `baked` makes of a picture of ours; null where there is none. */
export function unbaked(bytes: Bytes): { text: string; exact: boolean } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = signature.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const data = bytes.slice(at + 8, at + 8 + length);
    const isBadge =
      latin1(bytes.slice(at + 4, at + 8)) === 'iTXt' && sameBytes(data.slice(0, head.length), head);
    if (isBadge) {
      let text: string;
      try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data.slice(head.length));
      } catch {
        return null;
      }
      const end = at + 12 + length;
      const picture = concat(bytes.slice(0, at), bytes.slice(end));
      const exact = pictures.includes(hexOf(sha256(picture))) && sameBytes(baked(picture, text), bytes);
      return { text, exact };
    }
    at += 12 + length;
  }
  return null;
}
