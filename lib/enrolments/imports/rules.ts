import { refusal } from '@/lib/errors/outcome';
import { differences, type Told } from '@/lib/people/intake/rules';
import type { ListRow } from '@/lib/people/lists/types';
import { matchList } from '@/lib/people/matching/rules';
import type { MatchCandidate } from '@/lib/people/matching/types';
import type { KnownRecord } from '@/lib/people/recognition/types';
import { shownName } from '@/lib/people/names/rules';
import { maskedEmail, maskedPhone } from '@/lib/people/rules';
import type { EnrolmentState } from '@/prisma/generated/enums';
import type { Decision, Decisions } from './schema';
import type { CandidateView, PreviewRow, PreviewTotals } from './types';

export type PreviewFacts = {
  rows: readonly ListRow[];
  /** Whose list it is, for rows that name no country. */
  country: string | null;
  known: readonly KnownRecord[];
  /** Who is on the run already, and how. */
  onRun: ReadonlyMap<string, EnrolmentState>;
  /** Who teaches on the run: cannot be a participant of it. */
  trainerIds: ReadonlySet<string>;
  decisions: Decisions;
};

/** What a row tells of a person; the institution is recognised later. */
export const toldBy = (row: ListRow, country: string | null): Omit<Told, 'institutionId'> => ({
  officialName: row.officialName,
  latinName: row.latinName,
  familyName: row.familyName,
  givenName: row.givenName,
  patronymic: row.patronymic,
  sex: row.sex,
  birthDate: row.birthDate,
  phone: row.phone,
  email: row.email,
  countryCode: row.countryCode ?? country,
  position: row.position,
  preferredLanguage: row.language,
});

/** What each row of a list would do: who it is or may be, with reasons, and what is proposed. */
export function previewRows(facts: PreviewFacts): PreviewRow[] {
  const { rows, country, known, onRun, trainerIds, decisions } = facts;
  const people = new Map(known.map((person) => [person.personId, person]));
  const byRow = new Map(rows.map((row) => [row.row, row]));
  // A row that cannot be imported stands for nobody.
  const verdicts = new Map(
    matchList(
      rows.filter(({ problems }) => problems.length === 0),
      [...known],
    ).map((each) => [each.row, each]),
  );
  return rows.map((row): PreviewRow => {
    const found = verdicts.get(row.row);
    const same = found?.personId ? people.get(found.personId) : undefined;
    const problems = [...row.problems];
    if (same && trainerIds.has(same.personId)) {
      problems.push(refusal('PARTICIPANT_IS_TRAINER', { name: shownName(same) }));
    }
    const refused = !found || problems.length > 0;
    const candidates = oncePerPerson(found?.candidates ?? []).map((each) =>
      candidateView(each, people, byRow, onRun),
    );
    const proposed = refused ? 'SKIP' : proposal(found.verdict, found.personId, found.duplicateOfRow);
    const decided = refused ? null : (decisions[String(row.row)] ?? null);
    return {
      ...row,
      verdict: refused ? 'REFUSED' : found.verdict,
      problems,
      candidates,
      duplicateOfRow: found?.duplicateOfRow ?? null,
      differences: same ? differences(toldBy(row, country), same) : [],
      proposed,
      decided: decided && isPossible(decided, candidates) ? decided : null,
    };
  });
}

function proposal(verdict: 'NEW' | 'SAME' | 'MAYBE', personId: string | null, duplicateOfRow: number | null) {
  if (verdict === 'NEW') return 'NEW';
  if (verdict === 'MAYBE') return null;
  return personId ? (`PERSON:${personId}` as const) : (`ROW:${duplicateOfRow}` as const);
}

/** Only those whom recognition found can be meant: an id that was made up is none. */
export function isPossible(decision: Decision, candidates: readonly CandidateView[]): boolean {
  if (decision === 'NEW' || decision === 'SKIP') return true;
  return candidates.some(
    ({ personId, row }) => decision === `PERSON:${personId}` || decision === `ROW:${row}`,
  );
}

/** Somebody known whom an earlier row is too is found twice: the likelier finding speaks. */
function oncePerPerson(candidates: readonly MatchCandidate[]): MatchCandidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ personId, row }) => {
    const identity = personId ?? `ROW:${row}`;
    return !seen.has(identity) && seen.add(identity);
  });
}

