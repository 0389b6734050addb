import { brokenAnywhere, lineWidth } from '@/lib/files/typst/glyphs';
import type { Geometry } from './geometry';
import { setRows, setText, type SetRow } from './setting';
import { STYLES, type Style } from './styles';
import type { PageWords } from './wording';

/** The text beside the code. */
export const CHECK = { textWidth: 138, gap: 13 };
const FOOTER = { size: 7, mostLines: 3 };

/** What the paper is checked by: number, day, address, code. */
export function setCheck(words: PageWords, left: number, foot: Geometry['check']): SetRow {
  const { check, lang } = words;
  const width = CHECK.textWidth;
  const [strong, plain] = [8, 7.2];
  // A day in a long month: one line all the same, as small as the address beneath at the least.
  const fitting = (text: string) =>
    Math.max(6.6, Math.min(strong, (strong * width) / lineWidth(text, STYLES.strong.face, strong)));
  const lines: [style: Style, size: number, gap: number, path: string, text: string][] = [
    ...check.lines.map(
      (text, i) =>
        ['strong', i === 0 ? strong : fitting(text), 4.6, i === 0 ? 'number' : 'issuedOn', text] as const,
    ),
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
  const top = foot.top + (foot.height - height) / 2;
  for (const each of set) for (const text of each.texts) text.y += top;
  const tall = height > foot.height + 20 ? ['address'] : [];
  return {
    height,
    texts: set.flatMap((each) => each.texts),
    overflows: [...set.flatMap((each) => each.overflows), ...tall],
  };
}

/** Who signs, under the line. */
export function setSignature(
  words: PageWords,
  index: number,
  line: { x: number; y: number; width: number },
  bottom: number,
): SetRow {
  const { x, width } = line;
  const who = words.signatories[index];
  if (!who) return { height: 0, texts: [], overflows: [] };
  let y = line.y + 6;
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
  const tall = y > bottom ? [`signatories.${index}.title.${words.lang}`] : [];
  return {
    height: y - line.y,
    texts: [name, ...titles].flatMap((each) => each.texts),
    overflows: [...[name, ...titles].flatMap((each) => each.overflows), ...tall],
  };
}

/** The template's text at the bottom of the page, which stands on what `bottom` says; nothing without one. */
export function setFooter(words: PageWords, { content, footerBottom }: Geometry): SetRow {
  const cells = words.columns.flatMap(({ lang, footer }) =>
    footer ? [{ text: footer, path: `footer.${lang}`, lang }] : [],
  );
  if (cells.length === 0) return { height: 0, texts: [], overflows: [] };
  const set = setRows([{ gap: 0, style: 'remark', size: FOOTER.size, cells }], 0, content);
  for (const text of set.texts) text.y += footerBottom - set.height;
  const tall = set.texts.flatMap(({ lines, lang }) =>
    lines.length > FOOTER.mostLines ? [`footer.${lang}`] : [],
  );
  return { ...set, overflows: [...set.overflows, ...tall] };
}
