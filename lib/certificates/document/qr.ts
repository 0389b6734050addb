import { encode } from 'uqr';

/** A module of 0.95 mm is 2.8 pixels at 75 dpi: the coarsest scan that has to be read. */
const MODULE_POINTS = (0.95 * 72) / 25.4;

/** Bytes that a version 5 code holds at the lowest correction; a larger code would leave no room for the text beside it. */
export const LONGEST_QR_TEXT = 106;
const CAPACITIES = [
  { modules: 29, bytes: 53 },
  { modules: 33, bytes: 78 },
  { modules: 37, bytes: LONGEST_QR_TEXT },
];

const modulesFor = (text: string) =>
  CAPACITIES.find(({ bytes }) => new TextEncoder().encode(text).length <= bytes)?.modules ?? 37;

/** How wide the code of a text is on paper, in points. Around it the page leaves four modules of white. */
export function qrPoints(text: string): number {
  return Math.round(modulesFor(text) * MODULE_POINTS * 100) / 100;
}

/**
 * The QR code (ISO/IEC 18004) of a text as SVG, without the white around it. Error correction is the strongest that the
 * smallest version allows.
 */
export function qrSvg(text: string): string {
  const version = (modulesFor(text) - 17) / 4;
  const { data, size } = encode(text, {
    ecc: 'L',
    boostEcc: true,
    border: 0,
    minVersion: version,
    maxVersion: 5,
  });
  let path = '';
  for (const [y, line] of data.entries()) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (line[x]) x++;
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`;
}
