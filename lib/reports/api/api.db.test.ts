import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromJSONSchema } from 'zod';
import { apiScopes, type ApiScope } from '@/lib/auth/api-tokens/schema';
import * as policy from '@/lib/auth/policy';
import { actorOf, kindNames, world, type KindName } from '@/lib/auth/testing/actors';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { answerSchema } from './document/rules';
import { ApiProblem } from './problems/rules';
import { answerOf } from './resources/queries';
import { resourceNames, resourceOf, type ResourceName } from './resources/schema';
import { apiWorld } from './testing/world';

let ids: Map<string, string>;
beforeAll(async () => {
  ids = await apiWorld();
});
afterAll(() => db.$disconnect());

const idOf = (key: string) => ids.get(key) ?? '00000000-0000-7000-8000-000000000000';
const actor = (kind: KindName) => actorOf(kind, idOf);
const runKeys = Object.keys(world.runs) as (keyof typeof world.runs)[];
const now = new Date('2026-11-30T12:00:00Z');
const year = 'from=2026-01-01&to=2026-12-31';

type Body = { data: Record<string, unknown>[]; next: string | null } & Record<string, unknown>;

/** What is answered, or the code of the problem. */
async function ask(
  kind: KindName,
  path: string,
  scopes: readonly ApiScope[] = apiScopes,
): Promise<Body | string> {
  const [where = '', search = ''] = path.split('?');
  try {
    const { body } = await answerOf({ actor: actor(kind), scopes }, where, new URLSearchParams(search), now);
    return body as Body;
  } catch (error) {
    if (error instanceof NotFound) return 'NOT_FOUND';
    if (error instanceof ApiProblem) return error.code;
    throw error;
  }
}
const data = async (kind: KindName, path: string, scopes?: readonly ApiScope[]) => {
  const answer = await ask(kind, path, scopes);
  if (typeof answer === 'string') throw new Error(`${path}: ${answer}`);
  return answer.data;
};
const idsOf = async (kind: KindName, path: string) => (await data(kind, path)).map(({ id }) => id).sort();

const runFacts = async () =>
  (
    await db.courseRun.findMany({
      select: {
        ...{ id: true, programmeId: true, countryCode: true },
        trainers: { where: { removedAt: null }, select: { personId: true } },
      },
    })
  ).map(({ trainers, ...run }) => ({ ...run, trainerIds: trainers.map(({ personId }) => personId) }));

/** The ids that a list holds by the policy itself. */
async function allowed(kind: KindName) {
  const who = actor(kind);
  const runs = await runFacts();
  const runOf = new Map(runs.map((run) => [run.id, run]));
  const programmes = await db.programme.findMany({
    select: { id: true, countries: { select: { countryCode: true } } },
  });
  const seen = new Set(
    programmes
      .filter(({ id, countries }) =>
        policy.canSeeProgramme(who, {
          programmeId: id,
          countryCodes: countries.map(({ countryCode }) => countryCode),
        }),
      )
      .map(({ id }) => id),
  );
  const inSeen = { where: { programmeId: { in: [...seen] } }, select: { id: true as const } };
  const persons = await db.person.findMany({
    select: {
      id: true,
      enrolments: { select: { runId: true } },
      trainerOf: { select: { runId: true, removedAt: true } },
    },
  });
  const people = persons
    .filter(({ id, enrolments, trainerOf }) =>
      policy.canSeePerson(who, {
        personId: id,
        runs: [...enrolments, ...trainerOf.filter(({ removedAt }) => !removedAt)].map(({ runId }) =>
          runOf.get(runId)!,
        ),
        unattached: enrolments.length + trainerOf.length === 0,
      }),
    )
    .map(({ id }) => id);
  const certificates = await db.certificate.findMany({ select: { id: true, personId: true, runId: true } });
  const sorted = (found: readonly string[]) => [...found].sort();
  return {
    '/programmes': sorted([...seen]),
    '/courses': sorted((await db.course.findMany(inSeen)).map(({ id }) => id)),
    '/indicators': sorted((await db.indicator.findMany(inSeen)).map(({ id }) => id)),
    '/results': sorted((await db.result.findMany(inSeen)).map(({ id }) => id)),
    '/institutions': policy.canCoordinate(who)
      ? sorted((await db.institution.findMany({ select: { id: true } })).map(({ id }) => id))
      : [],
    '/runs': sorted(runs.filter((run) => policy.canRecordAttendance(who, run)).map(({ id }) => id)),
    '/people': sorted(people),
    '/certificates': sorted(
      certificates
        .filter(({ personId, runId }) => policy.canReadCertificate(who, { personId, run: runOf.get(runId)! }))
        .map(({ id }) => id),
    ),
    '/qualifications': sorted(
      (await db.qualification.findMany({ where: { personId: { in: people } }, select: { id: true } })).map(
        ({ id }) => id,
      ),
    ),
  };
}

