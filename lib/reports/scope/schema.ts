import { z } from '@/lib/errors/zod';
import { filterOf, idOf } from '@/lib/text/page';
import { isDay, type Day } from '@/lib/time/day';
import { CourseKind } from '@/prisma/generated/enums';
import { periodOf, presets } from './rules';
import type { ReportScope } from './types';

const day = z.string().refine(isDay);
const country = /^[A-Z]{2}$/;

/** A scope as it is stored with a link or an export, and as an action is given it. */
export const scopeSchema: z.ZodType<ReportScope, ReportScope> = z
  .object({
    from: day,
    to: day,
    programmeId: z.uuid().nullable(),
    donorId: z.uuid().nullable(),
    courseId: z.uuid().nullable(),
    countryCodes: z.array(z.string().regex(country)).max(60),
    kinds: z.array(z.enum(CourseKind)).max(10),
    sharedOut: z.boolean().optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ENDS_BEFORE_START' });

export type Search = Record<string, string | string[] | undefined>;

const all = (value: string | string[] | undefined): string[] => [value ?? []].flat();
const kinds = Object.values(CourseKind);

/** How what several donors pay for is counted, as an address says it; nothing said is `full`. */
export const sharings = ['full', 'shared'] as const;

/** The scope that an address asks for. Nonsense in it narrows nothing; without a period it is this year. */
export function scopeOfAddress(params: Search, today: Day): ReportScope {
  const preset = filterOf(params.period, presets);
  const [from = '', to = ''] = [all(params.from)[0], all(params.to)[0]];
  const own = !preset && isDay(from) && isDay(to) && from <= to;
  return {
    ...(own ? { from, to } : periodOf(preset ?? 'thisYear', today)),
    programmeId: idOf(params.programme),
    donorId: idOf(params.donor),
    courseId: idOf(params.course),
    countryCodes: [...new Set(all(params.country).filter((code) => country.test(code)))].sort().slice(0, 60),
    kinds: kinds.filter((kind) => all(params.kind).includes(kind)),
    ...(filterOf(params.sharing, sharings) === 'shared' ? { sharedOut: true } : {}),
  };
}

/** The same as the search part of an address. */
export function addressOfScope(scope: ReportScope): [string, string][] {
  const { from, to, programmeId, donorId, courseId, countryCodes, kinds: ofKinds, sharedOut } = scope;
  const one = (name: string, value: string | null): [string, string][] => (value ? [[name, value]] : []);
  return [
    ['from', from],
    ['to', to],
    ...one('programme', programmeId),
    ...one('donor', donorId),
    ...one('course', courseId),
    ...countryCodes.map((code): [string, string] => ['country', code]),
    ...ofKinds.map((kind): [string, string] => ['kind', kind]),
    ...one('sharing', sharedOut ? 'shared' : null),
  ];
}
