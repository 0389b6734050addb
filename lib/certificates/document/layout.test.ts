import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LANDSCAPE } from './geometry';
import { layoutOf } from './layout';
import { qrPoints } from './qr';
import type { PlacedText } from './setting';
import { examine } from './rules';
import { aSnapshot } from './testing/snapshot';
import { wordsOf } from './wording';

const DESCENT = 0.24;
const boxOf = (text: PlacedText) => ({
  left: text.x,
  right: text.x + text.width,
  top: text.y,
  bottom: text.y + text.height + DESCENT * text.size,
});

/** Sentences of words of any length, in letters from the narrowest to the widest. */
const sentence = (most: number) =>
  fc
    .array(fc.string({ unit: fc.constantFrom(...'iоаwWЩжШMpд'), minLength: 1, maxLength: 14 }), {
      minLength: 1,
      maxLength: most,
    })
    .map((words) => words.join(' '));

const signatory = fc.record({ name: sentence(4), titleEn: sentence(14), titleRu: sentence(14) });
const anySnapshot = fc
  .record({
    language: fc.constantFrom('en' as const, 'ru' as const, 'en-ru' as const),
    issuer: fc.record({ nameEn: sentence(9), nameRu: sentence(9) }),
    holder: fc.record({ officialName: sentence(5), latinName: sentence(5) }),
    title: fc.record({ titleEn: sentence(30), titleRu: sentence(30) }),
    place: fc.record({ placeEn: sentence(6), placeRu: sentence(6) }),
    qualification: fc.option(
      fc.record({
        nameEn: sentence(12),
        nameRu: sentence(12),
        validUntil: fc.constantFrom(null, '2020-06-15'),
      }),
    ),
    signatories: fc.array(signatory, { maxLength: 3 }),
    until: fc.constantFrom({}, { expiresOn: '2020-11-30' }),
    host: fc.string({ unit: fc.constantFrom(...'aw.'), minLength: 1, maxLength: 60 }),
  })
  .map(({ title, place, host, until, ...rest }) => {
    const base = aSnapshot();
    return aSnapshot({
      ...rest,
      ...until,
      course: { ...base.course, ...title },
      run: { ...base.run, ...place },
      verifyUrl: `https://${host}/verify/${base.code}`,
    });
  });

it(
  'lets nothing that pre-flight passes overlap or leave the frame, whatever is said on it',
  { timeout: 30_000 },
  () => {
    let passed = 0;
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const { layout } = examine(snapshot);
        if (!layout) return;
        passed++;
        const boxes = layout.texts.map(boxOf);
        const foot = { ...layout.qr, size: qrPoints(snapshot.verifyUrl) };
        boxes.push({ left: foot.x, right: foot.x + foot.size, top: foot.y, bottom: foot.y + foot.size });
        const inside = boxes.every(
          (a) =>
            a.left >= 40 &&
            a.right <= LANDSCAPE.page.width - 40 &&
            a.top >= 40 &&
            a.bottom <= LANDSCAPE.page.height - 34,
        );
        const apart = boxes.every((a, i) =>
          boxes
            .slice(i + 1)
            .every((b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top),
        );
        expect({ inside, apart }).toEqual({ inside: true, apart: true });
      }),
      { numRuns: 250 },
    );
    expect(passed).toBeGreaterThan(25);
  },
);

it('makes a long name smaller, and only that', () => {
  const nameSize = (officialName: string) => {
    const { texts } = layoutOf(wordsOf(aSnapshot({ holder: { officialName, latinName: 'Li' } })), 90);
    return texts.find(({ style }) => style === 'name')?.size ?? 0;
  };
  expect(nameSize('Ли')).toBe(34);
  expect(nameSize('Абдыкеримова-Бейшеналиева Каныкей Жумабайовна')).toBeLessThan(30);
});

it('keeps lines of a title about equally long', () => {
  const { course } = aSnapshot();
  const titleEn =
    'Risk assessment, law enforcement and international cooperation in countering new substances';
  const { texts } = layoutOf(wordsOf(aSnapshot({ course: { ...course, titleEn } })), 90);
  const lines = texts.find(({ style }) => style === 'course')?.lines ?? [];
  expect(lines.join(' ')).toBe(titleEn);
  expect(lines).toHaveLength(2);
  expect(Math.abs((lines[0]?.length ?? 0) - (lines[1]?.length ?? 0))).toBeLessThan(15);
});

it('has room for the last day of a paper in both languages, beside an address of usual length', () => {
  for (const host of ['cascade.example.org', 'certificates.regional-office.example.org']) {
    const { code } = aSnapshot();
    const verifyUrl = `https://${host}/verify/${code}`;
    const expiresOn = '2019-09-30';
    expect(examine(aSnapshot({ language: 'en-ru', verifyUrl, expiresOn })).refusals).toEqual([]);
  }
});
