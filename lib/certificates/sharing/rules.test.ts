import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToProfileAddress, sharedForms, type ProfileEntry } from './rules';

describe('what can be had from a shared page', () => {
  it('is paper and badge while the certificate holds', () => {
    expect(sharedForms({ state: 'GENUINE', sensitive: false })).toEqual(['pdf', 'png', 'json']);
  });

  it('is not the paper of a sensitive run, which says what the page does not', () => {
    expect(sharedForms({ state: 'GENUINE', sensitive: true })).toEqual(['png', 'json']);
  });

  it.each(['REVOKED', 'SUPERSEDED', 'UNKNOWN'] as const)(
    'is nothing of a certificate that is %s',
    (state) => {
      for (const sensitive of [true, false]) expect(sharedForms({ state, sensitive })).toEqual([]);
    },
  );
});

describe('the address that adds a certificate to a profile', () => {
  const entry: ProfileEntry = {
    name: 'SFP 10-14: training of trainers & more',
    organizationName: 'Regional Office',
    issuedOn: '2027-06-04',
    validUntil: '2029-12-31',
    address: 'https://cascade.example.org/shared/0123456789ABCDEFGHJKMNPQRS',
    number: 'TST-2027-000001',
  };

  it('fills the form in, with months as numbers', () => {
    const address = new URL(addToProfileAddress(entry));
    expect(address.origin + address.pathname).toBe('https://www.linkedin.com/profile/add');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      startTask: 'CERTIFICATION_NAME',
      name: entry.name,
      organizationName: 'Regional Office',
      issueYear: '2027',
      issueMonth: '6',
      expirationYear: '2029',
      expirationMonth: '12',
      certUrl: entry.address,
      certId: 'TST-2027-000001',
    });
  });

  it('says nothing of an end where there is none', () => {
    const { searchParams } = new URL(addToProfileAddress({ ...entry, validUntil: null }));
    expect([...searchParams.keys()]).not.toContain('expirationYear');
    expect([...searchParams.keys()]).not.toContain('expirationMonth');
  });

  it('leads to LinkedIn with the words as they are, whatever they are', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(words, words, words, (name, organizationName, number) => {
        const address = new URL(addToProfileAddress({ ...entry, name, organizationName, number }));
        expect(address.host).toBe('www.linkedin.com');
        const { searchParams } = address;
        expect(searchParams.getAll('name')).toEqual([name]);
        expect(searchParams.getAll('organizationName')).toEqual([organizationName]);
        expect(searchParams.getAll('certId')).toEqual([number]);
        expect(searchParams.getAll('certUrl')).toEqual([entry.address]);
      }),
    );
  });
});
