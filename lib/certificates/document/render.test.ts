import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import jsQR from 'jsqr';
import { afterAll, describe, expect, it } from 'vitest';
import {
  CertificateNotDrawable,
  closeCertificateWorkers,
  renderCertificate,
  renderCertificates,
} from './render';
import { examine } from './rules';
import { raster } from '@/lib/files/typst/testing/raster';
import { aSnapshot } from './testing/snapshot';

const hash = (pdf: Uint8Array) => createHash('sha256').update(pdf).digest('hex');

afterAll(closeCertificateWorkers);

describe('the same snapshot', { timeout: 60_000 }, () => {
  it('gives the same bytes twice, in a new worker, and in another process', async () => {
    const snapshot = aSnapshot({ language: 'en-ru' });
    const first = hash(await renderCertificate(snapshot));
    await renderCertificate(aSnapshot({ number: 'another' }));
    expect(hash(await renderCertificate(snapshot))).toBe(first);
    await closeCertificateWorkers();
    expect(hash(await renderCertificate(snapshot))).toBe(first);

    const program = `
      import { createHash } from 'node:crypto';
      import { renderCertificate } from './lib/certificates/document/render.ts';
      const pdf = await renderCertificate(${JSON.stringify(snapshot)});
      process.stdout.write(createHash('sha256').update(pdf).digest('hex'));`;
    const options = { cwd: process.cwd(), env: { ...process.env, TZ: 'Asia/Almaty', LANG: 'ru_RU.UTF-8' } };
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
    // That it ends at all shows too that idle workers do not keep a process alive.
    expect((await promisify(execFile)(process.execPath, args, options)).stdout).toBe(first);
  });

  it('gives other bytes when a word differs', async () => {
    const [a, b] = await renderCertificates([aSnapshot(), aSnapshot({ number: 'SFP-TOT-2017-0002' })]);
    expect(a && b && hash(a) !== hash(b)).toBe(true);
  });
});

describe('the file', () => {
  it('is PDF/A-2b with title, language, tags and the day of issue', async () => {
    const pdf = Buffer.from(await renderCertificate(aSnapshot({ language: 'ru' }))).toString('latin1');
    expect(pdf).toMatch(/pdfaid:part>2</);
    expect(pdf).toMatch(/pdfaid:conformance>B</);
    expect(pdf).toMatch(/\/Lang ?\(ru\)/);
    expect(pdf).toMatch(/\/MarkInfo/);
    expect(pdf).toMatch(/CreationDate \(D:20170616/);
    expect(Buffer.from(pdf, 'latin1').toString('utf8')).toContain('Сертификат № SFP-TOT-2017-0001');
  });
});

describe('the QR code', { timeout: 60_000 }, () => {
  const codes = Array.from({ length: 12 }, (_, i) =>
    hash(Buffer.from([i]))
      .slice(0, 26)
      .toUpperCase(),
  );
  const hosts = ['localhost:3000', 'cascade.example.org', `${'a'.repeat(57)}.org`];
  const snapshots = codes.map((code, i) =>
    aSnapshot({
      code,
      verifyUrl: `https://${hosts[i % hosts.length]}/verify/${code}`,
      signatories: aSnapshot().signatories.slice(0, i % 3),
    }),
  );

  it('is read from the whole page at 75 dpi, whatever its size and place', async () => {
    const pdfs = await renderCertificates(snapshots);
    for (const [i, pdf] of pdfs.entries()) {
      const { rgba, width, height } = await raster(pdf, 75);
      expect(jsQR(rgba, width, height)?.data).toBe(snapshots[i]?.verifyUrl);
    }
  });
});

describe('names that look like something else', { timeout: 60_000 }, () => {
  it.each([
    '#let x = 1',
    '#panic("x")',
    '*x* _y_ `z`',
    'O"Neill "Jr"',
    String.raw`back\slash \u{41}`,
    '$x^2$ ~ <label> @ref',
    '<b>Bold</b> &amp; <script>',
    '= Heading // comment',
    "D'Artagnan -- ---",
    'sys.inputs.data',
    'efficient office fi ffl',
  ])('%s is drawn as it is', async (name) => {
    const pdf = await renderCertificate(aSnapshot({ holder: { officialName: name, latinName: name } }));
    expect((await raster(pdf, 20)).text).toContain(name);
  });

  it.each(['Ж'.repeat(120), 'Осмон\u202eова', '王小明'])('%j is refused', async (officialName) => {
    const snapshot = aSnapshot({ holder: { officialName, latinName: 'Li' } });
    await expect(renderCertificate(snapshot)).rejects.toThrow(CertificateNotDrawable);
  });
});

describe('the ink', { timeout: 60_000 }, () => {
  it('stays where the layout has put it: no line breaks again, nothing is cut off', async () => {
    const base = aSnapshot();
    const long =
      'Оценка рисков, правоохранительная деятельность и международное сотрудничество в области НПВ';
    const snapshots = [
      ...(['en', 'ru', 'en-ru'] as const).map((language) => aSnapshot({ language })),
      aSnapshot({ holder: { officialName: 'Щ'.repeat(30), latinName: 'W'.repeat(55) } }),
      aSnapshot({ holder: { officialName: 'AVATAYATOVATAYAV', latinName: 'ГАТУЛЯ Р.А.' } }),
      aSnapshot({
        language: 'en-ru',
        course: { ...base.course, titleRu: `${long}: ${long}` },
        signatories: [],
      }),
    ];
    for (const snapshot of snapshots) {
      const { layout } = examine(snapshot);
      if (!layout) throw new Error('the sample fits');
      const page = await raster(await renderCertificate(snapshot), 72);
      const allowed = [
        ...layout.texts.map(({ x, y, width, height, size }) => [
          x - 1,
          y - size * 0.35,
          x + width + 1,
          y + height + size * 0.3,
        ]),
        ...layout.signatureRules.map(({ x, y, width }) => [x - 1, y - 1, x + width + 1, y + 1]),
        [layout.qr.x - 1, layout.qr.y - 1, layout.qr.x + 101, layout.qr.y + 101],
        [0, layout.ornamentY - 4, page.width, layout.ornamentY + 4],
      ] as [number, number, number, number][];
      const astray: string[] = [];
      for (let y = 48; y < page.height - 48; y++)
        for (let x = 48; x < page.width - 48; x++)
          if (
            page.darkness(x, y) > 60 &&
            !allowed.some(([l, t, r, b]) => x >= l - 1 && x <= r && y >= t - 1 && y <= b)
          )
            astray.push(`${x},${y}`);
      expect(astray).toEqual([]);
    }
  });
});

describe('many', { timeout: 60_000 }, () => {
  it('come in the order of the snapshots, each heard of once', async () => {
    const snapshots = Array.from({ length: 30 }, (_, i) => aSnapshot({ number: `N-${i}` }));
    const heard: number[] = [];
    const pdfs = await renderCertificates(snapshots, (_, index) => void heard.push(index));
    expect(heard.sort((a, b) => a - b)).toEqual(snapshots.map((_, i) => i));
    for (const i of [0, 13, 29])
      expect((await raster(pdfs[i] ?? new Uint8Array(), 20)).text).toContain(`N-${i}`);
  });

  it('fail as a whole when one cannot be drawn', async () => {
    const bad = aSnapshot({ holder: { officialName: null, latinName: null } });
    await expect(renderCertificates([aSnapshot(), bad])).rejects.toThrow('MISSING_LATIN_NAME');
  });
});
