/** A box of a picture: its first text is the name of the thing. */
export type PictureBox = {
  kind: 'ROOT' | 'RUN' | 'PERSON' | 'OTHERS';
  texts: readonly string[];
  below: readonly PictureBox[];
};

/** Pixels of the picture at its natural size. */
const boxWidth = 236;
const gapAcross = 44;
const gapDown = 10;
const padding = 10;
const lineHeight = 17;
const letterSize = 13;
const margin = 24;
const headHeight = 64;

/** Widths of letters of Noto Sans, in parts of the size, rounded up so that no text leaves its box. */
function letterWidth(letter: string): number {
  if (/[\s.,:;'’ʻ|!ijlІі()-]/u.test(letter)) return 0.36;
  if (/[MWmwЖЩШЮЫФжщшюыф@]/u.test(letter)) return 0.96;
  if (/\p{Lu}/u.test(letter)) return 0.72;
  if (/[\p{Ll}\p{N}]/u.test(letter)) return 0.6;
  return 1;
}

export const textWidth = (text: string, bold: boolean): number =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * letterSize * (bold ? 1.06 : 1);

/** A text in lines that fit the width; a word that does not is broken. Nothing is left out. */
export function wrapped(text: string, width: number, bold: boolean): string[] {
  const lines: string[] = [];
  let line = '';
  const put = (part: string, between: string) => {
    const longer = line ? line + between + part : part;
    if (textWidth(longer, bold) <= width) line = longer;
    else {
      if (line) lines.push(line);
      line = part;
    }
  };
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (textWidth(word, bold) <= width) put(word, ' ');
    else [...word].forEach((letter, index) => put(letter, index === 0 ? ' ' : ''));
  }
  if (line) lines.push(line);
  return lines;
}

type Placed = {
  kind: PictureBox['kind'];
  lines: { text: string; bold: boolean }[];
  x: number;
  y: number;
  height: number;
  below: Placed[];
};

/** Places a box and what is below it from `top` on; answers where it ends. The box stands in the middle of its own. */
function place(box: PictureBox, depth: number, top: number): { placed: Placed; bottom: number } {
  const lines = box.texts.flatMap((text, index) => {
    const bold = index === 0 && box.kind !== 'OTHERS';
    return wrapped(text, boxWidth - 2 * padding, bold).map((line) => ({ text: line, bold }));
  });
  const height = lines.length * lineHeight + 2 * padding - 4;
  const below: Placed[] = [];
  let bottom = top;
  for (const each of box.below) {
    const next = place(each, depth + 1, bottom);
    below.push(next.placed);
    bottom = next.bottom + gapDown;
  }
  const spanned = below.length > 0 ? bottom - gapDown - top : 0;
  const x = margin + depth * (boxWidth + gapAcross);
  if (spanned >= height) {
    return {
      placed: { kind: box.kind, lines, x, y: top + (spanned - height) / 2, height, below },
      bottom: top + spanned,
    };
  }
  // What is below is lower than the box itself: it moves to the box's middle.
  const shift = (height - spanned) / 2;
  below.forEach((each) => move(each, shift));
  return { placed: { kind: box.kind, lines, x, y: top, height, below }, bottom: top + height };
}

function move(box: Placed, by: number): void {
  box.y += by;
  box.below.forEach((each) => move(each, by));
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML may hold it: signs that mean something are written out, those that XML cannot hold are left out. */
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const looks: Record<PictureBox['kind'], string> = {
  ROOT: 'fill="#0b5e74" stroke="#0b5e74"',
  RUN: 'fill="#e2f0f4" stroke="#a9d0da"',
  PERSON: 'fill="#ffffff" stroke="#84909b"',
  OTHERS: 'fill="#ffffff" stroke="#c4ccd3" stroke-dasharray="4 3"',
};

const px = (value: number): string => String(Math.round(value * 10) / 10);

function drawn(box: Placed): string {
  const middle = box.y + box.height / 2;
  const right = box.x + boxWidth;
  const lines = box.below.map((each) => {
    const [to, bend] = [each.y + each.height / 2, right + gapAcross / 2];
    return `<path d="M${px(right)} ${px(middle)}H${px(bend)}V${px(to)}H${px(each.x)}"/>`;
  });
  const ink = box.kind === 'ROOT' ? '#ffffff' : box.kind === 'OTHERS' ? '#52606c' : '#15202a';
  const texts = box.lines.map(({ text, bold }, index) => {
    const y = box.y + padding + 11 + index * lineHeight;
    return `<text x="${px(box.x + padding)}" y="${px(y)}" fill="${ink}"${bold ? ' font-weight="600"' : ''}>${escaped(text)}</text>`;
  });
  const frame = `<rect x="${px(box.x)}" y="${px(box.y)}" width="${boxWidth}" height="${px(box.height)}" rx="6" ${looks[box.kind]}/>`;
  return [
    lines.length > 0 ? `<g fill="none" stroke="#84909b">${lines.join('')}</g>` : '',
    frame,
    ...texts,
    ...box.below.map(drawn),
  ].join('');
}

const depthOf = (box: PictureBox): number => 1 + Math.max(0, ...box.below.map(depthOf));

/**
 * A picture of a tree of boxes as SVG, from left to right: names as text, no font and nothing else from elsewhere, the same
 * bytes for the same boxes. `title` names the picture, `facts` stand below it.
 */
export function svgOf(root: PictureBox, { title, facts }: { title: string; facts: string }): string {
  const { placed, bottom } = place(root, 0, margin + headHeight);
  const needed = Math.ceil(Math.max(textWidth(title, true) * 1.4, textWidth(facts, false)));
  const width = Math.max(depthOf(root) * (boxWidth + gapAcross) - gapAcross, needed) + 2 * margin;
  const height = Math.ceil(bottom) + margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` role="img" font-family="'Noto Sans', Arial, sans-serif" font-size="${letterSize}">`,
    `<title>${escaped(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="${margin}" y="${margin + 16}" font-size="18" font-weight="600" fill="#15202a">${escaped(title)}</text>`,
    `<text x="${margin}" y="${margin + 40}" fill="#52606c">${escaped(facts)}</text>`,
    drawn(placed),
    '</svg>\n',
  ].join('');
}
