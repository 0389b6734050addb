import { brokenAnywhere, brokenLines, lineWidth, type Face } from '@/lib/files/typst/glyphs';

/** A text as it stands on a badge: its lines and the size of its type, both in points. */
export type Fitted = { size: number; lines: string[] };

type Room = {
  /** Points. */
  width: number;
  height: number;
  /** Sizes of type: as large as there is room, and words are broken only below the least. */
  most: number;
  least: number;
};

/** From one line to the next, in sizes of type. */
export const leading = 1.22;
const step = 0.5;
const tiniest = 2;

const wide = (line: string, face: Face, { size, width }: { size: number; width: number }) =>
  lineWidth(line, face, size) > width;

/** The lines of a text at a size; a word that no line holds is broken only at the least size and below. */
function linesAt(text: string, face: Face, size: number, { width, least }: Room): string[] {
  const whole = text ? brokenLines(text, width, face, size) : [];
  if (size > least) return whole;
  return whole.flatMap((line) =>
    wide(line, face, { size, width }) ? brokenAnywhere(line, width, size, face) : [line],
  );
}

type Part = { text: string; face: Face; share: number; least: number };

/** Texts below each other in one room, the others in a share of the size of the first: as large as there is room. */
function together(parts: readonly Part[], room: Room): Fitted[] {
  const { width, height, most } = room;
  for (let size = most; ; size -= step) {
    const set = parts.map(({ text, face, share, least }) => {
      const own = Math.max(size * share, Math.min(size, least));
      const lines = linesAt(text, face, own, { ...room, least });
      return { face, size: own, lines };
    });
    const tall = set.reduce((sum, each) => sum + each.lines.length * each.size * leading, 0);
    const over = set.some((each) =>
      each.lines.some((line) => wide(line, each.face, { size: each.size, width })),
    );
    if ((!over && tall <= height) || size - step < tiniest)
      return set.map(({ size: own, lines }) => ({ size: own, lines }));
  }
}

/**
 * A text as large as its room takes it. It is never cut: what is longer becomes smaller, and a word that no line holds at
 * the least size is broken.
 */
export function fitted(text: string, face: Face, room: Room): Fitted {
  const [only] = together([{ text, face, share: 1, least: room.least }], room);
  return only ?? { size: room.most, lines: [] };
}

/** A person's name and, below it and smaller, the one in the other script. */
export function fittedNames(name: string, other: string | null, room: Room): [Fitted, Fitted | null] {
  const parts: Part[] = [{ text: name, face: 'strong', share: 1, least: room.least }];
  if (other !== null) parts.push({ text: other, face: 'plain', share: 0.56, least: 6 });
  const [first, second] = together(parts, room);
  return [first ?? { size: room.most, lines: [] }, second ?? null];
}

/** What fits on an A4 sheet: two badges beside each other, five below each other. */
export const badgesOnPage = 10;