describe.each(kindNames)('%s', (kind) => {
  test('finds in the lists what the policy allows, and nothing else', async () => {
    const lists = await allowed(kind);
    const found: Record<string, unknown> = {};
    for (const path of Object.keys(lists)) found[path] = await idsOf(kind, path);
    expect(found).toEqual(lists);
  });

  test('opens one thing just where its list has it', async () => {
    const lists = await allowed(kind);
    for (const path of ['/programmes', '/courses', '/runs', '/people'] as const) {
      const all = await idsOf('administrator', path);
      for (const id of all) {
        const answer = await ask(kind, `${path}/${String(id)}`);
        const wanted = lists[path].includes(String(id)) ? 'object' : 'string';
        expect([path, id, typeof answer]).toEqual([path, id, wanted]);
      }
    }
    for (const { id, number } of await data('administrator', '/certificates'))
      expect(typeof (await ask(kind, `/certificates/${String(number)}`))).toBe(
        lists['/certificates'].includes(String(id)) ? 'object' : 'string',
      );
  });

  test('reads the people of runs that it manages, and the marks of those that it records', async () => {
    for (const run of await runFacts()) {
      const places = await ask(kind, `/runs/${run.id}/people`);
      expect(places === 'NOT_FOUND').toBe(!policy.canManageRun(actor(kind), run));
      const marks = await ask(kind, `/runs/${run.id}/attendance`);
      expect(marks === 'NOT_FOUND').toBe(!policy.canRecordAttendance(actor(kind), run));
    }
  });

  test('reads figures where it sees them on the page, and their rows where it sees names', async () => {
    const who = actor(kind);
    const figures = await ask(kind, `/reports/figures?${year}`);
    expect(typeof figures === 'string' ? figures : figures.smallHidden).toBe(
      policy.canCoordinate(who) ? false : policy.canObserve(who) ? true : 'NOT_FOUND',
    );
    const rows = await ask(kind, `/reports/rows?figure=people&${year}`);
    expect(rows === 'NOT_FOUND').toBe(!policy.canCoordinate(who));
  });
});

const missing = (name: ResourceName) => {
  const { path, scopes } = resourceOf(name);
  const filled = path.replace('{id}', idOf('o')).replace('{number}', 'TST-2026-1');
  return scopes.map((scope) => [filled, apiScopes.filter((each) => each !== scope)] as const);
};

test('a token without the scope is refused whatever its account may', async () => {
  for (const [path, scopes] of resourceNames.flatMap(missing))
    expect([path, await ask('administrator', path, scopes)]).toEqual([path, 'SCOPE_MISSING']);
  expect(await ask('administrator', '', [])).toMatchObject({ scopes: [] });
});

/** Everything that the API answers about the world to somebody. */
async function everything(kind: KindName, scopes: readonly ApiScope[]) {
  const [certificate] = await data('administrator', '/certificates');
  const answers: [ResourceName, Body][] = [];
  for (const name of resourceNames) {
    const { path, scopes: asked } = resourceOf(name);
    if (!asked.every((scope) => scopes.includes(scope))) continue;
    const id = { programme: 'P1', course: '', person: 'participant' }[name as string] ?? 'o';
    const [course] = await data('administrator', '/courses');
    const filled = path
      .replace('{number}', String(certificate?.number))
      .replace('{id}', name === 'course' ? String(course?.id) : idOf(id));
    const search = { figures: `?${year}`, rows: `?figure=participations&${year}` }[name as string] ?? '';
    const answer = await ask(kind, `${filled}${search}`, scopes);
    if (typeof answer === 'string') throw new Error(`${filled}: ${answer}`);
    answers.push([name, answer]);
  }
  return answers;
}

test('every answer is as the document says, and has nothing that it does not name', async () => {
  const seen = new Set<string>();
  for (const [name, body] of await everything('administrator', apiScopes)) {
    const schema = fromJSONSchema(answerSchema(name) as never);
    const read = schema.safeParse(body);
    expect([name, read.error?.issues ?? []]).toEqual([name, []]);
    if (Array.isArray(body.data)) expect([name, body.data.length > 0]).toEqual([name, true]);
    seen.add(name);
    // The control: a field that is not described is found.
    const [first, ...others] = Array.isArray(body.data) ? body.data : [body];
    const more = { ...first, birthDate: '1980-01-01' };
    const worse = Array.isArray(body.data) ? { ...body, data: [more, ...others] } : more;
    expect([name, schema.safeParse(worse).success]).toEqual([name, false]);
  }
  expect([...seen].sort()).toEqual([...resourceNames].sort());
});

