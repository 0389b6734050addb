import { crc32, inflateRawSync } from 'node:zlib';
import { Refused } from './refused.mjs';

/** @typedef {{ name: string, method: number, flags: number, packed: number, size: number, at: number }} Entry */

const mostEntries = 5000;

/**
 * Opens a zip ourselves and gives it again with nothing packed in it. The sizes that the zip claims are summed
 * before anything is unpacked, and the real ones are counted while unpacking, since a claim can lie; the
 * workbook parser then never unpacks anything, so it cannot be led to another place of the same file.
 * @param {Buffer} bytes
 * @param {import('../limits').TableLimits} limits
 * @returns {{ format: 'xlsx' | 'ods', zip: Buffer }}
 */
export function plainZip(bytes, limits) {
  const entries = directory(bytes);
  const format = formatOf(entries);
  const tooLarge = () =>
    new Refused('FILE_UNPACKS_TOO_LARGE', { megabytes: Math.ceil(limits.unpackedBytes / 1024 / 1024) });
  let claimed = 0;
  for (const entry of entries) claimed += entry.size;
  if (claimed > limits.unpackedBytes) throw tooLarge();
  let left = limits.unpackedBytes;
  const parts = [];
  const names = new Set();
  for (const entry of entries) {
    if (!/\.(xml|rels)$|^mimetype$/i.test(entry.name)) continue;
    if (names.has(entry.name)) throw new Refused('FILE_DAMAGED');
    names.add(entry.name);
    const data = unpack(bytes, entry, left, tooLarge);
    left -= data.length;
    parts.push({ name: entry.name, data });
  }
  return { format, zip: stored(parts) };
}

/** @param {Entry[]} entries @returns {'xlsx' | 'ods'} */
function formatOf(entries) {
  const names = new Set(entries.map((entry) => entry.name));
  if (names.has('EncryptedPackage')) throw new Refused('FILE_PASSWORD_PROTECTED');
  if (names.has('[Content_Types].xml')) {
    if (names.has('xl/workbook.bin')) throw new Refused('FILE_TYPE_UNKNOWN', { kind: 'XLSB' });
    if (entries.some((entry) => /^xl\/.*\.xml$/i.test(entry.name))) return 'xlsx';
    if (names.has('word/document.xml')) throw new Refused('FILE_TYPE_UNKNOWN', { kind: 'DOCX' });
  }
  if (names.has('content.xml') && names.has('META-INF/manifest.xml')) return 'ods';
  throw new Refused('FILE_TYPE_UNKNOWN', { kind: 'ZIP' });
}

/**
 * The central directory (APPNOTE 4.3.12). Zip64 is not needed under our size limit and is taken for damage.
 * @param {Buffer} bytes @returns {Entry[]}
 */
function directory(bytes) {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length) throw new Refused('FILE_DAMAGED');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > mostEntries) throw new Refused('FILE_DAMAGED');
  const entries = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw new Refused('FILE_DAMAGED');
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** @param {Buffer} bytes @param {Entry} entry @param {number} left @param {() => Refused} tooLarge */
function unpack(bytes, entry, left, tooLarge) {
  if (entry.flags & 1) throw new Refused('FILE_PASSWORD_PROTECTED');
  if (entry.at + 30 > bytes.length || bytes.readUInt32LE(entry.at) !== 0x04034b50)
    throw new Refused('FILE_DAMAGED');
  const from = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
  if (from + entry.packed > bytes.length) throw new Refused('FILE_DAMAGED');
  const packed = bytes.subarray(from, from + entry.packed);
  if (entry.method === 0) {
    if (packed.length > left) throw tooLarge();
    return packed;
  }
  if (entry.method !== 8) throw new Refused('FILE_DAMAGED');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw new Refused('FILE_DAMAGED');
  }
}

/** @param {{ name: string, data: Buffer }[]} parts */
function stored(parts) {
  const body = [];
  const index = [];
  let at = 0;
  for (const { name, data } of parts) {
    const label = Buffer.from(name, 'utf8');
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(label.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    body.push(Buffer.from('PK\x03\x04', 'latin1'), fields, label, data);
    index.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, label);
    at += 30 + label.length + data.length;
  }
  const directorySize = index.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directorySize, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...body, ...index, end]);
}
