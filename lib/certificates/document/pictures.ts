import { SCAN_HEIGHT, type Geometry } from './geometry';
import type { CertificateDesign, CertificatePicture } from './schema';

export type PlacedPicture = {
  picture: CertificatePicture;
  /** What it shows, for who does not see it. */
  alt: string;
  x: number;
  y: number;
  width: number;
  height: number;
};

const LOGO = { height: 40, width: 130, gap: 14, side: 54, above: 44 };
/** Between the logos and the office's name. */
const LOGOS_AND_HEAD = 12;

/** As large as it can be within a box, undistorted. */
function within({ width, height }: CertificatePicture, box: { width: number; height: number }) {
  const scale = Math.min(box.width / width, box.height / height);
  return { width: width * scale, height: height * scale };
}

/**
 * The logos in a row at the top: those of a side beside each other, the middle of the page to those of the middle. Where
 * they would touch, all become smaller alike. `bottom`: where the office's name can begin.
 */
export function placedLogos(
  { logos }: CertificateDesign,
  { page, headTop }: Geometry,
): { pictures: PlacedPicture[]; bottom: number } {
  if (logos.length === 0) return { pictures: [], bottom: headTop };
  const sized = logos.map((logo) => ({ ...logo, ...within(logo.picture, LOGO) }));
  const of = (place: (typeof logos)[number]['place']) => sized.filter((logo) => logo.place === place);
  const widthOf = (row: { width: number }[]) =>
    row.reduce((sum, { width }) => sum + width, 0) + Math.max(0, row.length - 1) * LOGO.gap;
  const [left, center, right] = [of('left'), of('center'), of('right')];
  const room = page.width - 2 * LOGO.side;
  const sides = Math.max(widthOf(left), widthOf(right)) + LOGO.gap;
  const wanted =
    center.length > 0
      ? widthOf(center) + 2 * (left.length + right.length > 0 ? sides : 0)
      : widthOf(left) + widthOf(right) + LOGO.gap;
  const scale = Math.min(1, room / wanted);
  const row = (logosOfPlace: typeof sized, from: number): PlacedPicture[] => {
    let x = from;
    return logosOfPlace.map(({ picture, alt, ...size }) => {
      const [width, height] = [size.width * scale, size.height * scale];
      const placed = { picture, alt, x, y: LOGO.above + (LOGO.height * scale - height) / 2, width, height };
      x += width + LOGO.gap * scale;
      return placed;
    });
  };
  const pictures = [
    ...row(left, LOGO.side),
    ...row(center, (page.width - widthOf(center) * scale) / 2),
    ...row(right, page.width - LOGO.side - widthOf(right) * scale),
  ];
  const bottom = LOGO.above + LOGO.height * scale + LOGOS_AND_HEAD;
  return { pictures, bottom: Math.max(headTop, bottom) };
}

/** A scanned signature on its line. */
export function placedScan(
  picture: CertificatePicture,
  name: string,
  line: { x: number; y: number; width: number },
): PlacedPicture {
  const size = within(picture, { width: line.width * 0.85, height: SCAN_HEIGHT });
  return {
    ...{ picture, alt: name, ...size },
    x: line.x + (line.width - size.width) / 2,
    y: line.y - 1.5 - size.height,
  };
}
