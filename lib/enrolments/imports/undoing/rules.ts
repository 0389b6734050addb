import { refusal, type Refusal } from '@/lib/errors/outcome';

/** What hangs on one person of an applied list. */
export type Hanging = {
  name: string;
  marked: boolean;
  /** Scores or verdicts are recorded, or a test is begun. */
  assessed: boolean;
  certified: boolean;
  /** The certificate is or was held. */
  held: boolean;
  invited: boolean;
  nominated: boolean;
  /** Of people whom the list brought: on another run, or known otherwise (account, trainer, qualification, merge). */
  elsewhere: boolean;
  known: boolean;
};

const reasons: [keyof Omit<Hanging, 'name'>, string][] = [
  ['marked', 'UNDO_MARKED'],
  ['assessed', 'UNDO_ASSESSED'],
  ['certified', 'UNDO_CERTIFIED'],
  ['held', 'UNDO_HELD'],
  ['invited', 'UNDO_INVITED'],
  ['nominated', 'UNDO_NOMINATED'],
  ['elsewhere', 'UNDO_ELSEWHERE'],
  ['known', 'UNDO_KNOWN'],
];

/** Why an import cannot be taken back, person by person; empty: nothing hangs on it. */
export const undoRefusals = (people: readonly Hanging[]): Refusal[] =>
  people.flatMap((person) =>
    reasons.flatMap(([fact, code]) => (person[fact] ? [refusal(code, { name: person.name })] : [])),
  );
