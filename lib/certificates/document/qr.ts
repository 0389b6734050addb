import { encode } from 'uqr';

/** A module of 0.95 mm is 2.8 pixels at 75 dpi: the coarsest scan that has to be read. */
const MODULE_MILLIMETRES = 0.95;

/** Bytes that a version 5 code holds; a larger one would not leave room for the text beside it. */
export const LONGEST_QR_TEXT = 106;

export type QrImage = { svg: string; millimetres: number };

/**
 * The QR code (ISO/IEC 18004) of a text as SVG, with its size on paper. Around it the page leaves the four modules of
 * white that the standard asks for. Error correction is the strongest that the smallest version allows.
 */
export function qrImage(text: string): QrImage {
  const { data, size } = encode(text, { ecc: 'L', boostEcc: true, border: 0, maxVersion: 5 });
  let path = '';
  for (const [y, line] of data.entries()) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (line[x]) x++;
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  }
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`,
    millimetres: Math.round(size * MODULE_MILLIMETRES * 100) / 100,
  };
}
