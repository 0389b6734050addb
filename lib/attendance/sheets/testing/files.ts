import { deflateSync } from 'node:zlib';

const start = (...bytes: (number | string)[]) => {
  const whole = new Uint8Array(64);
  whole.set(
    Buffer.concat(
      bytes.map((each) => (typeof each === 'string' ? Buffer.from(each, 'latin1') : Buffer.from([each]))),
    ),
  );
  return whole;
};

/** Beginnings of files, as scanners and phones write them. */
export const jpeg = () => start(0xff, 0xd8, 0xff, 0xe0, 'JFIF');
export const png = () => start(0x89, 'PNG\r\n', 0x1a, '\n');
export const webp = () => start('RIFF', 0, 0, 1, 0, 'WEBPVP8 ');
export const heic = () => start(0, 0, 0, 0x18, 'ftypheic');
export const pdf = () => start('%PDF-1.7\n');

const crcTable = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length);
  body.copy(whole, 4);
  const crc = body.reduce((sum, byte) => (crcTable[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8), 0xffffffff);
  whole.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 4);
  return whole;
}

/** Pixels as a PNG that any browser shows. */
export function pngOf({
  rgba,
  width,
  height,
}: {
  rgba: Uint8ClampedArray;
  width: number;
  height: number;
}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const lines = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y++)
    lines.set(rgba.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND', new Uint8Array())];
  return Buffer.concat([signature, ...parts]);
}
