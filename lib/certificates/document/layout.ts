import { CHECK, setCheck, setFooter, setSignature } from './foot';
import { geometryOf, lifted, type Geometry } from './geometry';
import { placedLogos, placedScan, type PlacedPicture } from './pictures';
import type { CertificateDesign } from './schema';
import { setRows, type Cell, type PlacedText, type Row, type SetRow } from './setting';
import type { PageWords } from './wording';

const HEAD_AND_BODY = 22;
/** Between the template's text at the bottom and what stands above it. */
const ABOVE_FOOTER = 8;
const SCALES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7];
const SMALLEST_LATIN_NAME = 10;

/** Where everything stands on the page; `overflows` names the words (as paths into PageWords) that do not fit. */
export type Layout = {
  page: Geometry['page'];
  texts: PlacedText[];
  pictures: PlacedPicture[];
  signatureRules: { x: number; y: number; width: number }[];
  ornamentY: number;
  qr: { x: number; y: number };
  overflows: string[];
};

function cellsOf(words: PageWords, key: Exclude<keyof PageWords['columns'][number], 'lang'>): Cell[] {
  return words.columns.flatMap((column) => {
    const text = column[key];
    return text == null ? [] : [{ text, path: `${key}.${column.lang}`, lang: column.lang }];
  });
}

function headRows(words: PageWords, two: boolean, { headScale }: Geometry): Row[] {
  return [
    { gap: 0, style: 'issuer', size: two ? 8.5 : 10, cells: cellsOf(words, 'issuer') },
    {
      gap: two ? 15 : 17,
      style: 'heading',
      size: two ? 25 * headScale : 33,
      cells: cellsOf(words, 'heading'),
    },
    { gap: two ? 9 : 10, style: 'subheading', size: two ? 8.5 : 10, cells: cellsOf(words, 'subheading') },
  ];
}

function bodyRows(words: PageWords, two: boolean, scale: number, { smallestName }: Geometry): Row[] {
  const at = (one: number, both: number) => (two ? both : one) * scale;
  const aside = at(12.5, 11.5);
  const name = { text: words.name, path: 'name', lang: words.lang };
  const latin = words.latin === null ? [] : [{ text: words.latin, path: 'latin', lang: words.lang }];
  const rows: Row[] = [
    { gap: 0, style: 'aside', size: aside, cells: cellsOf(words, 'intro') },
    { gap: at(19, 17), style: 'name', size: 34 * scale, cells: [name], smallest: smallestName },
    { gap: 14 * scale, style: 'latin', size: 15 * scale, cells: latin, smallest: SMALLEST_LATIN_NAME },
    { gap: at(22, 19), style: 'aside', size: aside, cells: cellsOf(words, 'statement') },
    { gap: at(14, 12), style: 'course', size: at(19, 14.5), cells: cellsOf(words, 'course') },
    { gap: at(14, 12), style: 'facts', size: at(10.5, 9.5), cells: cellsOf(words, 'facts') },
    { gap: at(21, 17), style: 'aside', size: aside, cells: cellsOf(words, 'confers') },
    { gap: at(12, 11), style: 'qualification', size: at(17, 13.5), cells: cellsOf(words, 'qualification') },
    { gap: 9 * scale, style: 'remark', size: at(9.5, 9), cells: cellsOf(words, 'valid') },
    { gap: at(15, 13), style: 'remark', size: at(9.5, 9), cells: cellsOf(words, 'remark') },
  ];
  return rows.filter((row) => row.cells.length > 0);
}

/** What stands between heading and foot: long texts make the whole smaller, evenly, down to a floor. */
function setBody(words: PageWords, two: boolean, top: number, geometry: Geometry): SetRow {
  const { bodyBottom, content } = geometry;
  const room = bodyBottom - top;
  const tries = SCALES.map((scale) => () => setRows(bodyRows(words, two, scale, geometry), top, content));
  let body = setRows([], top, content);
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
  const free = words.designed ? (['intro', 'statement', 'remark'] as const) : [];
  const cells = (['course', 'qualification', 'facts', ...free] as const).flatMap((key) =>
    cellsOf(words, key),
  );
  return cells.sort((a, b) => b.text.length - a.text.length)[0]?.path ?? 'course.en';
}

/** The lines to sign on: at the right beside the code, or in the middle above it. */
function signatureLines(count: number, { page, check, signature }: Geometry) {
  const width = count === 3 ? 140 : 172;
  const total = count * width + (count - 1) * signature.gap;
  const right = signature.centred ? (page.width + total) / 2 : page.width - check.side;
  return Array.from({ length: count }, (_, i) => ({
    x: right - (count - i) * width - (count - 1 - i) * signature.gap,
    y: signature.top,
    width,
  }));
}

/** Sets the page: sizes, line breaks and places, from the words, the size of the QR code (points) and the template's design. */
export function layoutOf(words: PageWords, qrSize: number, design: CertificateDesign | null = null): Layout {
  const two = words.columns.length === 2;
  const count = words.signatories.length;
  const plain = geometryOf(design, count);
  const footer = setFooter(words, plain);
  const geometry = footer.height > 0 ? lifted(plain, footer.height + ABOVE_FOOTER) : plain;
  const { page, content, check: foot } = geometry;

  const logos = design ? placedLogos(design, geometry) : { pictures: [], bottom: geometry.headTop };
  const head = setRows(headRows(words, two, geometry), logos.bottom, content);
  const ornamentY = logos.bottom + head.height + (two ? 14 : 16);
  const body = setBody(words, two, ornamentY + HEAD_AND_BODY, geometry);

  const checkWidth = qrSize + CHECK.gap + CHECK.textWidth;
  const qrX = count === 0 || foot.centred ? (page.width - checkWidth) / 2 : foot.side;
  const check = setCheck(words, qrX + qrSize + CHECK.gap, foot);

  const signatureRules = signatureLines(count, geometry);
  const signatures = signatureRules.map((line, i) => setSignature(words, i, line, geometry.signature.bottom));
  const scans = signatureRules.flatMap((line, i) => {
    const { name, scan } = words.signatories[i] ?? {};
    return name && scan ? [placedScan(scan, name, line)] : [];
  });
  const parts = [head, body, check, ...signatures, footer];
  return {
    page,
    texts: parts.flatMap((part) => part.texts),
    pictures: [...logos.pictures, ...scans],
    signatureRules,
    ornamentY,
    qr: { x: qrX, y: foot.top + (foot.height - qrSize) / 2 },
    overflows: [...new Set(parts.flatMap((part) => part.overflows))],
  };
}
