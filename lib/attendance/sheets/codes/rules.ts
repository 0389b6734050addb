/**
 * What the code on a page of a sign-in sheet says: whose sheet it is, a run's for a day or a session's, and which page.
 * Bytes in base64url: kind, id, day, page, and a seal that only the office can make (../seals). A device reads what is said
 * without the seal, to choose for whoever attaches; the office believes nothing before it has checked it.
 */
export type SheetPage = {
  of: 'DAY' | 'SESSION';
  /** Of the run, or of the session. */
  id: string;
  /** YYYY-MM-DD, as it was when the sheet was printed. */
  day: string;
  /** From 1. */
  page: number;
};

export const saidBytes = 1 + 16 + 2 + 2;
export const sealBytes = 16;
const letters = Math.ceil(((saidBytes + sealBytes) * 8) / 6);
const dayMs = 86_400_000;

export function bytesOfPage({ of, id, day, page }: SheetPage): Uint8Array {
  const bytes = new Uint8Array(saidBytes);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, of === 'DAY' ? 1 : 2);
  const hex = id.replaceAll('-', '');
  for (let at = 0; at < 16; at++) view.setUint8(1 + at, Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
  view.setUint16(17, Date.parse(`${day}T00:00:00Z`) / dayMs);
  view.setUint16(19, page);
  return bytes;
}

function bytesOfCode(code: string): Uint8Array {
  const binary = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/** What a scanned text says, where it is the code of a sheet; null for anything else. Not yet believed. */
export function pageOfCode(text: string): SheetPage | null {
  const code = text.trim();
  if (code.length !== letters || !/^[\w-]+$/.test(code)) return null;
  const bytes = bytesOfCode(code);
  const view = new DataView(bytes.buffer);
  const kind = view.getUint8(0);
  if (kind !== 1 && kind !== 2) return null;
  const hex = Array.from(bytes.subarray(1, 17), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return {
    of: kind === 1 ? 'DAY' : 'SESSION',
    id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    day: new Date(view.getUint16(17) * dayMs).toISOString().slice(0, 10),
    page: view.getUint16(19),
  };
}
