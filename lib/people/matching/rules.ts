import { lookupNameKeys, storedNameKeys } from '@/lib/text/names/keys';
import { judgePair, prepare, type Prepared } from './pairs/rules';
import type { KnownPerson, MatchCandidate, MatchKeys, RowToMatch, RowVerdict } from './types';

/** So many people of one name are compared with a row; those that share a phone or an address are all compared. */
const mostOfOneName = 60;
const mostShown = 10;

/** By what to look for a row's person in the database: any person with one of these is a candidate. */
export function matchKeys(
  row: Pick<RowToMatch, 'officialName' | 'latinName' | 'phone' | 'email'>,
): MatchKeys {
  return {
    phones: row.phone ? [row.phone] : [],
    emails: row.email ? [row.email] : [],
    nameKeys: [...new Set(namesOf(row).flatMap(lookupNameKeys))],
  };
}

/** What to store with a person (person.name_keys) so that `matchKeys` finds them; derived, never shown. */
export function personNameKeys(person: Pick<KnownPerson, 'officialName' | 'latinName'>): string[] {
  return [...new Set(namesOf(person).flatMap(storedNameKeys))];
}

/** Who of these a row is. `candidates` are those found by `matchKeys`; who is not among them is not considered. */
export function matchRow(row: RowToMatch, candidates: KnownPerson[]): RowVerdict {
  return conclude(row.row, judged(prepare(row), candidates.map(prepareKnown)));
}

/**
 * Who each row of a list is, among known people and among the rows before it: a person who stands twice in a list
 * is found the second time. Takes time by the number of rows, not of pairs.
 */
export function matchList(rows: RowToMatch[], known: KnownPerson[]): RowVerdict[] {
  const index = new CandidateIndex();
  for (const person of known) index.add(prepareKnown(person));
  return rows.map((row) => {
    const verdict = conclude(row.row, judged(prepare(row), index.candidatesOf(row)));
    index.add(asKnown(row, verdict));
    return verdict;
  });
}

type Candidate = Prepared<KnownPerson> & { fromRow: number | null };

const prepareKnown = (person: KnownPerson): Candidate => ({ ...prepare(person), fromRow: null });

/** A row that was read stands for its person when later rows are compared. */
function asKnown(row: RowToMatch, { personId, duplicateOfRow }: RowVerdict): Candidate {
  return {
    ...prepare({
      personId: personId ?? '',
      officialName: row.officialName,
      latinName: row.latinName,
      sex: row.sex,
      birthDate: row.birthDate,
      phones: row.phone ? [row.phone] : [],
      emails: row.email ? [row.email] : [],
      institution: row.institution,
    }),
    fromRow: duplicateOfRow ?? row.row,
  };
}

type Judged = MatchCandidate & { same: boolean };

function judged(row: Prepared<RowToMatch>, candidates: Candidate[]): Judged[] {
  const found: Judged[] = [];
  for (const candidate of candidates) {
    const { verdict, score, reasons } = judgePair(row, candidate);
    if (verdict === 'OTHER') continue;
    const personId = candidate.personId || null;
    found.push({ personId, row: candidate.fromRow, score, reasons, same: verdict === 'SAME' });
  }
  return found.sort((a, b) => Number(b.same) - Number(a.same) || b.score - a.score);
}

function conclude(row: number, found: Judged[]): RowVerdict {
  const same = found.filter((each) => each.same);
  const people = new Set(same.map((each) => each.personId ?? `row ${each.row}`));
  const candidates = found.slice(0, mostShown).map(({ same: isSame, ...each }): MatchCandidate => ({
    ...each,
    reasons: isSame && people.size > 1 ? [...each.reasons, 'SEVERAL_FIT'] : each.reasons,
  }));
  const none = { row, personId: null, duplicateOfRow: null };
  if (found.length === 0) return { ...none, verdict: 'NEW', candidates: [] };
  // Two people who both fit are two records of one, or a shared phone: a person has to look.
  if (people.size !== 1) return { ...none, verdict: 'MAYBE', candidates };
  const personId = same[0]?.personId ?? null;
  const earlier = same.flatMap((each) => each.row ?? []);
  return {
    row,
    verdict: 'SAME',
    personId,
    duplicateOfRow: earlier.length > 0 ? Math.min(...earlier) : null,
    candidates,
  };
}

/** Finds those who share a key, so that nobody is compared with everybody. */
class CandidateIndex {
  private readonly byKey = new Map<string, Candidate[]>();

  add(candidate: Candidate): void {
    const keys = [
      ...candidate.phones.map((phone) => `phone ${phone}`),
      ...candidate.emails.map((email) => `email ${email}`),
      ...personNameKeys(candidate).map((key) => `name ${key}`),
    ];
    for (const key of keys) {
      const before = this.byKey.get(key);
      if (before) before.push(candidate);
      else this.byKey.set(key, [candidate]);
    }
  }

  candidatesOf(row: RowToMatch): Candidate[] {
    const keys = matchKeys(row);
    const found = new Set<Candidate>();
    const take = (key: string, most: number) => {
      for (const candidate of (this.byKey.get(key) ?? []).slice(0, most)) found.add(candidate);
    };
    for (const phone of keys.phones) take(`phone ${phone}`, 1000);
    for (const email of keys.emails) take(`email ${email}`, 1000);
    for (const name of keys.nameKeys) take(`name ${name}`, mostOfOneName);
    return [...found];
  }
}

const namesOf = (person: { officialName: string | null; latinName: string | null }) =>
  [...new Set([person.officialName, person.latinName])].filter((name) => name !== null);
