import { constants, crc32 as crcOfZlib, inflate } from 'node:zlib';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';

/** Pixels of a side, and in all: an image of 10 cm at 500 dpi. */
const MOST_OF_SIDE = 3000;
const MOST_PIXELS = 4_000_000;
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What draws the picture. Everything else (places, programs, comments, colour profiles) is left behind. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
/** Channels by colour type, with the depths that each may have (PNG 3rd edition, table 12). */
const CHANNELS: Record<number, { channels: number; depths: readonly number[] }> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};
/** The passes of an interlaced picture: first column and row, and how far apart (PNG, 8.2). */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

type Header = { width: number; height: number; bitsOfPixel: number; interlaced: boolean };
type Chunk = { type: string; data: Buffer; whole: Buffer };

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, at) => bytes[at] === byte);

let table: Uint32Array | undefined;

/** CRC-32 as PNG has it; zlib's own where this version of Node has one. */
function crc32(bytes: Uint8Array): number {
  if (typeof crcOfZlib === 'function') return crcOfZlib(bytes);
  table ??= Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** The chunks up to the end of the picture, each with its sum checked; null where they are not what they say. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null;
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
    at = end;
    if (type === 'IEND') return chunks;
  }
  return null;
}

function headerOf({ type, data }: Chunk): Header | null {
  if (type !== 'IHDR' || data.length !== 13) return null;
  const [depth = 0, colour = 0, compression, filter, interlace = 0] = data.subarray(8);
  const kind = CHANNELS[colour];
  if (!kind?.depths.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) return null;
  return {
    width: data.readUInt32BE(0),
    height: data.readUInt32BE(4),
    bitsOfPixel: depth * kind.channels,
    interlaced: interlace === 1,
  };
}

/** Every row of the unpacked picture as bytes: one that says how it is filtered, and its pixels. */
function rowsOf({ width, height, bitsOfPixel, interlaced }: Header): { rows: number; bytes: number }[] {
  const passes = interlaced
    ? PASSES.map(([x, y, dx, dy]) => ({
        columns: Math.ceil((width - x) / dx),
        rows: Math.ceil((height - y) / dy),
      }))
    : [{ columns: width, rows: height }];
  return passes
    .filter(({ columns, rows }) => columns > 0 && rows > 0)
    .map(({ columns, rows }) => ({ rows, bytes: 1 + Math.ceil((columns * bitsOfPixel) / 8) }));
}

const unpacked = (packed: Buffer, size: number): Promise<Buffer | null> =>
  new Promise((resolve) =>
    inflate(packed, { maxOutputLength: size + 1, finishFlush: constants.Z_FINISH }, (error, data) =>
      resolve(error ? null : data),
    ),
  );

/**
 * A PNG that is what it says: its chunks whole, its size within bounds, its pixels exactly as many as its header promises.
 * Gives it back with nothing in it but the picture. Refuses PNG_BROKEN and PNG_TOO_LARGE (`pixels`: the most of a side).
 */
export async function readPng(
  file: Uint8Array,
): Promise<Outcome<{ bytes: Uint8Array; width: number; height: number }>> {
  const chunks = chunksOf(Buffer.from(file));
  const header = chunks?.[0] && headerOf(chunks[0]);
  if (!chunks || !header) return refuse('PNG_BROKEN');
  const { width, height } = header;
  if (width === 0 || height === 0) return refuse('PNG_BROKEN');
  if (width > MOST_OF_SIDE || height > MOST_OF_SIDE || width * height > MOST_PIXELS)
    return refuse('PNG_TOO_LARGE', { pixels: MOST_OF_SIDE });
  const kept = chunks.filter(({ type }) => KEPT.has(type));
  const order = kept.map(({ type }) => type).join(' ');
  // A chunk that is not known, and says by its capital that nothing can be drawn without it.
  const foreign = chunks.some(({ type }) => /^[A-Z]/.test(type) && !KEPT.has(type));
  if (foreign || !/^IHDR( PLTE)?( tRNS)?( IDAT)+ IEND$/.test(order)) return refuse('PNG_BROKEN');
  const passes = rowsOf(header);
  const size = passes.reduce((sum, { rows, bytes }) => sum + rows * bytes, 0);
  const packed = Buffer.concat(kept.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const pixels = await unpacked(packed, size);
  if (pixels?.length !== size) return refuse('PNG_BROKEN');
  let at = 0;
  for (const { rows, bytes } of passes)
    for (let row = 0; row < rows; row++, at += bytes) if ((pixels[at] ?? 9) > 4) return refuse('PNG_BROKEN');
  const bytes = Buffer.concat([Buffer.from(SIGNATURE), ...kept.map(({ whole }) => whole)]);
  return done({ bytes: new Uint8Array(bytes), width, height });
}
