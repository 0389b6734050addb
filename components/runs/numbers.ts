/** What is typed into a field for a number: nothing is null, nonsense is NaN and refused by the schema. */
export const numberOrNull = (typed: unknown): number | null => {
  if (typeof typed === 'number') return typed;
  const text = typeof typed === 'string' ? typed.trim().replace(',', '.') : '';
  return text === '' ? null : Number(text);
};
