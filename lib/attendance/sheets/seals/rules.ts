import { createHmac, timingSafeEqual } from 'node:crypto';
import { bytesOfPage, pageOfCode, saidBytes, sealBytes, type SheetPage } from '../codes/rules';

const seal = (secret: string, said: Uint8Array): Buffer =>
  createHmac('sha256', secret).update('sign-in sheet\n').update(said).digest().subarray(0, sealBytes);

/** The code that a page of a sheet bears: what it says and a seal of 128 bits. It is no address, and opens nothing. */
export function sheetCode(secret: string, page: SheetPage): string {
  const said = bytesOfPage(page);
  return Buffer.concat([said, seal(secret, said)]).toString('base64url');
}

/** What a code says, where this office printed it; null for one that is forged, damaged or no code of a sheet. */
export function sealedPage(secret: string, code: string): SheetPage | null {
  const page = pageOfCode(code);
  if (!page) return null;
  const bytes = Buffer.from(code.trim(), 'base64url');
  const said = bytes.subarray(0, saidBytes);
  return timingSafeEqual(bytes.subarray(saidBytes), seal(secret, said)) ? page : null;
}
