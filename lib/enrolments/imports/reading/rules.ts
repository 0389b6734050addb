import parsePhone from 'libphonenumber-js';
import type { NominationList } from '@/lib/people/lists/types';
import { foldName } from '@/lib/text/names/fold';

/** What a file is likely to call the countries whose institutions send lists. */
const called: Record<string, RegExp> = {
  KZ: /\b(kazahstan|respubliki kazahstan|rk)\b/,
  KG: /\b(kirgizstan|kirgizskoi|kirgizskaia|kyrgyzstan|kr)\b/,
  TJ: /\b(tadjikistan|tajikistan|tojikiston)\b/,
  TM: /\b(turkmenistan|turkmenii)\b/,
  UZ: /\b(uzbekistan|ozbekiston)\b/,
  AZ: /\b(azerbaidjan|azerbaijan)\b/,
};

/**
 * Whose list it is, for rows that name no country: what the phone numbers agree on, else what the file is
 * called, else the run's own country where its quota is not of several countries. A guess, shown and corrected
 * in the preview.
 */
export function countryOfList(
  list: Pick<NominationList, 'rows' | 'sheetName'>,
  fileName: string,
  run: { countryCode: string; quotaCountries: readonly string[] } | null,
): string | null {
  const phones = new Set(list.rows.flatMap(({ phone }) => (phone ? [parsePhone(phone)?.country ?? ''] : [])));
  const [only] = phones;
  if (phones.size === 1 && only) return only;
  const said = foldName(`${fileName.replace(/\.\w+$/, '')} ${list.sheetName}`);
  const named = Object.entries(called).filter(([, words]) => words.test(said));
  if (named.length === 1) return named[0]?.[0] ?? null;
  if (!run || run.quotaCountries.length > 1) return null;
  return run.quotaCountries[0] ?? run.countryCode;
}
