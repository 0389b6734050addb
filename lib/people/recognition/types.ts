import type { KnownPerson } from '../matching/types';

/** A person as a list is compared with; and what a list may fill in. */
export type KnownRecord = KnownPerson & {
  familyName: string | null;
  givenName: string | null;
  patronymic: string | null;
  institutionId: string | null;
  countryCode: string | null;
  position: string | null;
  preferredLanguage: string | null;
};
