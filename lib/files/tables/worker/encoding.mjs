import iconv from 'iconv-lite';
import { Refused } from './refused.mjs';

/**
 * Russian letters from frequent to rare. In a wrong reading the frequent letters become rare ones.
 */
const byFrequency = 'оаеинтсрвлкмдпуяыьгзбчйхжшюцщэфъё';
const weight = new Map([...byFrequency].map((letter, rank) => [letter, 4 - rank / 6]));
const kazakh = new Set('әғқңөұүһі');
const single = ['windows-1251', 'rk1048', 'koi8-r', 'cp866'];

/**
 * Which encoding the bytes are in, and the text. Byte order marks and valid UTF-8 are certain; among the one-byte
 * encodings the reading that looks most like words in Cyrillic wins.
 * @param {Buffer} bytes @returns {{ encoding: string, text: string }}
 */
export function decode(bytes) {
  const wide = wideEncoding(bytes);
  if (wide) return { encoding: wide, text: clean(iconv.decode(bytes, wide)) };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { encoding: 'utf-8', text: clean(text) };
  } catch {
    const damaged = nearlyUtf8(bytes);
    if (damaged !== null) return { encoding: 'utf-8', text: clean(damaged) };
    const sample = bytes.subarray(0, 60_000);
    const latin = sample.filter((byte) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a).length;
    const high = sample.filter((byte) => byte >= 0x80).length;
    const best = single
      .map((name) => ({ name, score: score(iconv.decode(sample, name)) }))
      .reduce((a, b) => (b.score > a.score ? b : a));
    const chosen = best.score > 0 || high > latin ? best.name : western(sample);
    return { encoding: chosen, text: clean(iconv.decode(bytes, chosen)) };
  }
}

/**
 * UTF-8 with a byte or two broken, as when a file was cut or joined: then only those letters are lost.
 * @param {Buffer} bytes
 */
function nearlyUtf8(bytes) {
  const text = bytes.toString('utf8');
  const broken = text.split('\ufffd').length - 1;
  const whole = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return broken * 50 < whole ? text : null;
}

/** Icelandic letters in these lists are Turkish ones read wrongly. @param {Buffer} sample */
function western(sample) {
  return /[ðþýÐÞÝ]/.test(iconv.decode(sample, 'windows-1252')) ? 'windows-1254' : 'windows-1252';
}

/** @param {Buffer} bytes */
function wideEncoding(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark: every second byte is the page of the letter, 0 (Latin) or 4 (Cyrillic) nearly always.
  const sample = bytes.subarray(0, 4000);
  if (sample.length < 4) return null;
  const pages = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0 || (byte >= 1 && byte <= 6) || byte === 0x20) pages[i % 2] += 1;
  });
  const half = sample.length / 2;
  if (!sample.includes(0)) return null;
  if (pages[1] > half * 0.9 && pages[0] < half * 0.5) return 'utf-16le';
  if (pages[0] > half * 0.9 && pages[1] < half * 0.5) return 'utf-16be';
  return null;
}

/** @param {string} text how much this looks like a list in Cyrillic */
function score(text) {
  let sum = 0;
  let before = '';
  for (const letter of text) {
    if (letter.charCodeAt(0) < 0x80) {
      before = /[a-z]/i.test(letter) ? 'L' : '';
      continue;
    }
    const lower = letter.toLowerCase();
    const upper = lower !== letter;
    const known = weight.get(lower);
    if (known !== undefined) sum += known;
    else if (kazakh.has(lower)) sum += 1.5;
    else if (/[\u00a0№«»–—“”„’…°ў]/iu.test(letter)) sum += 0;
    else sum -= 4;
    // A capital inside a word after a small letter, or a Cyrillic letter glued to a Latin one.
    if ((upper && before === 'l') || before === 'L') sum -= 5;
    before = known !== undefined || kazakh.has(lower) ? (upper ? 'u' : 'l') : '';
  }
  return sum;
}

/** @param {string} text */
function clean(text) {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const head = body.slice(0, 100_000);
  // Control characters do not stand in lists: these are bytes of something else.
  const odd = head.match(/[\u0000-\u0008\u000e-\u0019\u001b-\u001f\ufffd]/g)?.length ?? 0;
  if (odd > 0 && odd * 200 > head.length) throw new Refused('FILE_TYPE_UNKNOWN', { kind: 'none' });
  return body.replace(/[\u0000-\u0008\u000e-\u001f]/g, '');
}
