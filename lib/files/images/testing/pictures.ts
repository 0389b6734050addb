import { crc32, deflateSync } from 'node:zlib';

/** Sums of chunks, for versions of Node without their own. */
function sumOf(bytes: Buffer): number {
  if (typeof crc32 === 'function') return crc32(bytes);
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(sumOf(body));
  return Buffer.concat([length, body, sum]);
}

type Options = {
  width?: number;
  height?: number;
  said?: { width: number; height: number };
  more?: Buffer[];
  pixels?: Buffer;
};

/** A PNG in RGBA of one colour, or with whatever lies a test wants to tell in it. */
export function png({ width = 40, height = 20, said, more = [], pixels }: Options = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(said?.width ?? width, 0);
  header.writeUInt32BE(said?.height ?? height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const row = Buffer.concat([
    Buffer.from([0]),
    ...Array.from({ length: width }, () => Buffer.from([180, 20, 60, 255])),
  ]);
  const rows = pixels ?? Buffer.concat(Array.from({ length: height }, () => row));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** An SVG with something in it. */
export const svg = (inside = '<circle cx="50" cy="25" r="20" fill="#0a6e31"/>', attributes = ''): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"${attributes}>${inside}</svg>`);
