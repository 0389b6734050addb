import type { Cell } from '@/lib/files/tables/types';

/** How a column of answers is headed: "1", "Q1", "Question 1", "Вопрос 1", "№ 1", "1.". */
const heading = /^(?:q(?:uestion)?|в(?:опрос)?|задание|№|no|#)?\s*\.?\s*(\d{1,3})\s*[.)]?$/iu;

/** Which column (from 0) holds the answers to each question, by its number from 1; of two alike the first. */
export function answerColumns(
  columns: readonly { index: number; header: string }[],
  questions: number,
): Map<number, number> {
  const found = new Map<number, number>();
  for (const { index, header } of columns) {
    const number = Number(heading.exec(header.trim())?.[1] ?? 0);
    if (number >= 1 && number <= questions && !found.has(number)) found.set(number, index);
  }
  return found;
}

/** A cell of answers as text. Other than in lists of people a dash is no blank here: it says "false". */
export function answerText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? '+' : '−';
  if (typeof cell === 'object') return cell.date;
  return String(cell).trim().slice(0, 60);
}
