/** A calendar day as it travels through forms and rules: 'YYYY-MM-DD'. */
export type Day = string;

/** The day of a `date` column, which the driver gives as midnight UTC. */
export const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** What a `date` column is written with. */
export const dateOf = (day: Day): Date => new Date(`${day}T00:00:00.000Z`);

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / 86_400_000);

export const addDays = (day: Day, days: number): Day =>
  dayOf(new Date(dateOf(day).getTime() + days * 86_400_000));

/** No work, and nobody's birth, lies outside: another year was not typed to its end, or slipped. */
const [firstYear, lastYear] = [1900, 2199];

/** True for a day of the calendar written YYYY-MM-DD ("2023-02-29" is none), of a year that can be meant ("0202" cannot). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00.000Z`);
  if (Number.isNaN(date.getTime()) || dayOf(date) !== text) return false;
  const year = date.getUTCFullYear();
  return year >= firstYear && year <= lastYear;
}
