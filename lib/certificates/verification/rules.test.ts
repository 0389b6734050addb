import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOfBytes, codeOfText, groupedCode, standingOf } from './rules';
import type { Verification } from './types';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('a verification code', () => {
  it('keeps all 128 bits apart', () => {
    expect(codeOfBytes(new Uint8Array(16))).toBe('0'.repeat(26));
    expect(codeOfBytes(new Uint8Array(16).fill(255))).toBe(`7${'Z'.repeat(25)}`);
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(codeOfBytes(a) === codeOfBytes(b)).toBe(a.every((byte, index) => byte === b[index]));
      }),
    );
  });

  it('is read however a person types it', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = codeOfBytes(random);
        expect(codeOfText(code)).toBe(code);
        expect(codeOfText(` ${groupedCode(code).toLowerCase()} `)).toBe(code);
        expect(codeOfText(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
      }),
    );
  });

  it.each(['', 'ABC', '8'.repeat(26), 'U'.repeat(26), `${'0'.repeat(25)}!`, '0'.repeat(27)])(
    'refuses %s',
    (text) => {
      expect(codeOfText(text)).toBeNull();
    },
  );
});

describe('what has become of a certificate', () => {
  const known: Verification = {
    state: 'GENUINE',
    number: 'TST-2026-000001',
    endedAt: null,
    successor: null,
    holder: { officialName: 'Айбек', latinName: 'Aibek' },
    kind: 'COMPLETION',
    issuer: { nameEn: 'Office', nameRu: 'Офис' },
    issuedOn: '2026-06-01',
    course: null,
    run: null,
    qualification: { nameEn: 'Trainer', nameRu: null, validUntil: '2027-05-31' },
    expiresOn: null,
  };

  it('tells the last day of a status when that day is past, and not before', () => {
    expect(standingOf(known, '2027-05-31')).toMatchObject({ state: 'GENUINE', statusEndedOn: null });
    expect(standingOf(known, '2027-06-01')).toMatchObject({ state: 'GENUINE', statusEndedOn: '2027-05-31' });
    expect(standingOf({ ...known, qualification: null }, '2030-01-01')).toMatchObject({
      statusEndedOn: null,
    });
  });

  it('tells the last day of the certificate itself when that day is past, whatever the status', () => {
    const until = { ...known, expiresOn: '2026-12-31' };
    expect(standingOf(until, '2026-12-31')).toMatchObject({ state: 'GENUINE', expiredOn: null });
    expect(standingOf(until, '2027-01-01')).toMatchObject({ state: 'GENUINE', expiredOn: '2026-12-31' });
    expect(standingOf(known, '2099-01-01')).toMatchObject({ expiredOn: null });
  });

  it('tells nothing of the person, and nothing at all of a code that is not known', () => {
    const text = JSON.stringify(
      standingOf({ ...known, state: 'REVOKED', endedAt: new Date(0) }, '2027-01-01'),
    );
    expect(text).not.toMatch(/Aibek|Айбек|Trainer|Office/);
    expect(text).toContain('1970-01-01T00:00:00.000Z');
    expect(standingOf({ state: 'UNKNOWN' }, '2027-01-01')).toEqual({ state: 'UNKNOWN' });
  });
});
