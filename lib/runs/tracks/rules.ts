type Placed = { enrolmentId: string; trackId: string | null };

/** Somebody to be divided, with what the parts should be alike in. */
export type Divisible = Placed & { institution: string | null; sex: string | null };

/**
 * Puts those who are in no track into the tracks so that all become as even as they can; nobody who is in one moves.
 * People of one institution, and women and men, are spread over the tracks, since each goes where the fewest are. The
 * same people give the same division.
 */
export function spreadEvenly(people: readonly Divisible[], trackIds: readonly string[]): Placed[] {
  const sizes = new Map(trackIds.map((id) => [id, 0]));
  for (const { trackId } of people) {
    if (trackId && sizes.has(trackId)) sizes.set(trackId, (sizes.get(trackId) ?? 0) + 1);
  }
  const alike = ({ institution, sex, enrolmentId }: Divisible) =>
    `${institution ?? ''}\u0000${sex ?? ''}\u0000${enrolmentId}`;
  const waiting = people
    .filter(({ trackId }) => trackId === null)
    .sort((a, b) => (alike(a) < alike(b) ? -1 : 1));
  return waiting.flatMap(({ enrolmentId }) => {
    const trackId = smallest(sizes);
    if (trackId === null) return [];
    sizes.set(trackId, (sizes.get(trackId) ?? 0) + 1);
    return [{ enrolmentId, trackId }];
  });
}

function smallest(sizes: ReadonlyMap<string, number>): string | null {
  let least: string | null = null;
  for (const [id, size] of sizes) if (least === null || size < (sizes.get(least) ?? 0)) least = id;
  return least;
}
