import { glyphs as italic } from './coverage/italic';
import { glyphs as name } from './coverage/name';
import { glyphs as plain } from './coverage/plain';
import { glyphs as strong } from './coverage/strong';
import { glyphs as title } from './coverage/title';
import type { FACES } from './fonts';

export type Face = keyof typeof FACES;

const packed: Record<Face, string> = { name, italic, title, plain, strong };
const unpacked: Partial<Record<Face, Int16Array>> = {};

/** Widths by UTF-16 unit in thousandths of the type size, -1 where the face has no such letter. */
function advances(face: Face): Int16Array {
  const known = unpacked[face];
  if (known) return known;
  const table = new Int16Array(0x10000).fill(-1);
  for (const run of packed[face].split(';')) {
    const [first = '', widths = ''] = run.split(':');
    for (const [i, width] of widths.split(' ').entries())
      table[parseInt(first, 36) + i] = parseInt(width, 36);
  }
  return (unpacked[face] = table);
}

/** A text as it is drawn: composed letters (NFC), single spaces, none at the ends. */
export function drawn(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

/**
 * The first character that one of the faces cannot draw, or null. What would not be seen (control and direction marks, soft
 * hyphens) cannot be drawn either and is named by its number, `U+202E`.
 */
export function missingGlyph(text: string, ...faces: Face[]): string | null {
  for (const character of drawn(text)) {
    const point = character.codePointAt(0) ?? 0;
    if (faces.every((face) => (advances(face)[point] ?? -1) >= 0)) continue;
    if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(character)) return character;
    return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return null;
}

/**
 * A text that one of the faces can draw whole: what cannot be seen is left out, and a letter of another script becomes a
 * question mark. A paper with a letter that its face lacks is not drawn at all.
 */
export function drawable(text: string, ...faces: Face[]): string {
  const whole = drawn(text);
  if (missingGlyph(whole, ...faces) === null) return whole;
  return [...whole]
    .map((letter) => {
      const missing = missingGlyph(letter, ...faces);
      return letter === ' ' || missing === null ? letter : missing.startsWith('U+') ? '' : '?';
    })
    .join('');
}

/**
 * The width of a line in points, at a type size in points with tracking in em. Kerning is left out: it changes a line
 * by well under the two per cent that every use of this keeps in hand.
 */
export function lineWidth(text: string, face: Face, size: number, tracking = 0): number {
  const table = advances(face);
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const advance = table[text.charCodeAt(i)] ?? -1;
    width += advance < 0 ? 1000 : advance;
  }
  return (width / 1000 + text.length * tracking) * size * 1.02;
}

/**
 * A text in lines of at most that width (points), as few as can be and of about equal length, for these read better
 * centred than a full line with one word under it. It breaks at spaces only; a word that is wider than the column is left
 * on a line of its own, for the caller to see.
 */
export function brokenLines(text: string, width: number, face: Face, size: number, tracking = 0): string[] {
  const words = drawn(text)
    .split(' ')
    .map((word) => ({ word, wide: lineWidth(word, face, size, tracking) }));
  const space = lineWidth(' ', face, size, tracking);
  const within = (room: number) => {
    const lines: string[] = [];
    let used = Infinity;
    for (const { word, wide } of words) {
      if (used + space + wide > room) {
        lines.push(word);
        used = wide;
      } else {
        lines.push(`${lines.pop()} ${word}`);
        used += space + wide;
      }
    }
    return lines;
  };
  let lines = within(width);
  for (let share = 0.95; share > 0.5 && lines.length > 1; share -= 0.05) {
    const narrower = within(width * share);
    if (narrower.length > lines.length) break;
    lines = narrower;
  }
  return lines;
}

/** Breaks what has no spaces (an address, a code) into lines of at most that width in points, after `/ . -` if it can. */
export function brokenAnywhere(text: string, width: number, size: number, face: Face = 'strong'): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest) {
    let fits = rest.length;
    while (fits > 1 && lineWidth(rest.slice(0, fits), face, size) > width) fits--;
    const natural = fits < rest.length ? rest.slice(0, fits).search(/[/.-][^/.-]*$/) + 1 : fits;
    const end = natural > 0 ? natural : fits;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return lines;
}
