import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { foldName } from '@/lib/text/names/fold';
import { readPhone } from '@/lib/text/phone';
import { personNameKeys } from './matching/rules';
import type { Names } from './names/rules';

/** The keys by which a person is found and recognised; to be written with every change of a name. */
export function personKeys(names: Names): { searchKey: string; nameKeys: string[] } {
  const written = [names.officialName, names.latinName].filter((name) => name !== null);
  return {
    searchKey: [...new Set(written.map(foldName))].join(' | '),
    nameKeys: personNameKeys(names),
  };
}

/** A phone number as E.164, as `readPhone` reads it. Refuses PHONE_UNREADABLE, PHONE_WITHOUT_COUNTRY. */
export function phoneOf(text: string | null, countryCode: string | null): Outcome<string | null> {
  if (!text) return done(null);
  const reading = readPhone(text, countryCode);
  if (reading.phone !== null) return done(reading.phone);
  const code = reading.reason === 'PHONE_NEEDS_COUNTRY' ? 'PHONE_WITHOUT_COUNTRY' : 'PHONE_UNREADABLE';
  return refuse(code, undefined, 'phone');
}

/** Enough of a phone number to recognise it by, too little to call it: +996 ••• 42. */
export const maskedPhone = (phone: string | null): string | null =>
  phone ? `${phone.slice(0, 4)} ••• ${phone.slice(-2)}` : null;

/** Enough of an address to recognise it by: a•••@example.org. */
export const maskedEmail = (email: string | null): string | null =>
  email ? email.replace(/^(.)[^@]*@/, '$1•••@') : null;
