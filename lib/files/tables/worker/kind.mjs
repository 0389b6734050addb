import { Refused } from './refused.mjs';

/** First bytes of files that people send instead of a table, and what to call them. */
const known = [
  ['%PDF', 'PDF'],
  ['{\\rtf', 'RTF'],
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['Rar!', 'RAR'],
  ['7z\xbc\xaf', '7Z'],
  ['\x1f\x8b', 'GZIP'],
  ['MZ', 'EXE'],
  ['\x7fELF', 'ELF'],
];

/**
 * What the content is. The name is not asked: lists arrive as .xls that are text, and as .csv that are .xlsx.
 * @param {Buffer} bytes
 * @returns {'zip' | 'xls' | 'text'}
 */
export function kindOf(bytes) {
  const head = bytes.toString('latin1', 0, 512);
  if (head.startsWith('PK\x03\x04')) return 'zip';
  if (head.startsWith('PK\x05\x06')) throw new Refused('FILE_EMPTY');
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compound(bytes);
  if (/^\x09[\x00\x02\x04\x08][\x04-\x10]\x00/.test(head)) return 'xls';
  for (const [start, name] of known) {
    if (start && head.startsWith(start)) throw new Refused('FILE_TYPE_UNKNOWN', { kind: name ?? 'none' });
  }
  const text = head
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (/^<(!doctype|html|head|body|table|meta)/.test(text))
    throw new Refused('FILE_TYPE_UNKNOWN', { kind: 'HTML' });
  if (/^<(\?xml|[a-z]+:|workbook|svg)/.test(text)) throw new Refused('FILE_TYPE_UNKNOWN', { kind: 'XML' });
  return 'text';
}

/**
 * An OLE container is an old workbook, an old Word document, or a new workbook behind a password.
 * @param {Buffer} bytes
 * @returns {'xls'}
 */
function compound(bytes) {
  const has = (/** @type {string} */ name) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) throw new Refused('FILE_PASSWORD_PROTECTED');
  if (has('Workbook') || has('Book')) return 'xls';
  if (has('WordDocument')) throw new Refused('FILE_TYPE_UNKNOWN', { kind: 'DOC' });
  throw new Refused('FILE_DAMAGED');
}
