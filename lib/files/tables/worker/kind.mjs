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
 * @returns {'zip' | 'xls' | 'text' | 'html' | 'xml'}
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
    .replace(/^\xef\xbb\xbf|^\xff\xfe|^\xfe\xff/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase();
  if (/^<(!doctype html|html|head|body|table|meta|div|style)/.test(text)) return withTables(bytes);
  if (/^<(\?xml|!doctype|[a-z]+:|workbook|svg)/.test(text)) return spreadsheetXml(bytes);
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

const beginning = 1_000_000;

/** @param {Buffer} bytes text of one or two bytes a letter @param {string[]} words */
function says(bytes, words) {
  const text = bytes.toString('latin1', 0, beginning).replaceAll('\0', '').toLowerCase();
  return words.some((word) => text.includes(word));
}

/** @param {Buffer} bytes @returns {'html'} */
function withTables(bytes) {
  if (says(bytes, ['<table'])) return 'html';
  throw new Refused('FILE_TYPE_UNKNOWN', { kind: 'HTML' });
}

/** @param {Buffer} bytes @returns {'html' | 'xml'} */
function spreadsheetXml(bytes) {
  if (says(bytes, ['urn:schemas-microsoft-com:office:spreadsheet', 'opendocument.spreadsheet'])) return 'xml';
  if (says(bytes, ['<html']) && says(bytes, ['<table'])) return 'html';
  throw new Refused('FILE_TYPE_UNKNOWN', { kind: 'XML' });
}
