import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { afterAll, describe, expect, it } from 'vitest';
import { FACES } from '@/lib/files/typst/fonts';
import { drawn, lineWidth } from '@/lib/files/typst/glyphs';
import { examine } from './rules';
import { closeCertificateWorkers, renderCertificate } from './render';
import { alphabets, nominatedTexts } from './testing/alphabets';
import { raster, type Raster } from '@/lib/files/typst/testing/raster';
import { aSnapshot } from './testing/snapshot';

const DPI = 150;
const TYPE_SIZE = 34;
const IN_A_ROW = 12;

type Glyph = { letter: string; top: number; width: number; height: number; ink: number[] };

/** The dark pixels of a part of the page (points), cut to their edges; `top` is measured from the part's top. */
function cut(page: Raster, letter: string, left: number, top: number, right: number, bottom: number): Glyph {
  const toPixel = (points: number) => Math.round((points * DPI) / 72);
  const rows: number[][] = [];
  for (let y = toPixel(top); y < toPixel(bottom); y++) {
    const row: number[] = [];
    for (let x = toPixel(left); x < toPixel(right); x++) row.push(page.darkness(x, y));
    rows.push(row);
  }
  const inked = (values: number[]) => values.some((value) => value > 100);
  const ys = rows.flatMap((row, y) => (inked(row) ? [y] : []));
  const xs = (rows[0] ?? []).flatMap((_, x) => (inked(rows.map((row) => row[x] ?? 0)) ? [x] : []));
  const [y0 = 0, y1 = -1, x0 = 0, x1 = -1] = [ys[0], ys.at(-1), xs[0], xs.at(-1)];
  const ink = rows.slice(y0, y1 + 1).flatMap((row) => row.slice(x0, x1 + 1));
  return { letter, top: y0, width: x1 - x0 + 1, height: y1 - y0 + 1, ink };
}

/** Draws letters as names in full size, a row at a time, and cuts each out of the page. */
async function drawnLetters(letters: string[]): Promise<Glyph[]> {
  const glyphs: Glyph[] = [];
  for (let i = 0; i < letters.length; i += IN_A_ROW) {
    const row = letters.slice(i, i + IN_A_ROW);
    const snapshot = aSnapshot({ holder: { officialName: row.join(' '), latinName: 'Li' } });
    const name = examine(snapshot).layout?.texts.find(({ style }) => style === 'name');
    if (name?.size !== TYPE_SIZE) throw new Error('the row is too long to be drawn in full size');
    const page = await raster(await renderCertificate(snapshot), DPI);
    const width = (text: string) => lineWidth(text, 'name', TYPE_SIZE) / 1.02;
    let x = name.x + (name.width - width(row.join(' '))) / 2;
    for (const letter of row) {
      const edge = 3;
      glyphs.push(
        cut(page, letter, x - edge, name.y - 14, x + width(letter) + edge, name.y + name.height + 10),
      );
      x += width(`${letter} `);
    }
  }
  return glyphs;
}

/**
 * The share of one glyph's dark pixels that have nothing dark near them in the other, the greater of both ways round. A
 * glyph drawn a fraction of a pixel further on is no other glyph.
 */
function difference(a: Glyph, b: Glyph): number {
  if (Math.abs(a.top - b.top) > 1) return 1;
  const dark = ({ width, height, ink }: Glyph, x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height ? (ink[y * width + x] ?? 0) : 0;
  const unmatched = (one: Glyph, other: Glyph) => {
    let all = 0;
    let alone = 0;
    for (let y = 0; y < one.height; y++)
      for (let x = 0; x < one.width; x++) {
        if (dark(one, x, y) < 128) continue;
        all++;
        const near = [-1, 0, 1].some((dy) => [-1, 0, 1].some((dx) => dark(other, x + dx, y + dy) > 64));
        if (!near) alone++;
      }
    return alone / all;
  };
  return Math.max(unmatched(a, b), unmatched(b, a));
}

async function notdef(): Promise<Glyph> {
  const file = path.join(process.cwd(), 'node_modules/@expo-google-fonts', FACES.name);
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [readFileSync(file)] }] });
  const pdf = compiler.pdf({
    mainFileContent: `#set page(margin: 20pt)
      #text(font: "Noto Serif", size: ${TYPE_SIZE}pt, fallback: false)[王]`,
  });
  return cut(await raster(pdf, DPI), 'notdef', 10, 6, 80, 70);
}

afterAll(closeCertificateWorkers);

describe('every letter of a name is really drawn', { timeout: 60_000 }, () => {
  const nominated = new Set(drawn(nominatedTexts().join(' ')));
  const nominatedLetters = (script: RegExp) => [...nominated].filter((letter) => script.test(letter));

  it('finds the nomination lists with their letters', () => {
    for (const letter of 'ЖүӨғəİʻ') expect(nominated).toContain(letter);
    expect(nominated.size).toBeGreaterThan(100);
  });

  it.each([
    ['cyrillic', /\p{Script=Cyrillic}/u],
    ['latin', /\p{Script=Latin}|[ʻʼ]/u],
  ] as const)('%s', async (script, pattern) => {
    const letters = [...new Set([...alphabets[script], ...nominatedLetters(pattern)])];
    const glyphs = await drawnLetters(letters);
    const absent = await notdef();
    expect(absent.ink.length).toBeGreaterThan(100);
    for (const [i, glyph] of glyphs.entries()) {
      expect(glyph.ink.filter((value) => value > 128).length, `${glyph.letter} is blank`).toBeGreaterThan(10);
      expect(difference(glyph, { ...absent, top: glyph.top }), glyph.letter).toBeGreaterThan(0.05);
      for (const other of glyphs.slice(i + 1))
        expect(difference(glyph, other), `${glyph.letter} and ${other.letter} look alike`).toBeGreaterThan(
          0.02,
        );
    }
  });
});
