/** The words of a template, in the language of those who fill it in. */
export type TemplateWords = {
  sheet: string;
  title: string;
  howTo: string;
  /** Of the columns, in their order; the first is that of the numbers. */
  header: readonly string[];
  /** The row that shows how to fill it in, by column; its first cell says that it is one. */
  example: readonly string[];
};

export const templateColumns = [
  'fullName',
  'latinName',
  'sex',
  'birthDate',
  'position',
  'institution',
  'country',
  'phone',
  'email',
  'language',
] as const;

/** An institution with places on the run, and whose country. */
export type TemplateQuota = { institution: string | null; country: string | null; places: number };

const mostRows = 200;
const openRows = 30;

/**
 * The cells of a template: title, header, example, and a row for each place of the run's quotas with what is known
 * of whoever will have it. Rows that nobody fills in are left out when the file is read.
 */
export function templateCells(words: TemplateWords, quotas: readonly TemplateQuota[]): string[][] {
  const at = (column: (typeof templateColumns)[number]) => templateColumns.indexOf(column) + 1;
  const places = quotas.flatMap(({ institution, country, places: count }) =>
    Array.from({ length: Math.min(count, mostRows) }, () => {
      const cells = Array.from({ length: templateColumns.length + 1 }, () => '');
      cells[at('institution')] = institution ?? '';
      cells[at('country')] = country ?? '';
      return cells;
    }),
  );
  const open = Array.from({ length: openRows }, () =>
    Array.from({ length: templateColumns.length + 1 }, () => ''),
  );
  const rows = places.length > 0 ? places.slice(0, mostRows) : open;
  return [[words.title], [words.howTo], [...words.header], [...words.example], ...rows];
}
