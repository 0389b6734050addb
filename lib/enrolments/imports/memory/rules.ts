/** A list of many institutions is nobody's own: a mapping is kept for those that at least this share of it names. */
const ownShare = 0.3;

/** Whose list it is: the institutions that enough of its rows name, the most named first. */
export function institutionsOf(ids: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= ids.length * ownShare)
    .sort((a, b) => b[1] - a[1])
    .map(([id]) => id);
}
