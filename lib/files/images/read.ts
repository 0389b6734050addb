import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { isPng, readPng } from './png';
import { readSvg } from './svg';

/** What an image can be at most, in bytes: it stands in every paper that shows it. */
export const imageLimit = 512 * 1024;
/** How many times longer than high, or higher than long. */
const MOST_PROPORTION = 12;

/** `width` and `height` in pixels, or points of an SVG. */
export type Image = {
  mediaType: 'image/png' | 'image/svg+xml';
  ending: 'png' | 'svg';
  width: number;
  height: number;
  bytes: Uint8Array;
};

/**
 * A picture that papers can be drawn with, by its content and never by its name: PNG or SVG. Refuses IMAGE_TOO_LARGE
 * (`kilobytes`), IMAGE_UNREADABLE, IMAGE_PROPORTION, and what readPng and readSvg refuse.
 */
export async function readImage(file: Uint8Array): Promise<Outcome<Image>> {
  if (file.byteLength > imageLimit) return refuse('IMAGE_TOO_LARGE', { kilobytes: imageLimit / 1024 });
  const png = isPng(file);
  // An SVG begins with a mark or a blank at most; no other kind of picture begins so.
  const text = /^(\xef\xbb\xbf)?\s*</.test(Buffer.from(file.subarray(0, 200)).toString('latin1'));
  if (!png && !text) return refuse('IMAGE_UNREADABLE');
  const read = png ? await readPng(file) : readSvg(file);
  if (!read.ok) return read;
  const { width, height } = read.value;
  if (Math.max(width / height, height / width) > MOST_PROPORTION)
    return refuse('IMAGE_PROPORTION', { most: MOST_PROPORTION });
  return done({
    ...(png
      ? ({ mediaType: 'image/png', ending: 'png' } as const)
      : ({ mediaType: 'image/svg+xml', ending: 'svg' } as const)),
    ...read.value,
  });
}
