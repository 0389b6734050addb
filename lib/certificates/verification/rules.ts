import type { Day } from '@/lib/time/day';
import type { Standing, Verification } from './types';

/** Crockford's base 32: no letter that is mistaken for a digit. https://www.crockford.com/base32.html */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 128 bits as 26 letters and digits: what the QR code of a certificate opens, and what a person may type. */
export function codeOfBytes(bytes: Uint8Array): string {
  if (bytes.length !== 16) throw new Error('a verification code has 16 bytes');
  let number = bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  let code = '';
  for (let place = 0; place < 26; place++) {
    code = alphabet[Number(number & 31n)] + code;
    number >>= 5n;
  }
  return code;
}

/** A code as typed or scanned (groups, small letters, O for 0, I or L for 1), or null where it is none. */
export function codeOfText(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(code) ? code : null;
}

/** In groups, as it is printed for reading and typing. */
export const groupedCode = (code: string): string => code.match(/.{1,5}/g)?.join('-') ?? code;

/** The last day of a certificate that has expired by now; whether it was ended before is another matter. */
export const expiredOn = ({ expiresOn }: { expiresOn: Day | null }, today: Day): Day | null =>
  expiresOn !== null && expiresOn < today ? expiresOn : null;

/** What has become of a certificate, today: what is told to a page that has the paper itself. */
export function standingOf(answer: Verification, today: Day): Standing {
  if (answer.state === 'UNKNOWN') return { state: 'UNKNOWN' };
  const { state, number, endedAt, successor, qualification } = answer;
  const until = qualification?.validUntil ?? null;
  return {
    state,
    number,
    endedAt: endedAt?.toISOString() ?? null,
    successor,
    statusEndedOn: until !== null && until < today ? until : null,
    expiredOn: expiredOn(answer, today),
  };
}
