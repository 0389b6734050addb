import type { NameReason } from '@/lib/text/names/compare';

/** What recognising needs to know of a person; ids are opaque. */
export type KnownPerson = {
  personId: string;
  officialName: string | null;
  latinName: string | null;
  sex: 'FEMALE' | 'MALE' | null;
  /** YYYY-MM-DD */
  birthDate: string | null;
  /** E.164, all that are known. */
  phones: string[];
  /** Lower case, all that are known. */
  emails: string[];
  institution: string | null;
};

/** Of a row of a list, what recognising needs. A `ListRow` is one. */
export type RowToMatch = {
  row: number;
  officialName: string | null;
  latinName: string | null;
  sex: 'FEMALE' | 'MALE' | null;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
  institution: string | null;
};

export type MatchReason =
  | NameReason
  | 'NAME_DIFFERS'
  | 'PHONE_SAME'
  | 'PHONE_DIFFERS'
  | 'EMAIL_SAME'
  | 'EMAIL_DIFFERS'
  | 'BIRTH_DATE_SAME'
  | 'BIRTH_DATE_DIFFERS'
  | 'SEX_DIFFERS'
  | 'INSTITUTION_SAME'
  | 'NOTHING_TO_COMPARE'
  | 'SEVERAL_FIT';

export type MatchCandidate = {
  /** Null when the candidate is another row of the same list that is itself new. */
  personId: string | null;
  /** The earlier row of the same list, when it is one. */
  row: number | null;
  /** 0 to 100, to sort by. */
  score: number;
  reasons: MatchReason[];
};

export type RowVerdict = {
  row: number;
  verdict: 'NEW' | 'SAME' | 'MAYBE';
  /** Whom a SAME row is; null when it repeats an earlier row that is new. */
  personId: string | null;
  /** The first row of the same list that is the same person. */
  duplicateOfRow: number | null;
  candidates: MatchCandidate[];
};

export type MatchKeys = { phones: string[]; emails: string[]; nameKeys: string[] };
