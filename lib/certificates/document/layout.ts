import { brokenAnywhere, brokenLines, lineWidth } from '@/lib/files/typst/glyphs';
import { STYLES, type Style } from './styles';
import type { PageWords } from './wording';

/** Points throughout; the origin is the top left corner of A4 landscape. */
export const PAGE = { width: 841.89, height: 595.28 };
const CONTENT = { width: 640, left: (PAGE.width - 640) / 2 };
const GUTTER = 44;
const HEAD_TOP = 56;
const FOOT = { top: 441, height: 100, side: 52, textWidth: 138, gap: 13 };
const SIGNATURE = { top: 471, bottom: 553, gap: 16 };
const BETWEEN = { headAndBody: 22, bodyAndFoot: 20 };
const SCALES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7];
const SMALLEST_NAME = 17;
const SMALLEST_LATIN_NAME = 10;
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

/** Where everything stands on the page; `overflows` names the words (as paths into PageWords) that do not fit. */
export type Layout = {
  texts: PlacedText[];
  signatureRules: { x: number; y: number; width: number }[];
  ornamentY: number;
  qr: { x: number; y: number };
  overflows: string[];
};

type Cell = { text: string; path: string; lang: string };
type Row = { gap: number; style: Style; size: number; cells: Cell[]; smallest?: number };
type SetRow = { height: number; texts: PlacedText[]; overflows: string[] };

const heightOf = (lines: number, size: number, leading: number) =>
  size * (lines * CAP_HEIGHT + (lines - 1) * leading);

type Box = { x: number; y: number; width: number; align?: 'center' | 'left' };

