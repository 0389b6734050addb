import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link without an account opens. Each purpose has codes of its own: one never opens another's door. */
export type LinkPurpose =
  | 'nominate'
  | 'invitation'
  | 'calendar'
  | 'badge'
  | 'evaluation'
  | 'evaluation-own'
  | 'follow-up'
  // Of a test before and of one after: of all in the hall, and of one place.
  | 'test-PRE'
  | 'test-POST'
  | 'test-own-PRE'
  | 'test-own-POST';

const idBytes = 16;
const sealBytes = 16;

function seal(secret: string, purpose: LinkPurpose, id: string, version: number): Buffer {
  return createHmac('sha256', secret).update(`${purpose}\n${id}\n${version}`).digest().subarray(0, sealBytes);
}

/**
 * The code of a link: the row's id and a seal of 128 bits that only the office can make, 43 letters of base64url. It
 * is made again whenever it is needed, so it is kept nowhere; a renewed link is the same id with the next version.
 */
export function linkCode(secret: string, purpose: LinkPurpose, id: string, version: number): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([bytes, seal(secret, purpose, id, version)]).toString('base64url');
}

/** The id that a code names, or null where it cannot be one. It opens nothing before `opens` has checked the seal. */
export function idOfCode(code: string): string | null {
  if (!/^[\w-]{43}$/.test(code)) return null;
  const hex = Buffer.from(code, 'base64url').subarray(0, idBytes).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Whether the code is the one of this row as it stands; compared in constant time. */
export function opens(
  secret: string,
  purpose: LinkPurpose,
  row: { id: string; version: number },
  code: string,
): boolean {
  const given = Buffer.from(code);
  const right = Buffer.from(linkCode(secret, purpose, row.id, row.version));
  return given.length === right.length && timingSafeEqual(given, right);
}
