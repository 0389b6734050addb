import { qrSvg as svgOf } from '@/lib/text/qr';
import { bestMask } from './mask';

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

/** The code of a text as SVG, in the smallest version that holds it. */
export function qrSvg(text: string): string {
  const shape = { minVersion: (modulesFor(text) - 17) / 4, maxVersion: 5 };
  return svgOf(text, { ...shape, maskPattern: bestMask(text, shape) });
}
