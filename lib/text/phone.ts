import parsePhone, { type CountryCode } from 'libphonenumber-js';

export type PhoneReading =
  { phone: string; several: boolean } | { phone: null; reason: 'PHONE_INVALID' | 'PHONE_NEEDS_COUNTRY' };

/** Countries whose number, written without "+", is taken for an international one when it has its whole length. */
const neighbours = /^(998|996|992|993|994|995|374|375|380|993|7|93|90|44|1)\d{7,}$/;

/**
 * The number in E.164, from a cell as typed: with any separators, without "+", as a number that lost its "+" or its
 * leading zero, or several in one cell (the first that is valid). `country` (ISO 3166-1 alpha-2) reads local numbers.
 */
export function readPhone(value: string | number, country?: string | null): PhoneReading {
  const text = typeof value === 'number' ? String(Math.round(value)) : value.trim();
  const parts = text
    .replace(/^[='"]+|["']+$/g, '')
    .split(/[,;/\n]|\s+(?:и|и\/или|or|and|va|жана|және)\s+/u)
    .filter((part) => /\d{4}/.test(part.replace(/[\s()-]/g, '')));
  let reason: 'PHONE_INVALID' | 'PHONE_NEEDS_COUNTRY' = 'PHONE_INVALID';
  for (const part of parts.slice(0, 5)) {
    const phone = one(part, country);
    if (phone) return { phone, several: parts.length > 1 };
    if (!country && couldBeLocal(part)) reason = 'PHONE_NEEDS_COUNTRY';
  }
  return { phone: null, reason };
}

function one(text: string, country?: string | null): string | null {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 5 || digits.length > 20) return null;
  const hint = country ? (country.toUpperCase() as CountryCode) : undefined;
  if (/^[^\d(]*\+/.test(text)) return possible(parsePhone(text));
  if (/^00\d/.test(digits)) return possible(parsePhone(`+${digits.slice(2)}`));
  const local = hint ? valid(parsePhone(text, hint)) : null;
  if (local) return local;
  return neighbours.test(digits) ? valid(parsePhone(`+${digits}`)) : null;
}

type Parsed = ReturnType<typeof parsePhone>;

/** Somebody wrote the country: a range that the library does not know yet is no reason to refuse. */
const possible = (parsed: Parsed) => (parsed?.isPossible() ? parsed.number : null);
const valid = (parsed: Parsed) => (parsed?.isValid() ? parsed.number : null);

const couldBeLocal = (text: string) => /^\d{6,10}$/.test(text.replace(/\D/g, ''));
