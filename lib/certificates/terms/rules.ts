import { isDay } from '@/lib/time/day';
import { CertificateLanguage } from '@/prisma/generated/enums';
import type { Terms } from '../schema';

/** Terms as an address states them; null where it says nothing, so that the usual ones hold. */
export type StatedTerms = { [Name in keyof Terms]: Terms[Name] | null };

type SearchParams = Record<string, string | string[] | undefined>;

const places = [1, 2, 3] as const;

/**
 * Reads terms from an address. Nonsense means nothing was said, never an error. `signed` is there when the
 * signatories were chosen, even if none was: a paper without signatures is a choice too.
 */
export function statedTerms(params: SearchParams): StatedTerms {
  const one = (name: string, max: number): string => {
    const value = params[name];
    return ((Array.isArray(value) ? value[0] : value) ?? '').trim().slice(0, max);
  };
  const language = one('language', 10);
  const issuedOn = one('issuedOn', 10);
  const signatories = places
    .map((place) => ({
      name: one(`name${place}`, 120),
      titleEn: one(`titleEn${place}`, 200),
      titleRu: one(`titleRu${place}`, 200) || null,
    }))
    .filter(({ name, titleEn }) => name && titleEn);
  return {
    language: Object.values(CertificateLanguage).find((each) => each === language) ?? null,
    issuedOn: isDay(issuedOn) ? issuedOn : null,
    signatories: one('signed', 1) ? signatories : null,
  };
}

/** The same the other way: what `statedTerms` reads back. */
export function termsParams({ language, issuedOn, signatories }: Terms): Record<string, string> {
  const params: Record<string, string> = { language, signed: '1', ...(issuedOn ? { issuedOn } : {}) };
  signatories.slice(0, places.length).forEach(({ name, titleEn, titleRu }, index) => {
    params[`name${index + 1}`] = name;
    params[`titleEn${index + 1}`] = titleEn;
    if (titleRu) params[`titleRu${index + 1}`] = titleRu;
  });
  return params;
}
