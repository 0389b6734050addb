import jsQR from 'jsqr';
import { afterAll, describe, expect, it } from 'vitest';
import { raster } from '@/lib/files/typst/testing/raster';
import { closeCertificateWorkers, previewCertificate, renderCertificate } from '../render';
import { examine } from '../rules';
import { aDesigned } from '../testing/snapshot';
import { everything, names, pictures, sum } from './testing/designs';

afterAll(closeCertificateWorkers);

describe('a paper by a template', { timeout: 60_000 }, () => {
  const kinds = (['landscape', 'portrait'] as const).flatMap((orientation) =>
    (['en', 'ru', 'en-ru'] as const).flatMap((language) =>
      Object.entries(names)
        .filter(([script]) => script !== 'latin' || language !== 'ru')
        .map(([script, holder]) => ({ orientation, language, script, holder })),
    ),
  );

  it.each(kinds)(
    '$orientation in $language with a name in $script: every word, every picture, the code',
    async (kind) => {
      const snapshot = aDesigned(everything({ orientation: kind.orientation }), {
        language: kind.language,
        holder: kind.holder,
      });
      const { layout, refusals } = examine(snapshot);
      expect(refusals).toEqual([]);
      if (!layout) return;
      const pdf = await renderCertificate(snapshot, pictures);
      const page = await raster(pdf, 75);
      expect(page.width < page.height).toBe(kind.orientation === 'portrait');
      expect(jsQR(page.rgba, page.width, page.height)?.data).toBe(snapshot.verifyUrl);
      const text = page.text.replace(/\s+/g, ' ');
      const said = Object.values(kind.holder).filter((name) => name !== null);
      for (const name of said) expect(text).toContain(name);
      if (kind.language !== 'ru') expect(text).toContain('Paid for by the people of Japan.');
      if (kind.language !== 'en') expect(text).toContain('При поддержке народа Японии.');
      expect(layout.pictures).toHaveLength(6);
      for (const { x, y, width, height } of layout.pictures) {
        const scale = 75 / 72;
        let inked = 0;
        for (let px = x * scale; px < (x + width) * scale; px++)
          for (let py = y * scale; py < (y + height) * scale; py++) if (page.darkness(px, py) > 90) inked++;
        expect(inked).toBeGreaterThan(15);
      }
    },
  );

  it('is the same bytes in a new worker, and other bytes with another picture or colour', async () => {
    const snapshot = aDesigned(everything());
    const first = sum(await renderCertificate(snapshot, pictures));
    await closeCertificateWorkers();
    expect(sum(await renderCertificate(snapshot, pictures))).toBe(first);
    const others = [
      everything({ logos: [] }),
      everything({ colours: { accent: '#7a1f2b', text: '#000000', paper: '#fdf6e3' } }),
    ];
    for (const design of others)
      expect(sum(await renderCertificate(aDesigned(design), pictures))).not.toBe(first);
  });

  it('is PDF/A-2b with tags, title, language, and what its pictures show', async () => {
    const pdf = Buffer.from(
      await renderCertificate(
        aDesigned(everything({ orientation: 'portrait' }), { language: 'ru' }),
        pictures,
      ),
    ).toString('latin1');
    expect(pdf).toMatch(/pdfaid:part>2</);
    expect(pdf).toMatch(/pdfaid:conformance>B</);
    expect(pdf).toMatch(/\/Lang ?\(ru\)/);
    expect(pdf).toMatch(/\/MarkInfo/);
    expect(pdf).toMatch(/\/Alt \(Seal of the ministry\)/);
  });

  it('without a picture that it names is not drawn at all', async () => {
    await expect(renderCertificate(aDesigned(everything()), new Map())).rejects.toThrow('is not there');
  });

  it('is shown on the screen by the page that is printed', async () => {
    const { pdf, picture } = await previewCertificate(aDesigned(everything()), pictures);
    expect(sum(pdf)).toBe(sum(await renderCertificate(aDesigned(everything()), pictures)));
    expect(picture).toMatch(/^<svg class="typst-doc" viewBox="0 0 841\.89 595\.28"/);
    expect(picture).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  });
});

describe('texts that somebody typed', { timeout: 60_000 }, () => {
  it.each([
    '#import "@preview/x:1.0.0"',
    '#panic("x") $x^2$ *b* _i_',
    '#read("/etc/passwd")',
    '\\u41 <l> @r // c',
    '{{name}}',
  ])('%j stands there as it was typed', async (typed) => {
    const silent = { intro: '', statement: '', remark: '', footer: '' };
    const design = { words: { en: { ...silent, remark: typed, footer: typed }, ru: silent } };
    const shown = (await raster(await renderCertificate(aDesigned(design)), 20)).text.replace(/\s+/g, ' ');
    expect(shown.split(typed.replace('{name}', 'Osmonova Zhyldyz'))).toHaveLength(3);
  });
});
