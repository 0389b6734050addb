import { compareTokens, type NameComparison } from '@/lib/text/names/compare';
import { nameTokens, type NameToken } from '@/lib/text/names/tokens';
import { foldName } from '@/lib/text/names/fold';
import type { KnownPerson, MatchReason, RowToMatch } from '../types';

/** Names cut into words once, however often they are compared. */
export type Prepared<T> = T & { names: NameToken[][]; place: string };
export type PairVerdict = { verdict: 'SAME' | 'MAYBE' | 'OTHER'; score: number; reasons: MatchReason[] };

export function prepare<T extends Pick<KnownPerson, 'officialName' | 'latinName' | 'institution'>>(
  person: T,
): Prepared<T> {
  const texts = [...new Set([person.officialName, person.latinName])].filter((name) => name !== null);
  return {
    ...person,
    names: texts.map(nameTokens),
    place: person.institution ? foldName(person.institution) : '',
  };
}

/**
 * Whether a row and a known person are the same. Same name never is enough: in Central Asia many bear the same one.
 * - SAME: the names can be one person's, and a phone, an address, or the day of birth with the whole name agrees, and
 *   nothing else contradicts.
 * - MAYBE: only the names agree and nothing contradicts; or a key agrees and something does not.
 * - OTHER: the names differ and no key agrees; or the names agree and the keys that both have do not.
 */
export function judgePair(row: Prepared<RowToMatch>, person: Prepared<KnownPerson>): PairVerdict {
  const agreeing: MatchReason[] = [];
  const contradicting: MatchReason[] = [];
  const note = (agrees: boolean | null, same: MatchReason, differs: MatchReason) => {
    if (agrees !== null) (agrees ? agreeing : contradicting).push(agrees ? same : differs);
  };
  note(among(row.phone, person.phones), 'PHONE_SAME', 'PHONE_DIFFERS');
  note(among(row.email, person.emails), 'EMAIL_SAME', 'EMAIL_DIFFERS');
  note(equal(row.birthDate, person.birthDate), 'BIRTH_DATE_SAME', 'BIRTH_DATE_DIFFERS');
  if (equal(row.sex, person.sex) === false) contradicting.push('SEX_DIFFERS');
  // Most of those who bear a name have another phone: whatever the names are, it is somebody else.
  if (agreeing.length === 0 && contradicting.length > 0)
    return { verdict: 'OTHER', score: 0, reasons: contradicting };
  const names = bestComparison(row.names, person.names);
  const places = row.place !== '' && row.place === person.place;
  const reasons: MatchReason[] = [
    ...(names.compatible ? names.reasons : (['NAME_DIFFERS'] as const)),
    ...agreeing,
    ...contradicting,
    ...(places ? (['INSTITUTION_SAME'] as const) : []),
    ...(names.compatible && agreeing.length === 0 ? (['NOTHING_TO_COMPARE'] as const) : []),
  ];
  const score = 60 * names.score + 35 * agreeing.length + (places ? 5 : 0) - 25 * contradicting.length;
  const verdict = conclude(names, agreeing, contradicting);
  return { verdict, score: Math.round(Math.max(0, Math.min(100, score))), reasons };
}

function conclude(
  names: NameComparison,
  agreeing: MatchReason[],
  contradicting: MatchReason[],
): PairVerdict['verdict'] {
  if (!names.compatible) return agreeing.some((key) => key !== 'BIRTH_DATE_SAME') ? 'MAYBE' : 'OTHER';
  if (agreeing.length === 0 || contradicting.length > 0) return 'MAYBE';
  const personal = agreeing.some((key) => key !== 'BIRTH_DATE_SAME');
  return personal || isWhole(names) ? 'SAME' : 'MAYBE';
}

/** A day of birth is shared by many: with it, nothing of the name may be missing. */
const isWhole = (names: NameComparison) =>
  names.reasons.every(
    (reason) =>
      reason === 'NAME_SAME' || reason === 'NAME_ORDER_DIFFERS' || reason === 'NAME_SPELLED_OTHERWISE',
  );

function bestComparison(a: NameToken[][], b: NameToken[][]): NameComparison {
  let best: NameComparison = { compatible: false, reasons: [], score: 0 };
  for (const x of a) {
    for (const y of b) {
      const comparison = compareTokens(x, y);
      if (comparison.compatible && comparison.score > best.score) best = comparison;
    }
  }
  return best;
}

const among = (value: string | null, all: string[]) =>
  value === null || all.length === 0 ? null : all.includes(value);
const equal = (a: string | null, b: string | null) => (a === null || b === null ? null : a === b);
