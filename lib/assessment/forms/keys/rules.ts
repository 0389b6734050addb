import type { Question } from '../schema';

const longestStem = 30;

/** The short name that a text gives: its first words in small letters ("The content met my needs" → `the-content-met-my-needs`). */
function stemOf(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let stem = '';
  for (const word of words) {
    const longer = stem ? `${stem}-${word}` : word;
    if (longer.length > longestStem) break;
    stem = longer;
  }
  return /^[a-z]/.test(stem) ? stem : 'question';
}

type Asked = Pick<Question, 'key' | 'kind' | 'about'>;

/**
 * Gives each question its key. A question keeps the one it has, however it is worded, because answers of all versions are
 * compared by it; one that is new, or that is answered otherwise or about somebody else than before, gets another that no
 * version (`known`) has used: its answers are not those of the old one.
 */
export function keyedQuestions(typed: readonly Question[], known: readonly Asked[]): Question[] {
  const used = new Map<string, Asked[]>();
  for (const asked of known) used.set(asked.key, [...(used.get(asked.key) ?? []), asked]);
  const keeps = ({ key, kind, about }: Asked) =>
    key !== '' && (used.get(key) ?? []).every((asked) => asked.kind === kind && asked.about === about);
  const taken = new Set([...used.keys(), ...typed.filter(keeps).map(({ key }) => key)]);
  return typed.map((question) => {
    if (keeps(question)) return question;
    const stem = question.key.replace(/-\d+$/, '').slice(0, longestStem) || stemOf(question.textEn);
    let key = stem;
    for (let number = 2; taken.has(key); number++) key = `${stem}-${number}`;
    taken.add(key);
    return { ...question, key };
  });
}
