import { encode } from 'uqr';

/**
 * Versions (sizes) that a code may have: 1 to 40. The mask, 0 to 7, is chosen by trying all of them, which is most of the
 * work; where the text is as good as random and codes are many, one may be named.
 */
type Shape = { minVersion?: number; maxVersion?: number; maskPattern?: number };

/**
 * The QR code (ISO/IEC 18004) of a text: how many modules it is wide, and the dark ones as an SVG path, without the white
 * of four modules that has to be around it. Error correction is the strongest that the version allows.
 */
export function qrPath(text: string, shape: Shape = {}): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'L', boostEcc: true, border: 0, ...shape });
  let path = '';
  for (const [y, line] of data.entries()) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (line[x]) x++;
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  }
  return { size, path };
}

/** The same as a picture. */
export function qrSvg(text: string, shape?: Shape): string {
  const { size, path } = qrPath(text, shape);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`;
}
