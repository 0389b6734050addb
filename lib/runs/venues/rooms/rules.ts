import { refuse, type Outcome } from '@/lib/errors/outcome';

/** Two rooms of one venue that nobody could tell apart by name: ROOM_TWICE, whatever the letters' case and spaces. */
export function roomTwice(
  wanted: readonly { name: string }[],
  standing: readonly { name: string }[],
  path: string,
): Outcome<never> | null {
  const seen = new Set(standing.map(({ name }) => plain(name)));
  for (const { name } of wanted) {
    if (seen.has(plain(name))) return refuse('ROOM_TWICE', { room: name }, path);
    seen.add(plain(name));
  }
  return null;
}

const plain = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
