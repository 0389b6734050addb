import type { MyCourse } from '@/lib/certificates/participation/queries';
import { inLanguage } from '@/lib/text/in-language';

/** Where a run is held, from the house to the country, each on its line. */
export function placeLines({ venue, ...run }: MyCourse['run'], language: 'EN' | 'RU'): string[] {
  const city = inLanguage(language, run.cityEn, run.cityRu);
  const country = inLanguage(language, run.country.nameEn, run.country.nameRu);
  return [venue?.name, venue?.address, `${city}, ${country}`].filter((line) => typeof line === 'string');
}
