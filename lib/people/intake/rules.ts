import type { KnownRecord } from '../recognition/types';

/** What a list says of a person. */
export type Told = {
  officialName: string | null;
  latinName: string | null;
  familyName: string | null;
  givenName: string | null;
  patronymic: string | null;
  sex: 'FEMALE' | 'MALE' | null;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
  countryCode: string | null;
  institutionId: string | null;
  position: string | null;
  preferredLanguage: string | null;
};

export type ToldField = keyof Told;

/** Fields that a list may fill where nothing is known. Nothing that is known is ever overwritten by a list. */
const fillable = [
  'officialName',
  'latinName',
  'sex',
  'birthDate',
  'phone',
  'email',
  'countryCode',
  'institutionId',
  'position',
  'preferredLanguage',
] as const satisfies readonly ToldField[];

const known = (person: KnownRecord, field: ToldField): string | null =>
  field === 'phone'
    ? (person.phones[0] ?? null)
    : field === 'email'
      ? (person.emails[0] ?? null)
      : person[field];

/** What the list adds to what is known. */
export function gapsFilled(told: Told, person: KnownRecord): Partial<Told> {
  const filled: Record<string, string> = {};
  for (const field of fillable) {
    const value = told[field];
    if (value !== null && known(person, field) === null) filled[field] = value;
  }
  return filled as Partial<Told>;
}

export type Difference = { field: ToldField | 'institution'; known: string; told: string };

/** Where the list says something else than what is known; it stays as it is known, and the reader sees both. */
export function differences(told: Omit<Told, 'institutionId'>, person: KnownRecord): Difference[] {
  return fillable.flatMap((field): Difference[] => {
    if (field === 'institutionId') return [];
    const [before, now] = [known(person, field), told[field]];
    return before !== null && now !== null && before !== now ? [{ field, known: before, told: now }] : [];
  });
}
