import type { CertificateDesign } from './schema';

/** Where the parts of a page are. Points throughout; the origin is the top left corner. */
export type Geometry = {
  page: { width: number; height: number };
  content: { width: number; left: number };
  /** Of the office's name, or of the logos above it. */
  headTop: number;
  /** How large the heading is in comparison to a landscape page, where two languages share the width. */
  headScale: number;
  /** Where what is said of the person ends. */
  bodyBottom: number;
  smallestName: number;
  check: { top: number; height: number; side: number; centred: boolean };
  signature: { top: number; bottom: number; gap: number; centred: boolean };
  footerBottom: number;
};

/** A4 landscape. Papers without a design stand on it. */
export const LANDSCAPE: Geometry = {
  page: { width: 841.89, height: 595.28 },
  content: { width: 640, left: (841.89 - 640) / 2 },
  headTop: 56,
  headScale: 1,
  bodyBottom: 421,
  smallestName: 17,
  check: { top: 441, height: 100, side: 52, centred: false },
  signature: { top: 471, bottom: 553, gap: 16, centred: false },
  footerBottom: 553,
};

const PORTRAIT: Geometry = {
  page: { width: 595.28, height: 841.89 },
  content: { width: 470, left: (595.28 - 470) / 2 },
  headTop: 66,
  headScale: 0.8,
  bodyBottom: 665,
  smallestName: 14,
  check: { top: 690, height: 100, side: 52, centred: true },
  signature: { top: 594, bottom: 674, gap: 16, centred: true },
  footerBottom: 800,
};

/** Above the line of a signature, as high as a scanned one can be. */
export const SCAN_HEIGHT = 30;

/** The page of a design with so many who sign. In portrait they stand above the code, and the text ends above them. */
export function geometryOf(design: CertificateDesign | null, signatories: number): Geometry {
  if (design?.orientation !== 'portrait') return LANDSCAPE;
  const bodyBottom = signatories > 0 ? PORTRAIT.signature.top - SCAN_HEIGHT - 14 : PORTRAIT.bodyBottom;
  return { ...PORTRAIT, bodyBottom };
}

/** The same page with room of so many points at the bottom. */
export const lifted = (geometry: Geometry, by: number): Geometry => ({
  ...geometry,
  bodyBottom: geometry.bodyBottom - by,
  check: { ...geometry.check, top: geometry.check.top - by },
  signature: {
    ...geometry.signature,
    top: geometry.signature.top - by,
    bottom: geometry.signature.bottom - by,
  },
});
