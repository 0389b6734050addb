import { concat, type Bytes } from '../signature/bytes';

/** RFC 4648, 5, without the signs at the end. */
export function base64url(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The bytes, or null where the text is not exactly theirs: unused bits at its end are nobody's to choose. */
export function bytesOfBase64url(text: string): Bytes | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = concat(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
  return base64url(bytes) === text ? bytes : null;
}
