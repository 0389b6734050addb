export type FileKind = { mediaType: string; ending: 'jpg' | 'png' | 'webp' | 'heic' | 'pdf' };

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

/** Brands of the HEIF family that phones write photographs in (ISO/IEC 23008-12, annex B). */
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'mif1']);

/**
 * What a file is, by its content and never by its name or by what the sender calls it: a picture (JPEG, PNG, WebP, HEIC) or
 * a PDF; null for everything else.
 */
export function fileKind(bytes: Uint8Array): FileKind | null {
  if (bytes.length < 16) return null;
  const starts = (...first: number[]) => first.every((byte, at) => bytes[at] === byte);
  if (starts(0xff, 0xd8, 0xff)) return { mediaType: 'image/jpeg', ending: 'jpg' };
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    return { mediaType: 'image/png', ending: 'png' };
  if (ascii(bytes, 0, 5) === '%PDF-') return { mediaType: 'application/pdf', ending: 'pdf' };
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP')
    return { mediaType: 'image/webp', ending: 'webp' };
  if (ascii(bytes, 4, 8) === 'ftyp' && heicBrands.has(ascii(bytes, 8, 12)))
    return { mediaType: 'image/heic', ending: 'heic' };
  return null;
}

/** What browsers show as a picture by themselves. */
export const isShown = (mediaType: string): boolean =>
  ['image/jpeg', 'image/png', 'image/webp'].includes(mediaType);
