import { foldName } from '@/lib/text/names/fold';

type RunWords = { code: string; cityEn: string; cityRu: string | null; venueName: string | null };

/** The words by which a run is found, folded. Titles of its course are searched where they stand, on the course. */
export const runSearchKey = ({ code, cityEn, cityRu, venueName }: RunWords): string =>
  [...new Set([code, cityEn, cityRu, venueName].flatMap((word) => (word ? [foldName(word)] : [])))].join(
    ' | ',
  );
