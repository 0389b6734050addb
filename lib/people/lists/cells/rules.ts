import type { Cell } from '@/lib/files/tables/types';
import { tidy } from '@/lib/text/names/scripts';

/** What people write in a cell that they leave empty. */
const blank =
  /^([-–—_.?/\\*]+|нет|йўқ|yoʻq|yo'q|жоқ|жок|не|n\/?a|none|null|б\/н|нет данных|#.*[!?]|#n\/a|#н\/д)$/iu;

/** A cell as text: one kind of spaces, composed letters, no exponent in numbers; "" for what stands for nothing. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return '';
  if (typeof cell === 'object') return cell.date;
  if (typeof cell === 'number') return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell);
  const text = tidy(unquoted(cell));
  return blank.test(text) ? '' : text;
}

/** The same with the line breaks kept, for cells that hold several things. */
export function cellLines(cell: Cell | undefined): string[] {
  if (typeof cell !== 'string') return [cellText(cell)].filter(Boolean);
  return unquoted(cell).split(/\r?\n/).map(tidy).filter(Boolean);
}

/**
 * ="0555123456" is how a list keeps a leading zero from Excel, and '+996555123456 how a sheet (ours too) says that a
 * cell is text and no formula.
 */
function unquoted(text: string): string {
  const plain = text.replace(unprintable, '');
  return /^\s*="([^"]*)"\s*$/.exec(plain)?.[1] ?? plain.replace(/^\s*'(?=[=+@\t\r-])/, '');
}

/** Control characters (but tab and line ends), which office programs neither show nor let anybody type. */
const unprintable = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufff9-\ufffb]/g;

/** Small letters of any script, no signs: for comparing words of headers and footers. */
export function words(text: string): string {
  return tidy(text)
    .toLowerCase()
    .normalize('NFC')
    .replace(/[ʻʼ‘’'`ʿ]/g, '')
    .replace(/\.(?=\S{1,2}\.)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
