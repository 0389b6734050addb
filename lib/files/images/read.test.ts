import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageLimit, readImage } from './read';
import { chunk, png, svg } from './testing/pictures';

const codes = async (bytes: Uint8Array) => {
  const read = await readImage(bytes);
  return read.ok
    ? []
    : read.refusals.map(({ code, params }) => (params?.what ? `${code} ${params.what}` : code));
};
const XLINK = ' xmlns:xlink="http://www.w3.org/1999/xlink"';

describe('a PNG', () => {
  it('is taken with its size, and nothing but the picture stays of it', async () => {
    const place = chunk('eXIf', Buffer.from('42.87 N 74.59 E'));
    const read = await readImage(png({ more: [place, chunk('tEXt', Buffer.from('Author\0Somebody'))] }));
    if (!read.ok) throw new Error('it is refused');
    expect(read.value).toMatchObject({ mediaType: 'image/png', width: 40, height: 20 });
    expect(Buffer.from(read.value.bytes).equals(png())).toBe(true);
  });

  it('is refused where its size is a lie', async () => {
    expect(await codes(png({ said: { width: 40, height: 2000 } }))).toEqual(['PNG_BROKEN']);
    expect(await codes(png({ said: { width: 40, height: 19 } }))).toEqual(['PNG_BROKEN']);
    expect(await codes(png({ said: { width: 60_000, height: 60_000 } }))).toEqual(['PNG_TOO_LARGE']);
    expect(await codes(png({ said: { width: 0, height: 20 } }))).toEqual(['PNG_BROKEN']);
  });

  it('is refused where a small file is a large picture', async () => {
    const bomb = png({ width: 40, height: 20, pixels: Buffer.alloc(60_000_000) });
    expect(bomb.length).toBeLessThan(imageLimit);
    const started = performance.now();
    expect(await codes(bomb)).toEqual(['PNG_BROKEN']);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('is refused where a byte of what is drawn was changed', async () => {
    const whole = png();
    for (let at = 8; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await codes(changed), String(at)).not.toEqual([]);
    }
  });
});

describe('an SVG', () => {
  it('of shapes is taken, with the notes of a drawing program', async () => {
    const inkscape = svg(
      `<i:namedview xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:zoom="1"/>
       <defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient>
       <style>.b { fill: url(#a) }</style></defs><path class="b" style="marker:none" d="M0 0h10v10z"/>`,
    );
    expect(await readImage(inkscape)).toMatchObject({
      ok: true,
      value: { mediaType: 'image/svg+xml', width: 100, height: 50 },
    });
  });

  it.each([
    ['<script>alert(1)</script>', 'SVG_SCRIPT'],
    ['<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>', 'SVG_SCRIPT'],
    ['<rect width="1" height="1" onload="alert(1)"/>', 'SVG_SCRIPT'],
    ['<rect width="1" height="1" OnClick="alert(1)"/>', 'SVG_SCRIPT'],
    ['<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', 'SVG_ELEMENT foreignObject'],
    ['<h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/>', 'SVG_ELEMENT iframe'],
    ['<image href="https://example.org/x.png"/>', 'SVG_ELEMENT image'],
    ['<a href="https://example.org"><rect/></a>', 'SVG_ELEMENT a'],
    ['<animate attributeName="x"/>', 'SVG_ELEMENT animate'],
    ['<use href="https://example.org/x.svg#a"/>', 'SVG_EXTERNAL'],
    ['<use href="data:image/svg+xml,x#a"/>', 'SVG_EXTERNAL'],
    ['<rect fill="url(https://example.org/x#a)"/>', 'SVG_EXTERNAL'],
    ['<rect style="fill:u\\72l(https://example.org)"/>', 'SVG_EXTERNAL'],
    ['<style>@import "https://example.org";</style>', 'SVG_EXTERNAL'],
    ['<style>rect { fill: url(//example.org) }</style>', 'SVG_EXTERNAL'],
    ['<style>rect { clip-path: url(#a) }</style>', 'SVG_ELEMENT style'],
    ['<rect filter="url(#f)"/>', 'SVG_ELEMENT filter'],
    ['<filter id="f"/>', 'SVG_ELEMENT filter'],
    ['<rect style="fill:red; filter: blur(900px)"/>', 'SVG_ELEMENT filter'],
    ['<pattern id="p"/>', 'SVG_ELEMENT pattern'],
    ['<text>Office</text>', 'SVG_TEXT'],
    ['<rect>', 'SVG_BROKEN'],
    ['<rect/><![CDATA[x]]>', 'SVG_BROKEN'],
    ['<?xml-stylesheet href="x.css"?>', 'SVG_BROKEN'],
    ['&bomb;', 'SVG_BROKEN'],
    ['<g id="a"/><g id="a"/>', 'SVG_BROKEN'],
    [`${'<g>'.repeat(60)}${'</g>'.repeat(60)}`, 'SVG_COMPLEX'],
    ['<g/>'.repeat(5000), 'SVG_COMPLEX'],
  ])('with %.60s is refused', async (inside, code) => {
    expect(await codes(svg(inside))).toEqual([code]);
  });

  it('with a document type is refused, and does not grow', async () => {
    const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    const bomb = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "ha">${laughs}]>${svg('&l9;')}`;
    expect(await codes(Buffer.from(bomb))).toEqual(['SVG_BROKEN']);
  });

  it('that is drawn of itself again and again is refused', async () => {
    const layers = Array.from(
      { length: 12 },
      (_, i) => `<g id="l${i + 1}">${`<use xlink:href="#l${i}"/>`.repeat(10)}</g>`,
    ).join('');
    expect(await codes(svg(`<g id="l0"><rect/></g>${layers}`, XLINK))).toEqual(['SVG_COMPLEX']);
    expect(await codes(svg('<g id="a"><use xlink:href="#a"/></g>', XLINK))).toEqual(['SVG_COMPLEX']);
    const masks = Array.from(
      { length: 12 },
      (_, i) => `<mask id="m${i + 1}">${`<rect class="k${i}"/>`.repeat(10)}</mask>`,
    ).join('');
    const rules = Array.from({ length: 12 }, (_, i) => `.k${i} { mask: url(#m${i}) }`).join('');
    expect(await codes(svg(`<style>${rules}</style><mask id="m0"/>${masks}`))).toEqual(['SVG_COMPLEX']);
  });

  it('without a size, or as long as a rope, is refused', async () => {
    const bare = (attributes: string) =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}/>`);
    expect(await codes(bare(''))).toEqual(['SVG_NO_SIZE']);
    expect(await codes(bare('viewBox="0 0 1e9 1e9"'))).toEqual(['SVG_NO_SIZE']);
    expect(await codes(bare('width="100%" height="50%"'))).toEqual(['SVG_NO_SIZE']);
    expect(await codes(bare('width="300mm" height="2mm"'))).toEqual(['IMAGE_PROPORTION']);
  });
});

describe('anything else', () => {
  it('is refused, whatever it is called', async () => {
    expect(await codes(Buffer.from('%PDF-1.7'))).toEqual(['IMAGE_UNREADABLE']);
    expect(await codes(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toEqual(['IMAGE_UNREADABLE']);
    expect(await codes(Buffer.from('<html><body/></html>'))).toEqual(['SVG_BROKEN']);
    expect(await codes(Buffer.from('<svg xmlns="http://www.w3.org/1999/xhtml"/>'))).toEqual(['SVG_BROKEN']);
    expect(await codes(Buffer.alloc(imageLimit + 1))).toEqual(['IMAGE_TOO_LARGE']);
  });

  it('never throws', async () => {
    const pieces = fc.constantFrom(
      ...[
        '<',
        '>',
        '&',
        ';',
        '"',
        "'",
        '/',
        ' ',
        'a',
        '=',
        '#',
        '<g',
        '</g>',
        'url(',
        '<!--',
        '-->',
        '\0',
        'é',
      ],
    );
    const markup = fc.array(pieces, { maxLength: 40 }).map((all) => svg(all.join('')));
    const noise = fc.oneof(fc.uint8Array({ maxLength: 300 }), markup);
    await fc.assert(
      fc.asyncProperty(noise, async (bytes) => {
        expect(typeof (await readImage(bytes)).ok).toBe('boolean');
      }),
    );
  });
});