test('without people:read nobody is named anywhere, and small numbers are hidden', async () => {
  const scopes = apiScopes.filter((scope) => scope !== 'people:read');
  const names = await db.person.findMany({ select: { latinName: true } });
  const text = JSON.stringify(await everything('administrator', scopes));
  const named = JSON.stringify(await everything('administrator', apiScopes));
  for (const { latinName } of names.filter((each) => each.latinName?.includes('somebody on o')))
    expect([text.includes(String(latinName)), named.includes(String(latinName))]).toEqual([false, true]);
  for (const { latinName } of names) expect(text).not.toContain(`"${latinName}"`);
  // The page on which a certificate is verified names its holder.
  expect(text).not.toMatch(/Osmonova|Осмонова|\/verify\//);
  expect(named).toMatch(/Osmonova/);
  const figures = (await ask('administrator', `/reports/figures?${year}`, scopes)) as Body;
  expect(figures.smallHidden).toBe(true);
  expect(await ask('administrator', `/reports/figures?${year}&country=KG`, scopes)).toBe('PERIOD_NOT_A_YEAR');
  expect(await ask('observer', `/reports/figures?from=2026-01-01&to=2026-06-30`)).toBe('PERIOD_NOT_A_YEAR');
  expect(await ask('administrator', '/reports/figures?from=0001-01-01&to=2026-06-30')).toMatch(
    /^PARAMETER_INVALID/,
  );
  expect(await ask('administrator', '/reports/figures?from=2026-01-01&to=2026-06-30&country=KG')).toBeTypeOf(
    'object',
  );
});

test('a small number of people is hidden from whoever sees no names, and told to whoever does', async () => {
  const peopleOf = async (kind: KindName) => {
    const { figures } = (await ask(kind, `/reports/figures?${year}`)) as unknown as {
      figures: { figure: string; value: number | null; hidden: boolean }[];
    };
    const found = figures.find(({ figure }) => figure === 'people');
    return [found?.value, found?.hidden];
  };
  expect(await peopleOf('observer of the programme')).toEqual([null, true]);
  expect(await peopleOf('coordinator of the programme')).toEqual([2, false]);
  // Nor does any table tell it, in a line, a part or a total.
  const tables = JSON.stringify(
    ((await ask('observer of the programme', `/reports/figures?${year}`)) as Body).tables,
  );
  expect(tables).toMatch(/"table":"peopleByCountry","figure":"people"/);
  expect(tables.replace(/\{"table":"runsByPlace".*$/, '')).not.toMatch(/"value":\d/);
});

test('a note on a mark, an address and a date of birth are told to nobody', async () => {
  await db.person.updateMany({ data: { email: 'canary@example.org', phone: '+996700000000' } });
  const text = JSON.stringify(await everything('administrator', apiScopes));
  expect(text).not.toMatch(/canary|996700|nobody’s business|birth/);
});

test('filters narrow, and together', async () => {
  expect(await idsOf('administrator', '/runs?country=KG')).toEqual([idOf('o'), idOf('c')].sort());
  expect(await idsOf('administrator', `/runs?country=KG&country=TJ&programme=${idOf('P1')}`)).toEqual([
    idOf('o'),
  ]);
  expect(await idsOf('administrator', '/runs?from=2026-06-03&to=2026-06-03')).toHaveLength(runKeys.length);
  expect(await idsOf('administrator', '/runs?from=2026-06-04')).toEqual([]);
  expect(await idsOf('administrator', '/runs?state=PLANNED')).toEqual([]);
  expect(await idsOf('administrator', '/runs?state=FINISHED')).toHaveLength(runKeys.length);
  expect(await idsOf('administrator', '/runs?kind=DIALOGUE')).toEqual([]);
  expect(await idsOf('administrator', `/certificates?run=${idOf('o')}&state=ISSUED`)).toHaveLength(1);
  expect(await idsOf('administrator', '/certificates?state=REVOKED')).toEqual([]);
  expect(await idsOf('administrator', '/certificates?issuedFrom=2026-06-04')).toEqual([]);
  expect(
    await idsOf('administrator', `/people?updatedSince=${now.getUTCFullYear() + 9}-01-01T00:00:00Z`),
  ).toEqual([]);
  expect(await data('administrator', `/runs/${idOf('o')}/people?state=DECLINED`)).toEqual([]);
});

test('what is no id, no path or no list is not found', async () => {
  for (const path of [
    '/runs/1',
    `/runs/${idOf('P1')}`,
    '/nothing',
    '/runs/',
    `/runs/${idOf('o')}/notes`,
    '/certificates/x',
  ])
    expect([path, await ask('administrator', path)]).toEqual([path, 'NOT_FOUND']);
});
