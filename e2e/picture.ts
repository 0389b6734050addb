import { writeFile } from 'node:fs/promises';
import { encode } from 'uqr';

/** What a camera would see, as a film that Chromium takes for one: uncompressed frames (YUV4MPEG2), over and over. */

const [width, height] = [480, 360];
const [white, grey] = [235, 128];
const dark = 16;

/** The light of a frame with a QR code in its middle; grey paper where there is none. */
function light(text: string | null): Buffer {
  const frame = Buffer.alloc(width * height, grey);
  if (text === null) return frame;
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const edge = Math.floor(height / size);
  const [left, top] = [(width - size * edge) >> 1, (height - size * edge) >> 1];
  for (let y = 0; y < size * edge; y++) {
    for (let x = 0; x < size * edge; x++) {
      const isDark = data[Math.floor(y / edge)]?.[Math.floor(x / edge)];
      frame[(top + y) * width + left + x] = isDark ? dark : white;
    }
  }
  return frame;
}

/** Ten frames a second of each, without a colour. `null`: nothing is held before the camera. */
export async function film(
  file: string,
  scenes: readonly { shows: string | null; seconds: number }[],
): Promise<void> {
  const noColour = Buffer.alloc((width * height) / 2, 128);
  const parts = [Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`)];
  for (const { shows, seconds } of scenes) {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), light(shows), noColour]);
    for (let count = 0; count < seconds * 10; count++) parts.push(frame);
  }
  await writeFile(file, Buffer.concat(parts));
}

/** The arguments that make the film Chromium's camera; nobody has to allow it. */
export const cameraArgs = (file: string): string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
];