function candidateView(
  { personId, row, score, reasons }: MatchCandidate,
  people: ReadonlyMap<string, KnownRecord>,
  rows: ReadonlyMap<number, ListRow>,
  onRun: PreviewFacts['onRun'],
): CandidateView {
  const person = personId ? people.get(personId) : undefined;
  const other = row ? rows.get(row) : undefined;
  return {
    personId,
    row,
    score,
    reasons,
    officialName: person?.officialName ?? other?.officialName ?? null,
    latinName: person?.latinName ?? other?.latinName ?? null,
    institution: person?.institution ?? other?.institution ?? null,
    phone: maskedPhone(person?.phones[0] ?? other?.phone ?? null),
    email: maskedEmail(person?.emails[0] ?? other?.email ?? null),
    onRun: (personId && onRun.get(personId)) || null,
    busyOn: null,
  };
}

/** What a row will be: as decided, else as proposed; null while it waits for a decision. */
export const outcomeOf = ({ decided, proposed }: PreviewRow): Decision | null => decided ?? proposed;

/** The person or the row that a decision names. */
export function targetOf(decision: Decision): { personId: string } | { row: number } | null {
  if (decision.startsWith('PERSON:')) return { personId: decision.slice(7) };
  return decision.startsWith('ROW:') ? { row: Number(decision.slice(4)) } : null;
}

/** Rows that wait for a decision, and whom each most likely is. */
export function waitingRows(rows: readonly PreviewRow[]): { row: number; likeliest: Decision }[] {
  return rows.flatMap((row) => {
    const [likeliest] = row.candidates;
    if (outcomeOf(row) !== null || !likeliest) return [];
    const is: Decision = likeliest.personId ? `PERSON:${likeliest.personId}` : `ROW:${likeliest.row}`;
    return [{ row: row.row, likeliest: is }];
  });
}

/** How many rows stand, as decided so far, for somebody who is expected elsewhere on the run's days. */
export function busyRows(rows: readonly PreviewRow[]): number {
  return rows.filter((row) => {
    const decision = outcomeOf(row);
    const target = decision && targetOf(decision);
    return row.candidates.some(
      ({ personId, busyOn }) => busyOn && target && 'personId' in target && target.personId === personId,
    );
  }).length;
}

/** The numbers of a preview: rows by verdict, and people each once. */
export function previewTotals(rows: readonly PreviewRow[]): PreviewTotals {
  const count = (verdict: PreviewRow['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  const people = new Map<string, PreviewRow>();
  for (const row of rows) {
    if (row.verdict !== 'REFUSED') people.set(identityOf(row), people.get(identityOf(row)) ?? row);
  }
  const known = [...people.values()].filter(
    ({ verdict, candidates }) => verdict === 'SAME' && candidates[0]?.onRun,
  );
  return {
    rows: rows.length,
    new: count('NEW'),
    same: count('SAME'),
    maybe: count('MAYBE'),
    refused: count('REFUSED'),
    people: people.size,
    women: [...people.values()].filter(({ sex }) => sex === 'FEMALE').length,
    onRun: known.length,
    undecided: rows.filter((row) => outcomeOf(row) === null).length,
  };
}

/** Whom a row stands for, in counting: the known person, the first row of the list, or itself. */
function identityOf({ row, proposed }: PreviewRow): string {
  return proposed?.startsWith('PERSON:') || proposed?.startsWith('ROW:') ? proposed : `ROW:${row}`;
}

/**
 * The rows of an applied list as they were decided then: compared again, everyone whom it brought would be known
 * by now.
 */
export const asApplied = (rows: readonly PreviewRow[], decisions: Decisions): PreviewRow[] =>
  rows.map((row): PreviewRow => {
    const decision = decisions[String(row.row)];
    if (row.verdict === 'REFUSED' || !decision || decision === 'SKIP')
      return { ...row, decided: decision ?? null };
    if (decision !== 'NEW') return { ...row, verdict: 'SAME', decided: decision, proposed: decision };
    return {
      ...row,
      verdict: 'NEW',
      decided: 'NEW',
      proposed: 'NEW',
      candidates: [],
      duplicateOfRow: null,
      differences: [],
    };
  });