function setText(
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
function setRow(row: Row, y: number): SetRow {
  const width = (CONTENT.width - GUTTER * (row.cells.length - 1)) / row.cells.length;
  const set = row.cells.map((cell, i) => {
    const box = { x: CONTENT.left + i * (width + GUTTER), y, width };
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

function setRows(rows: Row[], top: number): SetRow {
  let y = top;
  const all: SetRow[] = [];
  for (const [i, row] of rows.entries()) {
    y += i === 0 ? 0 : row.gap;
    const set = setRow(row, y);
    y += set.height;
    all.push(set);
  }
  return {
    height: y - top,
    texts: all.flatMap((each) => each.texts),
    overflows: all.flatMap((each) => each.overflows),
  };
}

function cellsOf(words: PageWords, key: Exclude<keyof PageWords['columns'][number], 'lang'>): Cell[] {
  return words.columns.flatMap((column) => {
    const text = column[key];
    return text === null ? [] : [{ text, path: `${key}.${column.lang}`, lang: column.lang }];
  });
}

function headRows(words: PageWords, two: boolean): Row[] {
  return [
    { gap: 0, style: 'issuer', size: two ? 8.5 : 10, cells: cellsOf(words, 'issuer') },
    { gap: two ? 15 : 17, style: 'heading', size: two ? 25 : 33, cells: cellsOf(words, 'heading') },
    { gap: two ? 9 : 10, style: 'subheading', size: two ? 8.5 : 10, cells: cellsOf(words, 'subheading') },
  ];
}

function bodyRows(words: PageWords, two: boolean, scale: number): Row[] {
  const at = (one: number, both: number) => (two ? both : one) * scale;
  const aside = at(12.5, 11.5);
  const name = { text: words.name, path: 'name', lang: words.lang };
  const latin = words.latin === null ? [] : [{ text: words.latin, path: 'latin', lang: words.lang }];
  const rows: Row[] = [
    { gap: 0, style: 'aside', size: aside, cells: cellsOf(words, 'intro') },
    { gap: at(19, 17), style: 'name', size: 34 * scale, cells: [name], smallest: SMALLEST_NAME },
    { gap: 14 * scale, style: 'latin', size: 15 * scale, cells: latin, smallest: SMALLEST_LATIN_NAME },
    { gap: at(22, 19), style: 'aside', size: aside, cells: cellsOf(words, 'statement') },
    { gap: at(14, 12), style: 'course', size: at(19, 14.5), cells: cellsOf(words, 'course') },
    { gap: at(14, 12), style: 'facts', size: at(10.5, 9.5), cells: cellsOf(words, 'facts') },
    { gap: at(21, 17), style: 'aside', size: aside, cells: cellsOf(words, 'confers') },
    { gap: at(12, 11), style: 'qualification', size: at(17, 13.5), cells: cellsOf(words, 'qualification') },
    { gap: 9 * scale, style: 'remark', size: at(9.5, 9), cells: cellsOf(words, 'valid') },
  ];
  return rows.filter((row) => row.cells.length > 0);
}

/** What stands between heading and foot: long texts make the whole smaller, evenly, down to a floor. */
function setBody(words: PageWords, two: boolean, top: number): SetRow {
  const room = FOOT.top - BETWEEN.bodyAndFoot - top;
  const tries = SCALES.map((scale) => () => setRows(bodyRows(words, two, scale), top));
  let body = setRows([], top);
  for (const attempt of tries) {
    body = attempt();
    if (body.height <= room && body.overflows.length === 0) break;
  }
  const free = room - body.height;
  for (const text of body.texts) text.y += Math.max(0, free) * 0.45;
  // Nothing alone is too wide and yet all is too high: the longest text is the one to shorten.
  return free < 0 && body.overflows.length === 0 ? { ...body, overflows: [longest(words)] } : body;
}

function longest(words: PageWords): string {
  const cells = (['course', 'qualification', 'facts'] as const).flatMap((key) => cellsOf(words, key));
  return cells.sort((a, b) => b.text.length - a.text.length)[0]?.path ?? 'course.en';
}

function setCheck(words: PageWords, left: number): SetRow {
  const { check, lang } = words;
  const width = FOOT.textWidth;
  const [strong, plain] = [8, 7.2];
  const lines: [style: Style, size: number, gap: number, path: string, text: string][] = [
    ...check.lines.map((text, i) => ['strong', strong, 4.6, i === 0 ? 'number' : 'issuedOn', text] as const),
    ...check.labels.map((text, i) => ['remark', plain, i === 0 ? 10 : 4.6, 'verifyAt', text] as const),
    ...brokenAnywhere(check.address, width, plain).map(
      (text) => ['facts', plain, 4.6, 'address', text] as const,
    ),
    ...brokenAnywhere(check.code, width, plain).map((text) => ['strong', plain, 4.6, 'code', text] as const),
  ].map(([...line]) => line);
  let height = -4.6;
  const set = lines.map(([style, size, gap, path, text]) => {
    height += gap;
    const box = { x: left, y: height, width, align: 'left' as const };
    const one = setText({ text, path, lang }, style, size, box, [text]);
    height += one.height;
    return one;
  });
  const top = FOOT.top + (FOOT.height - height) / 2;
  for (const each of set) for (const text of each.texts) text.y += top;
  const tall = height > FOOT.height + 20 ? ['address'] : [];
  return {
    height,
    texts: set.flatMap((each) => each.texts),
    overflows: [...set.flatMap((each) => each.overflows), ...tall],
  };
}

function setSignature(words: PageWords, index: number, x: number, width: number): SetRow {
  const who = words.signatories[index];
  if (!who) return { height: 0, texts: [], overflows: [] };
  let y = SIGNATURE.top + 6;
  const name = setText(
    { text: who.name, path: `signatories.${index}.name`, lang: words.lang },
    'signatory',
    9.5,
    { x, y, width },
  );
  y += name.height;
  const titles = who.titles.map(({ lang, text }) => {
    y += 5;
    const title = setText({ text, path: `signatories.${index}.title.${lang}`, lang }, 'title', 7.4, {
      x,
      y,
      width,
    });
    y += title.height;
    return title;
  });
  const tall = y > SIGNATURE.bottom ? [`signatories.${index}.title.${words.lang}`] : [];
  return {
    height: y - SIGNATURE.top,
    texts: [name, ...titles].flatMap((each) => each.texts),
    overflows: [...[name, ...titles].flatMap((each) => each.overflows), ...tall],
  };
}

/** Sets the page: sizes, line breaks and places, from the words and the size of the QR code (points). */
export function layoutOf(words: PageWords, qrSize: number): Layout {
  const two = words.columns.length === 2;
  const head = setRows(headRows(words, two), HEAD_TOP);
  const ornamentY = HEAD_TOP + head.height + (two ? 14 : 16);
  const body = setBody(words, two, ornamentY + BETWEEN.headAndBody);

  const count = words.signatories.length;
  const checkWidth = qrSize + FOOT.gap + FOOT.textWidth;
  const qrX = count === 0 ? (PAGE.width - checkWidth) / 2 : FOOT.side;
  const check = setCheck(words, qrX + qrSize + FOOT.gap);

  const width = count === 3 ? 140 : 172;
  const right = PAGE.width - FOOT.side;
  const signatureRules = words.signatories.map((_, i) => ({
    x: right - (count - i) * width - (count - 1 - i) * SIGNATURE.gap,
    y: SIGNATURE.top,
    width,
  }));
  const signatures = signatureRules.map(({ x }, i) => setSignature(words, i, x, width));
  const parts = [head, body, check, ...signatures];
  return {
    texts: parts.flatMap((part) => part.texts),
    signatureRules,
    ornamentY,
    qr: { x: qrX, y: FOOT.top + (FOOT.height - qrSize) / 2 },
    overflows: [...new Set(parts.flatMap((part) => part.overflows))],
  };
}
