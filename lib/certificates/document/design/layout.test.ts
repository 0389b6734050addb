import fc from 'fast-check';
import { expect, it } from 'vitest';
import { geometryOf } from '../geometry';
import { qrPoints } from '../qr';
import { examine } from '../rules';
import type { CertificatePicture } from '../schema';
import { aDesigned, aSnapshot } from '../testing/snapshot';

const DESCENT = 0.24;

const sentence = (most: number) =>
  fc
    .array(fc.string({ unit: fc.constantFrom(...'iоаwWЩжШMpд'), minLength: 1, maxLength: 9 }), {
      maxLength: most,
    })
    .map((words) => words.join(' '));
const picture = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
  .map((size): CertificatePicture => ({
    fileId: '01a20ae3-2176-714c-8c85-000000000002',
    sha256: '0'.repeat(64),
    mediaType: 'image/png',
    ...size,
  }));
const texts = fc.record({
  intro: sentence(8),
  statement: sentence(25),
  remark: sentence(25).map((text) => text || 'x'),
  footer: sentence(25).map((text) => text || 'x'),
});
const designed = fc
  .record({
    orientation: fc.constantFrom('landscape' as const, 'portrait' as const),
    language: fc.constantFrom('en' as const, 'ru' as const, 'en-ru' as const),
    logos: fc.array(
      fc.record({ picture, place: fc.constantFrom('left' as const, 'center' as const, 'right' as const) }),
      { maxLength: 4 },
    ),
    scans: fc.array(picture, { maxLength: 3 }),
    words: fc.record({ en: texts, ru: texts }),
    officialName: sentence(4),
  })
  .map(({ language, logos, scans, officialName, ...design }) => {
    const signatories = scans.map((_, i) => ({ name: `Signatory ${i}`, titleEn: 'Head', titleRu: 'Глава' }));
    return aDesigned(
      {
        ...design,
        logos: logos.map((logo) => ({ ...logo, alt: 'Emblem' })),
        signatories: signatories.map((who, i) => ({ ...who, picture: scans[i] ?? null })),
      },
      { language, signatories, holder: { officialName: officialName || 'Ли', latinName: 'Li' } },
    );
  });

it('lets no text, picture or code of a template touch another or the frame', { timeout: 60_000 }, () => {
  let passed = 0;
  fc.assert(
    fc.property(designed, (snapshot) => {
      const { layout } = examine(snapshot);
      if (!layout) return;
      passed++;
      const { page } = geometryOf(snapshot.design, snapshot.signatories.length);
      const size = qrPoints(snapshot.verifyUrl);
      const box = (item: { x: number; y: number; width: number; height: number }, below = 0) => ({
        left: item.x,
        right: item.x + item.width,
        top: item.y,
        bottom: item.y + item.height + below,
      });
      const boxes = [
        ...layout.texts.map((text) => box(text, DESCENT * text.size)),
        ...layout.pictures.map((each) => box(each)),
        box({ ...layout.qr, width: size, height: size }),
      ];
      const inside = boxes.every(
        (a) => a.left >= 40 && a.right <= page.width - 40 && a.top >= 40 && a.bottom <= page.height - 34,
      );
      const touching = boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .filter(
            (b) =>
              a.right > b.left + 0.01 &&
              b.right > a.left + 0.01 &&
              a.bottom > b.top + 0.01 &&
              b.bottom > a.top + 0.01,
          ),
      );
      expect({ inside, touching }).toEqual({ inside: true, touching: [] });
    }),
    { numRuns: 250 },
  );
  expect(passed).toBeGreaterThan(25);
});

it('names the longest of the template’s texts where all together are too high', () => {
  const long = 'Given to those who have been there on every day '.repeat(8);
  const silent = { intro: '', statement: '', remark: '', footer: '' };
  const course = { ...aSnapshot().course, titleEn: 'Long title of a course '.repeat(15) };
  const words = {
    en: { ...silent, statement: long, remark: `${long}${long}`.slice(0, 500) },
    ru: { ...silent, statement: long, remark: long },
  };
  const { refusals } = examine(aDesigned({ words }, { course, language: 'en-ru' }));
  expect(refusals.map(({ code, path }) => [code, path])).toEqual([
    ['TEXT_TOO_LONG', 'design.words.en.remark'],
  ]);
});
