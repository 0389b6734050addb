import type { Bearer } from '@/lib/auth/api-tokens/queries';
import type { ApiScope } from '@/lib/auth/api-tokens/schema';
import { publicUrl } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { officeDay } from '../../today/queries';
import { apiCertificate, apiCertificates, apiQualifications } from '../certificates/queries';
import { apiCourse, apiCourses } from '../courses/queries';
import { apiDefinitions, apiFigures, apiRows } from '../figures/queries';
import { pageOfKeyed, type Keyed } from '../pages/rules';
import { askedOf } from '../parameters/rules';
import { apiInstitutions, apiPeople, apiPerson } from '../people/queries';
import { ApiProblem } from '../problems/rules';
import { apiIndicators, apiProgramme, apiProgrammes, apiResults } from '../programmes/queries';
import { apiMarks, apiPlaces, apiRun, apiRuns } from '../runs/queries';
import type { Reader, Slice } from '../types';
import { apiPath } from './rules';
import {
  resourceNames,
  resourceOf,
  type BodyOf,
  type FiltersOf,
  type ResourceName,
  type resources,
} from './schema';

type Lists = {
  [Name in ResourceName]: (typeof resources)[Name]['list'] extends null ? never : Name;
}[ResourceName];

/** How each list is read. `of`: the id in the path. */
const lists: {
  [Name in Lists]: (
    reader: Reader,
    filters: FiltersOf<Name>,
    slice: Slice,
    of: string,
  ) => Promise<Keyed<BodyOf<Name>>[]>;
} = {
  programmes: apiProgrammes,
  courses: apiCourses,
  institutions: apiInstitutions,
  indicators: apiIndicators,
  results: apiResults,
  runs: apiRuns,
  places: apiPlaces,
  marks: apiMarks,
  people: apiPeople,
  certificates: apiCertificates,
  qualifications: apiQualifications,
  rows: apiRows,
  definitions: (_reader, _filters, slice) => apiDefinitions(slice),
};

type Things = Exclude<ResourceName, Lists | 'index'>;

/** How each single thing is read. */
const things: {
  [Name in Things]: (reader: Reader, filters: FiltersOf<Name>, of: string) => Promise<BodyOf<Name>>;
} = {
  programme: (reader, _, of) => apiProgramme(reader, of),
  course: (reader, _, of) => apiCourse(reader, of),
  run: (reader, _, of) => apiRun(reader, of),
  person: (reader, _, of) => apiPerson(reader, of),
  certificate: (reader, _, of) => apiCertificate(reader, of),
  figures: (reader, filters) => apiFigures(reader, filters),
};

const opens = (scopes: readonly ApiScope[], name: ResourceName) =>
  resourceOf(name).scopes.every((scope) => scopes.includes(scope));

/** What the token may read, and where the document of the API is. */
const index = (scopes: readonly ApiScope[]): BodyOf<'index'> => ({
  name: 'Cascade',
  version: 1,
  openapi: `${publicUrl()}${apiPath}/openapi.json`,
  scopes: [...scopes],
  resources: resourceNames
    .filter((name) => name !== 'index')
    .map((name) => {
      const { path, scopes: asked } = resourceOf(name);
      return { path: `${apiPath}${path}`, scopes: [...asked], open: opens(scopes, name) };
    }),
});

const isList = (name: ResourceName): name is Lists => resourceOf(name).list !== null;

/** Which resource a path is, and the id in it. */
function resourceAt(path: string): { name: ResourceName; of: string } | null {
  for (const name of resourceNames) {
    const pattern = resourceOf(name).path.replace(/\{\w+\}/, '([^/]{1,80})');
    const found = new RegExp(`^${pattern}$`).exec(path);
    if (found) return { name, of: found[1] ?? '' };
  }
  return null;
}

export type Answer = {
  body: unknown;
  /** Tells who somebody is: the reading is to be noted. */
  names: boolean;
};

/**
 * Answers a reading: `path` is what follows /api/v1. What the account may not see is not found; throws ApiProblem and
 * NotFound. The answer goes through the schema of the resource, so that nothing leaves that its document does not name.
 */
export async function answerOf(
  { actor, scopes }: Pick<Bearer, 'actor' | 'scopes'>,
  path: string,
  search: URLSearchParams,
  now: Date,
): Promise<Answer> {
  const found = resourceAt(path);
  if (!found) throw new NotFound('resource');
  const { name, of } = found;
  const resource = resourceOf(name);
  const missing = resource.scopes.find((scope) => !scopes.includes(scope));
  if (missing) throw new ApiProblem('SCOPE_MISSING', { scope: missing });
  const { filters, after, limit } = askedOf(name, resource, search);
  const names = scopes.includes('people:read');
  const told = resource.names && names;
  const reader = { actor, names, now, today: await officeDay(now) };
  if (name === 'index') return { body: resource.body.parse(index(scopes)), names: false };
  if (isList(name)) {
    // One more than is shown says whether there is another page.
    const read = lists[name] as (...given: unknown[]) => Promise<Keyed<unknown>[]>;
    const page = pageOfKeyed(name, await read(reader, filters, { after, take: limit + 1 }, of), limit);
    return { body: { data: page.data.map((row) => resource.body.parse(row)), next: page.next }, names: told };
  }
  const read = things[name] as (...given: unknown[]) => Promise<unknown>;
  return { body: resource.body.parse(await read(reader, filters, of)), names: told };
}
