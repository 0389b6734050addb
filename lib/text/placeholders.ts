/** A place in a text that somebody wrote, `{name}`, where a value will stand. */
const placeholder = /\{(\w+)\}/g;

export type PlaceholderProblem =
  { code: 'PLACEHOLDER_UNKNOWN'; name: string } | { code: 'PLACEHOLDER_BROKEN' };

/** What is wrong with the braces of a text: a name that nobody fills, or braces without one. Null: nothing. */
export function placeholderProblem(text: string, known: readonly string[]): PlaceholderProblem | null {
  const unknown = placeholdersIn(text).find((name) => !known.includes(name));
  if (unknown !== undefined) return { code: 'PLACEHOLDER_UNKNOWN', name: unknown };
  return /[{}]/.test(text.replace(placeholder, '')) ? { code: 'PLACEHOLDER_BROKEN' } : null;
}

/** The names that a text has places for, in order. */
export const placeholdersIn = (text: string): string[] =>
  [...text.matchAll(placeholder)].map(([, name = '']) => name);

/** A text with its places filled. A value is put in as it is, and never looked through again: braces in a name stay braces. */
export const withValues = (text: string, values: Readonly<Partial<Record<string, string>>>): string =>
  text.replace(placeholder, (place, name: string) => values[name] ?? place);
