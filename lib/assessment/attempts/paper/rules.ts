import { done, refusal, refuse, type Outcome, type Refusal } from '@/lib/errors/outcome';
import type { AskedQuestion, GivenAnswer } from '../../questions/rules';
import { keysOf, readNumber } from '../rules';

/** How true and false are written on paper: by sign, by letter, by word, in English and in Russian. */
const yes = new Set(['+', 't', 'true', 'y', 'yes', 'и', 'истина', 'в', 'верно', 'д', 'да', '1']);
const no = new Set(['-', 'f', 'false', 'n', 'no', 'л', 'ложь', 'н', 'неверно', 'нет', '0']);

/** Letters of another keyboard that look the same and can mean nothing else. */
const alike: Record<string, string> = { а: 'a', с: 'c' };

/** The letters of options as they were ticked: "ac", "a, c", "a c"; or their places from 1: "13", "1, 3". */
function lettersOf(text: string, keys: readonly string[]): string[] | null {
  const signs = text.toLowerCase().replace(/[\s,;.)/+]+/g, '');
  const letters = [...signs].map((sign) =>
    /^[1-9]$/.test(sign) ? (keys[Number(sign) - 1] ?? '') : (alike[sign] ?? sign),
  );
  return letters.length > 0 && letters.every((letter) => keys.includes(letter)) ? letters : null;
}

/**
 * Reads a cell of the grid of answers on paper; empty: not answered. Of a choice the letters of its options (a, b, ac) or
 * their places (1, 2, 13); of a true-or-false question + and −, t and f, и and л, в and н, 1 and 0; else a number. Refuses
 * CELL_LETTERS, CELL_ONE_LETTER, CELL_TRUE_FALSE and NUMBER_UNREADABLE.
 */
export function readCell(question: AskedQuestion, text: string): Outcome<GivenAnswer | null> {
  const written = text.trim();
  if (written === '') return done(null);
  if (question.kind === 'NUMBER') {
    const number = readNumber(written);
    return number === null ? refuse('NUMBER_UNREADABLE') : done({ chosen: [], number });
  }
  if (question.kind === 'TRUE_FALSE') {
    const word = written.toLowerCase().replace(/^[−–—]$/, '-');
    if (yes.has(word)) return done({ chosen: ['true'], number: null });
    return no.has(word) ? done({ chosen: ['false'], number: null }) : refuse('CELL_TRUE_FALSE');
  }
  const keys = keysOf(question);
  const letters = lettersOf(written, keys);
  if (!letters) return refuse('CELL_LETTERS', { letters: keys.join(', ') });
  const chosen = [...new Set(letters)].sort();
  if (question.kind === 'SINGLE' && chosen.length > 1) return refuse('CELL_ONE_LETTER');
  return done({ chosen, number: null });
}

/** What is written in a cell for an answer, so that it reads as the same again. */
export function writeCell({ kind }: Pick<AskedQuestion, 'kind'>, answer: GivenAnswer | undefined): string {
  if (!answer) return '';
  if (kind === 'NUMBER') return answer.number === null ? '' : String(answer.number);
  if (kind === 'TRUE_FALSE') return answer.chosen[0] === 'true' ? '+' : '−';
  return [...answer.chosen].sort().join('');
}

const sameAnswer = (a: GivenAnswer | undefined, b: GivenAnswer | undefined): boolean =>
  a?.number === b?.number && [...(a?.chosen ?? [])].sort().join() === [...(b?.chosen ?? [])].sort().join();

export type PaperRow = {
  enrolmentId: string;
  /** A cell for each question, in their order. */
  cells: readonly string[];
  source: 'PAPER' | 'FILE';
  /** The try that whoever typed saw standing there; null: none. */
  seen: string | null;
};

export type PaperFacts = {
  /** Whose results may be recorded; `mine`: of whoever records. */
  place: { mine: boolean } | undefined;
  standing:
    | {
        id: string;
        source: 'PERSON' | 'PAPER' | 'FILE';
        handedIn: boolean;
        answers: ReadonlyMap<string, GivenAnswer>;
      }
    | undefined;
};

export type PaperDecision =
  | { refusals: Refusal[] }
  /** What stands there says the same, or nothing was written. */
  | { nothing: true }
  | { answers: Map<string, GivenAnswer> };

/**
 * What a row of the grid makes: the answers of a new try, in the place of what stands there. Refused: who is not on the
 * run, one's own, what changed meanwhile, a try that the person handed in themselves (HANDED_IN_BY_PERSON), a row that was
 * emptied (PAPER_EMPTIED: a try is annulled with a reason), and each cell that cannot be read (`cells.3`).
 */
export function paperDecision(
  questions: readonly AskedQuestion[],
  row: PaperRow,
  { place, standing }: PaperFacts,
): PaperDecision {
  if (!place) return { refusals: [refusal('NOT_ON_ROSTER')] };
  if (place.mine) return { refusals: [refusal('OWN_RESULT')] };
  const refusals: Refusal[] = [];
  const answers = new Map<string, GivenAnswer>();
  for (const [index, question] of questions.entries()) {
    const read = readCell(question, row.cells[index] ?? '');
    if (!read.ok) refusals.push(...read.refusals.map((each) => ({ ...each, path: `cells.${index}` })));
    else if (read.value) answers.set(question.id, read.value);
  }
  const typed = standing?.handedIn ? standing.answers : undefined;
  const same = typed && questions.every(({ id }) => sameAnswer(typed.get(id), answers.get(id)));
  if (refusals.length > 0) return { refusals };
  if (same || (!standing && answers.size === 0)) return { nothing: true };
  if ((standing?.id ?? null) !== row.seen) return { refusals: [refusal('CHANGED_MEANWHILE')] };
  if (standing?.handedIn && standing.source === 'PERSON')
    return { refusals: [refusal('HANDED_IN_BY_PERSON')] };
  if (answers.size === 0) return { refusals: [refusal('PAPER_EMPTIED')] };
  return { answers };
}

/** A block copied from a spreadsheet laid over the grid: which cell gets what. What does not fit is left out. */
export function laidOver(
  block: readonly (readonly string[])[],
  from: { row: number; column: number },
  size: { rows: number; columns: number },
): { row: number; column: number; text: string }[] {
  return block.flatMap((line, down) =>
    line.flatMap((text, right) => {
      const [row, column] = [from.row + down, from.column + right];
      return row < size.rows && column < size.columns ? [{ row, column, text }] : [];
    }),
  );
}
