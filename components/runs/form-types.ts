import type { UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import type { ComboboxOption } from '@/components/ui/combobox';
import type { Outcome } from '@/lib/errors/outcome';
import type { RunChange, runChangeSchema } from '@/lib/runs/schema';

/** What the form holds while it is typed in, and what comes out of its schema. */
export type RunFormInput = z.input<typeof runChangeSchema>;
export type RunForm = UseFormReturn<RunFormInput, unknown, RunChange>;

/** What an action answers, as next-safe-action hands it over. */
export type Answer<T> = Promise<{
  data?: T;
  serverError?: { errorId: string };
  validationErrors?: { formErrors?: string[]; fieldErrors?: Record<string, string[] | undefined> };
}>;

export type Action<Input, T> = (input: Input) => Answer<Outcome<T>>;

export type PlaceOption = {
  timeZone: string;
  countryCode: string;
  regionCode: string | null;
  cityEn: string;
  cityRu: string | null;
};

export type VenueChoice = ComboboxOption & PlaceOption;

/** What the form of a run chooses from. */
export type RunOptions = {
  courses: (ComboboxOption & { days: number | null; sensitive: boolean })[];
  venues: VenueChoice[];
  countries: ComboboxOption[];
  regions: (ComboboxOption & { countryCode: string })[];
  donors: ComboboxOption[];
  timeZones: string[];
  /** Institutions that the run names already; others are found by typing. */
  institutions: ComboboxOption[];
};

export type FindInstitutions = (input: { q: string }) => Answer<ComboboxOption[]>;
