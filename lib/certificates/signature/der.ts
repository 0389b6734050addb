import { concat, type Bytes } from './bytes';

/**
 * DER (ITU-T X.690), as much of it as certificates and signatures are made of. One form for each value, so that what was
 * read can be written again and compared byte for byte. Bytes in, bytes out: the same in a browser.
 */
const TAG = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  text: 0x0c,
  utcTime: 0x17,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return [0x80 | digits.length, ...digits];
}

/** One value under any tag. */
export function tagged(tag: number, ...content: readonly Uint8Array[]): Bytes {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return concat(Uint8Array.of(tag, ...lengthOf(length)), ...content);
}

export const sequence = (...content: readonly Uint8Array[]): Bytes => tagged(TAG.sequence, ...content);

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** The members of a set in the order that DER gives them, for a set under any tag. */
export const inSetOrder = (members: readonly Uint8Array[]): Uint8Array[] => members.toSorted(compare);

export const set = (...members: readonly Uint8Array[]): Bytes => tagged(TAG.set, ...inSetOrder(members));

/** A whole number that is not negative, its bytes from the greatest on. */
export function integer(bytes: Uint8Array): Bytes {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Uint8Array.of(0) : bytes.subarray(first);
  return tagged(TAG.integer, (digits[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array(), digits);
}

export const octets = (bytes: Uint8Array): Bytes => tagged(TAG.octets, bytes);
export const nothing = (): Bytes => tagged(TAG.nothing);
export const utf8 = (text: string): Bytes => tagged(TAG.text, new TextEncoder().encode(text));

/** Whole bytes as a string of bits, `unused` of them at the end not counted. */
export const bits = (bytes: Uint8Array, unused = 0): Bytes => tagged(TAG.bits, Uint8Array.of(unused), bytes);

/** Those that were written; they are a handful, and no one changes their bytes. */
const written = new Map<string, Bytes>();

export function oid(dotted: string): Bytes {
  const known = written.get(dotted);
  if (known) return known;
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  const groups = [first * 40 + second, ...others].flatMap((arc) => {
    const septets = [arc % 128];
    for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128))
      septets.unshift((rest % 128) | 0x80);
    return septets;
  });
  const made = tagged(TAG.oid, Uint8Array.from(groups));
  written.set(dotted, made);
  return made;
}

/** An instant to the second: with two digits of the year until 2049, with four from then on (RFC 5280, 4.1.2.5). */
export function time(at: Date): Bytes {
  const text = `${at.toISOString().slice(0, 19).replace(/\D/g, '')}Z`;
  const short = at.getUTCFullYear() < 2050;
  return tagged(short ? TAG.utcTime : TAG.time, new TextEncoder().encode(short ? text.slice(2) : text));
}

/** A value as it was read: its tag, what is in it, and the whole of it. */
export type Value = { tag: number; content: Bytes; whole: Bytes };

/** Thrown for bytes that are not DER, or not of the form that was asked for. */
export class NotDer extends Error {
  constructor(what: string) {
    super(`not DER: ${what}`);
    this.name = 'NotDer';
  }
}

/** The values that follow each other in the bytes, to their end. */
export function valuesIn(bytes: Bytes): Value[] {
  const values: Value[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0;
    const short = bytes[at + 1];
    if (short === undefined || (tag & 0x1f) === 0x1f) throw new NotDer('a tag without a length');
    const digits = short < 0x80 ? 0 : short & 0x7f;
    if (short === 0x80 || digits > 4) throw new NotDer('a length without a number');
    let length = digits === 0 ? short : 0;
    for (let i = 0; i < digits; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
    const start = at + 2 + digits;
    const end = start + length;
    if (end > bytes.length) throw new NotDer('a value that is longer than what holds it');
    if (lengthOf(length).length !== 1 + digits) throw new NotDer('a length that is written too long');
    values.push({ tag, content: bytes.slice(start, end), whole: bytes.slice(at, end) });
    at = end;
  }
  return values;
}

/** The one value that the bytes are. */
export function valueOf(bytes: Bytes): Value {
  const [value, another] = valuesIn(bytes);
  if (!value || another) throw new NotDer('not one value');
  return value;
}

/** The members of a sequence, a set or what else holds values. */
export function membersOf(value: Value | undefined, tag: number = TAG.sequence): Value[] {
  if (value?.tag !== tag) throw new NotDer(`no value with tag ${tag}`);
  return valuesIn(value.content);
}

/** What is in a value with this tag. */
export function contentOf(value: Value | undefined, tag: keyof typeof TAG): Bytes {
  if (value?.tag !== TAG[tag]) throw new NotDer(`no ${tag}`);
  return value.content;
}

/** An instant as `time` writes it. */
export function timeOf(value: Value | undefined): Date {
  const text = value ? new TextDecoder().decode(value.content) : '';
  const short = value?.tag === TAG.utcTime;
  const parts = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (!parts || (!short && value?.tag !== TAG.time)) throw new NotDer('no time');
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts;
  const century = short ? (Number(year) < 50 ? '20' : '19') : '';
  const at = new Date(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at.getTime())) throw new NotDer('no time');
  return at;
}
