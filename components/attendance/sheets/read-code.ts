import { pageOfCode, type SheetPage } from '@/lib/attendance/sheets/codes/rules';
import { broughtDetector, ownDetector, type QrDetector } from '../qr-detector';
import { picturesInPdf } from './embedded-pictures';

/** The code as it was read, and what it says. `page` null: it stands in a file of several pages. */
export type ReadCode = { code: string; said: SheetPage; pages: number };

/** A photograph is first looked at small: it is quicker, and blur matters less. Then larger, for a code far away. */
const widths = [1400, 3200];
const mostPictures = 20;

let reader: Promise<QrDetector> | undefined;

const openReader = async () => (await ownDetector()) ?? broughtDetector();

async function codesIn(picture: Blob): Promise<{ code: string; said: SheetPage }[]> {
  const whole = await createImageBitmap(picture);
  try {
    for (const width of widths) {
      const scale = Math.min(1, width / Math.max(whole.width, whole.height));
      const seen = await createImageBitmap(whole, {
        resizeWidth: Math.max(1, Math.round(whole.width * scale)),
        resizeHeight: Math.max(1, Math.round(whole.height * scale)),
        resizeQuality: 'high',
      });
      const found = await (await (reader ??= openReader())).detect(seen);
      seen.close();
      const codes = found.flatMap(({ rawValue }) => {
        const said = pageOfCode(rawValue);
        return said ? [{ code: rawValue.trim(), said }] : [];
      });
      if (codes.length > 0 || scale === 1) return codes;
    }
    return [];
  } finally {
    whole.close();
  }
}

/**
 * The code of a sheet on a picture, or on the first scanned page of a PDF that has one; null where none can be read, for
 * whatever reason: then whoever attaches chooses.
 */
export async function readSheetCode(file: Blob, mediaType: string): Promise<ReadCode | null> {
  try {
    const pictures =
      mediaType === 'application/pdf'
        ? picturesInPdf(new Uint8Array(await file.arrayBuffer()), mostPictures)
        : [file];
    for (const picture of pictures) {
      const [first] = await codesIn(picture);
      if (first) return { ...first, pages: pictures.length };
    }
  } catch {
    // No reader in this browser, or a picture that it cannot show (HEIC).
    reader = undefined;
  }
  return null;
}
