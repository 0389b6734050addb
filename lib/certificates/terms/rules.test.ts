import fc from 'fast-check';
import { expect, it } from 'vitest';
import { statedTerms, termsParams } from './rules';

const text = (max: number) =>
  fc
    .string({ minLength: 1, maxLength: max, unit: 'binary' })
    .map((value) => value.trim())
    .filter((value) => value.length > 0 && value.length <= max);

it('reads back from an address what was written into it', () => {
  const signatory = fc.record({ name: text(120), titleEn: text(200), titleRu: fc.option(text(200)) });
  const terms = fc.record({
    language: fc.constantFrom('EN' as const, 'RU' as const, 'EN_RU' as const),
    issuedOn: fc.constantFrom('2026-02-28', '2017-06-15'),
    signatories: fc.array(signatory, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(terms, (given) => {
      expect(statedTerms(termsParams(given))).toEqual(given);
    }),
  );
});

it('takes nonsense for nothing said', () => {
  expect(statedTerms({ language: 'XX', issuedOn: '2026-02-30', name1: 'A', signed: '' })).toEqual({
    language: null,
    issuedOn: null,
    signatories: null,
  });
  expect(statedTerms({ signed: '1', name1: 'Without a position', issuedOn: ['2026-02-01', 'x'] })).toEqual({
    language: null,
    issuedOn: '2026-02-01',
    signatories: [],
  });
});
