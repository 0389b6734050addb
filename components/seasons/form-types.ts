import type { UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import type { ComboboxOption } from '@/components/ui/combobox';
import type { Answer, VenueChoice } from '@/components/runs/form-types';
import type { SeasonInput, seasonSchema } from '@/lib/runs/seasons/schema';

/** What the form holds while it is typed in, and what comes out of its schema. */
export type SeasonFormInput = z.input<typeof seasonSchema>;
export type SeasonForm = UseFormReturn<SeasonFormInput, unknown, SeasonInput>;
export type RowValues = SeasonFormInput['rows'][number];

export type SeasonCourse = ComboboxOption & {
  titleEn: string;
  titleRu: string | null;
  days: number | null;
  sensitive: boolean;
  dialogue: boolean;
  /** Has an agenda that can be filled in. */
  agenda: boolean;
};

export type RegionChoice = ComboboxOption & {
  countryCode: string;
  cityEn: string;
  cityRu: string;
};

/** What the form of a season chooses from. */
export type SeasonOptions = {
  courses: SeasonCourse[];
  venues: VenueChoice[];
  countries: ComboboxOption[];
  regions: RegionChoice[];
  donors: ComboboxOption[];
  timeZones: string[];
};

export type FindTrainers = (input: {
  courseId: string;
  /** The days that the rows have so far; null where they have none. */
  startsOn: string | null;
  endsOn: string | null;
  q: string;
}) => Answer<TeamOption[]>;

/** `may`: holds the status that the course asks for. */
export type TeamOption = ComboboxOption & { may: boolean };

export const blankRow: RowValues = {
  ...{ venueId: '', timeZone: '', countryCode: '', regionCode: '', cityEn: '', cityRu: '' },
  ...{ startsOn: '', endsOn: '', capacity: 25, trainerIds: [], reason: '' },
};
