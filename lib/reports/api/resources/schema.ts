import type { ApiScope } from '@/lib/auth/api-tokens/schema';
import { apiScopes } from '@/lib/auth/api-tokens/schema';
import { z } from '@/lib/errors/zod';
import {
  certificateFilters,
  certificateRow,
  certificateWhole,
  qualificationFilters,
  qualificationRow,
} from '../certificates/schema';
import { courseFilters, courseRow, courseWhole } from '../courses/schema';
import { definitionRow, figureRow, figuresWhole, rowFilters, scopeFilters } from '../figures/schema';
import type { KeyShape } from '../pages/rules';
import { text, whole } from '../parts/schema';
import { institutionFilters, institutionRow, personFilters, personRow, personWhole } from '../people/schema';
import {
  indicatorFilters,
  indicatorRow,
  programmeFilters,
  programmeRow,
  programmeWhole,
  resultFilters,
  resultRow,
} from '../programmes/schema';
import { markFilters, markRow, placeFilters, placeRow, runFilters, runRow, runWhole } from '../runs/schema';

type Shape = Record<string, z.ZodType>;

/** What a resource is, for its handler, its document and its page alike. `path`: below /api/v1. */
export type Resource<Filters extends Shape = Shape, Body extends z.ZodType = z.ZodType> = {
  path: string;
  /** The token needs all of them. */
  scopes: readonly ApiScope[];
  filters: Filters;
  /** Of one row of the list, or of the whole answer. */
  body: Body;
  /** What a list is ordered by; null: it is one thing, and no list. */
  list: KeyShape | null;
  /** Names people, where the token may read them. */
  names: boolean;
};

const resource = <
  Body extends z.ZodType,
  const Filters extends Shape = Record<never, never>,
  const List extends KeyShape | null = null,
>(
  path: string,
  scopes: readonly ApiScope[],
  body: Body,
  more: { filters?: Filters; list?: List; names?: true } = {},
) => ({
  ...{ path, scopes, body },
  filters: (more.filters ?? {}) as Filters,
  list: (more.list ?? null) as List,
  names: more.names ?? false,
});

const list = 'ID';
const names = true;

/** The index: what the token may read. */
export const indexBody = z.object({
  name: text,
  version: whole,
  openapi: text,
  scopes: z.array(z.enum(apiScopes)),
  resources: z.array(z.object({ path: text, scopes: z.array(z.enum(apiScopes)), open: z.boolean() })),
});

/** Every resource of the read API. To add one: an entry here, its reading in ./queries, and its words (`api`). */
export const resources = {
  index: resource('', [], indexBody),
  programmes: resource('/programmes', ['programmes:read'], programmeRow, { filters: programmeFilters, list }),
  programme: resource('/programmes/{id}', ['programmes:read'], programmeWhole),
  courses: resource('/courses', ['programmes:read'], courseRow, { filters: courseFilters, list }),
  course: resource('/courses/{id}', ['programmes:read'], courseWhole),
  institutions: resource('/institutions', ['programmes:read'], institutionRow, {
    ...{ filters: institutionFilters, list },
  }),
  indicators: resource('/indicators', ['programmes:read'], indicatorRow, { filters: indicatorFilters, list }),
  results: resource('/results', ['programmes:read'], resultRow, { filters: resultFilters, list }),
  runs: resource('/runs', ['runs:read'], runRow, { filters: runFilters, list }),
  run: resource('/runs/{id}', ['runs:read'], runWhole, { names }),
  places: resource('/runs/{id}/people', ['people:read'], placeRow, { filters: placeFilters, list, names }),
  marks: resource('/runs/{id}/attendance', ['attendance:read'], markRow, {
    ...{ filters: markFilters, list: 'TWO_IDS', names },
  }),
  people: resource('/people', ['people:read'], personRow, { filters: personFilters, list, names }),
  person: resource('/people/{id}', ['people:read'], personWhole, { names }),
  certificates: resource('/certificates', ['certificates:read'], certificateRow, {
    ...{ filters: certificateFilters, list, names },
  }),
  certificate: resource('/certificates/{number}', ['certificates:read'], certificateWhole, { names }),
  qualifications: resource('/qualifications', ['certificates:read'], qualificationRow, {
    ...{ filters: qualificationFilters, list, names },
  }),
  figures: resource('/reports/figures', ['reports:read'], figuresWhole, { filters: scopeFilters }),
  rows: resource('/reports/rows', ['reports:read', 'people:read'], figureRow, {
    ...{ filters: rowFilters, list: 'TEXT', names },
  }),
  definitions: resource('/reports/definitions', ['reports:read'], definitionRow, { list: 'TEXT' }),
} as const;

export type ResourceName = keyof typeof resources;

export const resourceNames = Object.keys(resources) as ResourceName[];

export const resourceOf = (name: ResourceName): Resource => resources[name];

/** What the filters of a resource are once they were read. */
export type FiltersOf<Name extends ResourceName> = {
  [Key in keyof (typeof resources)[Name]['filters']]: z.output<
    Extract<(typeof resources)[Name]['filters'][Key], z.ZodType>
  >;
};

export type BodyOf<Name extends ResourceName> = z.input<(typeof resources)[Name]['body']>;
