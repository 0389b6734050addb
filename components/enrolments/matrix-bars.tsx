import type { MatrixFigures } from '@/lib/enrolments/matrix/rules';

/**
 * The places of a row and who is on them, one behind the other: confirmed, asked, put forward. The numbers stand beside
 * it in the table, so the bar is drawn for the eye only. As SVG, because the page allows no style of its own.
 */
export function FillBar({ figures }: { figures: MatrixFigures }) {
  const { places, confirmed, invited, nominated } = figures;
  const scale = Math.max(places, confirmed + invited + nominated, 1);
  const at = (count: number) => (count / scale) * 100;
  return (
    <span aria-hidden className="bg-sunken block h-3 w-full min-w-28 overflow-hidden rounded-sm">
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" className="block h-full w-full">
        <rect width={at(places)} height="1" className="fill-line" />
        <rect width={at(confirmed)} height="1" className="fill-accent" />
        <rect x={at(confirmed)} width={at(invited)} height="1" className="fill-accent-line" />
        <rect
          x={at(confirmed + invited)}
          width={at(nominated)}
          height="0.5"
          y="0.25"
          className="fill-line-strong"
        />
        {scale > places && <rect x={at(places)} width="0.7" height="1" className="fill-warn" />}
      </svg>
    </span>
  );
}

/** A share of a whole, and the mark that it should reach. */
export function ShareBar({ share, aim, short }: { share: number; aim: number | null; short: boolean }) {
  return (
    <span aria-hidden className="bg-line mb-1 block h-2 overflow-hidden rounded-sm">
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" className="block h-full w-full">
        <rect width={share * 100} height="1" className={short ? 'fill-warn' : 'fill-accent'} />
        {aim !== null && <rect x={Math.min(99, aim * 100)} width="1" height="1" className="fill-ink" />}
      </svg>
    </span>
  );
}
