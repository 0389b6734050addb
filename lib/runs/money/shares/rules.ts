/**
 * Somebody's share: hundredths of a per cent, so that all shares of a whole are whole numbers and add up to 10,000; or the
 * same of many wholes added up, where a number would not be exact any more.
 */
export type Share = { id: string; hundredths: number | bigint };

/** A per cent with two decimals as a whole number. */
export const hundredthsOf = (percent: number): number => Math.round(percent * 100);

const descending = (a: bigint, b: bigint): number => (a === b ? 0 : a > b ? -1 : 1);

/**
 * Shares a whole number out (people, days, cents) so that the parts are whole and add up to it: each gets the whole part of
 * what is due, and what is left goes one by one to the largest remainders (Hamilton's method). Of equal remainders the larger
 * share comes first, then the smaller id: so the order in which the shares come changes nothing, and whoever has the larger
 * share never gets less. The shares may add up to anything but nought; without shares nobody gets anything.
 */
export function shareOut(total: number, shares: readonly Share[]): Map<string, number> {
  const sum = shares.reduce((all, { hundredths }) => all + BigInt(hundredths), 0n);
  if (sum <= 0n) return new Map(shares.map(({ id }) => [id, 0]));
  const due = shares.map(({ id, hundredths }) => {
    const product = BigInt(total) * BigInt(hundredths);
    return { id, hundredths: BigInt(hundredths), whole: product / sum, remainder: product % sum };
  });
  const left = Number(BigInt(total) - due.reduce((all, { whole }) => all + whole, 0n));
  const ranked = [...due].sort(
    (a, b) =>
      descending(a.remainder, b.remainder) ||
      descending(a.hundredths, b.hundredths) ||
      (a.id < b.id ? -1 : 1),
  );
  const favoured = new Set(ranked.slice(0, left).map(({ id }) => id));
  return new Map(due.map(({ id, whole }) => [id, Number(whole) + (favoured.has(id) ? 1 : 0)]));
}
