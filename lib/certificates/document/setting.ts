import { brokenLines, lineWidth } from '@/lib/files/typst/glyphs';
import type { Geometry } from './geometry';
import { STYLES, type Style } from './styles';

const GUTTER = 44;
/** Of the letters of all our faces: what a line is high. */
const CAP_HEIGHT = 0.714;

export type PlacedText = {
  style: Style;
  lang: string;
  align: 'center' | 'left';
  x: number;
  y: number;
  width: number;
  height: number;
  size: number;
  tracking: number;
  leading: number;
  lines: string[];
};

export type Cell = { text: string; path: string; lang: string };
export type Row = { gap: number; style: Style; size: number; cells: Cell[]; smallest?: number };
export type SetRow = { height: number; texts: PlacedText[]; overflows: string[] };

const heightOf = (lines: number, size: number, leading: number) =>
  size * (lines * CAP_HEIGHT + (lines - 1) * leading);

type Box = { x: number; y: number; width: number; align?: 'center' | 'left' };

export function setText(
  { text, path, lang }: Cell,
  style: Style,
  size: number,
  box: Box,
  broken?: string[],
): SetRow {
  const { face, tracking, leading, capitals } = STYLES[style];
  const said = capitals ? text.toUpperCase() : text;
  const lines = broken ?? brokenLines(said, box.width, face, size, tracking);
  const height = heightOf(lines.length, size, leading);
  const wide = lines.some((line) => lineWidth(line, face, size, tracking) > box.width + 0.01);
  const placed = { style, lang, align: box.align ?? 'center', x: box.x, y: box.y, width: box.width };
  return {
    height,
    texts: [{ ...placed, height, size, tracking, leading, lines }],
    overflows: wide ? [path] : [],
  };
}

/** The cells of a row side by side; one alone takes the whole width. Those of fewer lines stand in the middle. */
function setRow(row: Row, y: number, content: Geometry['content']): SetRow {
  const width = (content.width - GUTTER * (row.cells.length - 1)) / row.cells.length;
  const set = row.cells.map((cell, i) => {
    const box = { x: content.left + i * (width + GUTTER), y, width };
    if (row.smallest === undefined) return setText(cell, row.style, row.size, box);
    const { face, tracking } = STYLES[row.style];
    const size = Math.min(row.size, width / lineWidth(cell.text, face, 1, tracking));
    const fitted = setText(cell, row.style, size, box, [cell.text]);
    return { ...fitted, overflows: size < row.smallest ? [cell.path] : [] };
  });
  const height = Math.max(...set.map((each) => each.height));
  for (const each of set) for (const text of each.texts) text.y += (height - each.height) / 2;
  return {
    height,
    texts: set.flatMap((each) => each.texts),
    overflows: set.flatMap((each) => each.overflows),
  };
}

export function setRows(rows: Row[], top: number, content: Geometry['content']): SetRow {
  let y = top;
  const all: SetRow[] = [];
  for (const [i, row] of rows.entries()) {
    y += i === 0 ? 0 : row.gap;
    const set = setRow(row, y, content);
    y += set.height;
    all.push(set);
  }
  return {
    height: y - top,
    texts: all.flatMap((each) => each.texts),
    overflows: all.flatMap((each) => each.overflows),
  };
}
