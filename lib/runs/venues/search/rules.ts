import { foldName } from '@/lib/text/names/fold';

type VenueWords = { name: string; address: string | null; cityEn: string; cityRu: string | null };

/** Whether a venue has all the words that were typed in, in any script and in any order. */
export function hasWords({ name, address, cityEn, cityRu }: VenueWords, typed: string): boolean {
  const words = foldName(typed).split(' ').filter(Boolean).slice(0, 8);
  if (words.length === 0) return true;
  const key = [name, address, cityEn, cityRu].map((text) => foldName(text ?? '')).join(' | ');
  return words.every((word) => key.includes(word));
}
