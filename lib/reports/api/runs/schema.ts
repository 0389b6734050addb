import { z } from '@/lib/errors/zod';
import { runPhases } from '@/lib/runs/rules';
import {
  AttendanceSource,
  AttendanceStatus,
  CourseKind,
  EnrolmentState,
  SessionKind,
  Sex,
} from '@/prisma/generated/enums';
import {
  countries,
  country,
  courseKinds,
  day,
  id,
  instant,
  optionalText,
  personRef,
  text,
  titles,
  whole,
} from '../parts/schema';

export const runRow = z.object({
  id,
  code: text,
  programmeId: id,
  courseId: id,
  ...titles,
  kind: z.enum(CourseKind),
  startsOn: day,
  endsOn: day,
  timeZone: text,
  countryCode: country,
  regionCode: optionalText,
  cityEn: text,
  cityRu: optionalText,
  languages: z.array(text),
  capacity: whole,
  confirmed: whole,
  cycle: whole.nullable(),
  sensitive: z.boolean(),
  state: z.enum(runPhases),
  // Who pays is for who manages the run.
  donors: z.array(z.object({ id, name: text, sharePercent: z.number().nullable() })).nullable(),
});

export const sessionRow = z.object({
  id,
  ...titles,
  sessionKind: z.enum(SessionKind),
  startsAt: instant,
  endsAt: instant,
  timeZone: text,
  room: optionalText,
  track: optionalText,
  counts: z.boolean(),
  mandatory: z.boolean(),
  cancelled: z.boolean(),
  trainerIds: z.array(id),
});

export const runWhole = runRow.extend({
  venue: z.object({ name: text, address: optionalText }).nullable(),
  hostIds: z.array(id),
  sessions: z.array(sessionRow),
  trainers: z.array(personRef),
});

export const runFilters = {
  programme: id.optional(),
  course: id.optional(),
  country: countries.optional(),
  kind: courseKinds.optional(),
  from: day.optional(),
  to: day.optional(),
  state: z.enum(runPhases).optional(),
};

export const placeRow = z.object({
  enrolmentId: id,
  person: personRef,
  sex: z.enum(Sex).nullable(),
  state: z.enum(EnrolmentState),
  stateAt: instant,
  institutionId: id.nullable(),
  countryCode: country.nullable(),
  position: optionalText,
  track: optionalText,
});

export const placeFilters = { state: z.enum(EnrolmentState).optional() };

export const markRow = z.object({
  sessionId: id,
  enrolmentId: id,
  person: personRef,
  status: z.enum(AttendanceStatus),
  minutes: whole.nullable(),
  at: instant,
  source: z.enum(AttendanceSource),
});

export const markFilters = { session: id.optional() };
