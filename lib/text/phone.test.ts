import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPhone } from './phone';

it.each([
  ['+996 512 148138', null, '+996512148138'],
  ['+996(512)14-81-38', null, '+996512148138'],
  ['996512148138', null, '+996512148138'],
  [996512148138, null, '+996512148138'],
  [512148138, 'KG', '+996512148138'],
  ['0512 14.81.38', 'KG', '+996512148138'],
  ['00996512148138', null, '+996512148138'],
  ['="0512148138"', 'KG', '+996512148138'],
  ['8 (701) 123-45-67', 'KZ', '+77011234567'],
  ['87011234567', 'KZ', '+77011234567'],
  ['+998 91 197-36-08 доб. 12', 'UZ', '+998911973608'],
  ['моб.: +992 915405870', 'TJ', '+992915405870'],
  ['\u202a+996 512 148138\u202c', null, '+996512148138'],
])('reads %j with %s', (value, country, phone) => {
  expect(readPhone(value, country)).toEqual({ phone, several: false });
});

it('takes the first good one of several and says so', () => {
  expect(readPhone('р. 12-34, +996 512 148138; 0700 112233', 'KG')).toEqual({
    phone: '+996512148138',
    several: true,
  });
  expect(readPhone('0700112233 / 0512148138', 'KG')).toEqual({ phone: '+996700112233', several: true });
});

it('does not guess a country', () => {
  expect(readPhone('0512148138')).toEqual({ phone: null, reason: 'PHONE_NEEDS_COUNTRY' });
  expect(readPhone('12345', 'KG')).toEqual({ phone: null, reason: 'PHONE_INVALID' });
  expect(readPhone('нет телефона')).toEqual({ phone: null, reason: 'PHONE_INVALID' });
});

it('never throws and gives E.164 or nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.double(), fc.string({ unit: fc.constantFrom(...'+0123456789 -()') })),
      (value) => {
        const { phone } = readPhone(value, 'KG');
        // Some countries have numbers of five digits in all.
        if (phone !== null) expect(phone).toMatch(/^\+[1-9]\d{4,14}$/);
      },
    ),
  );
});
