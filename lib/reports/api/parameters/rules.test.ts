import { expect, test } from 'vitest';
import { cursorOf } from '../pages/rules';
import { ApiProblem } from '../problems/rules';
import { resourceNames, resourceOf, type ResourceName } from '../resources/schema';
import { askedOf } from './rules';

const id = '0199c1a2-0000-7000-8000-000000000001';
const ask = (name: ResourceName, search: string) =>
  askedOf(name, resourceOf(name), new URLSearchParams(search));

function problem(name: ResourceName, search: string): string {
  try {
    ask(name, search);
  } catch (error) {
    if (error instanceof ApiProblem) return `${error.code} ${error.facts.parameter}`;
    throw error;
  }
  return 'NONE';
}

test('parameters are read as they are described', () => {
  expect(
    ask('runs', `programme=${id}&country=KG&country=UZ&kind=WORKSHOP&from=2026-01-01&limit=200`),
  ).toEqual({
    filters: { programme: id, country: ['KG', 'UZ'], kind: ['WORKSHOP'], from: '2026-01-01' },
    after: null,
    limit: 200,
  });
  expect(ask('runs', `cursor=${cursorOf('runs', id)}`)).toEqual({ filters: {}, after: id, limit: 50 });
  expect(ask('run', '')).toEqual({ filters: {}, after: null, limit: 0 });
});

test.each([
  ['runs', 'q=x', 'PARAMETER_UNKNOWN q'],
  ['runs', '__proto__=x', 'PARAMETER_UNKNOWN __proto__'],
  ['runs', 'Programme=x', 'PARAMETER_UNKNOWN Programme'],
  ['run', 'limit=5', 'PARAMETER_UNKNOWN limit'],
  ['runs', 'programme=', 'PARAMETER_INVALID programme'],
  ['runs', 'programme=1', 'PARAMETER_INVALID programme'],
  ['runs', `programme=${id}&programme=${id}`, 'PARAMETER_INVALID programme'],
  ['runs', 'country=kg', 'PARAMETER_INVALID country'],
  ['runs', 'country=KG&country=', 'PARAMETER_INVALID country'],
  ['runs', 'kind=PARTY', 'PARAMETER_INVALID kind'],
  ['runs', 'from=2026-02-30', 'PARAMETER_INVALID from'],
  ['runs', 'state=', 'PARAMETER_INVALID state'],
  ['runs', 'limit=0', 'PARAMETER_INVALID limit'],
  ['runs', 'limit=201', 'PARAMETER_INVALID limit'],
  ['runs', 'limit=1.5', 'PARAMETER_INVALID limit'],
  ['runs', 'limit=', 'PARAMETER_INVALID limit'],
  ['runs', 'cursor=', 'PARAMETER_INVALID cursor'],
  ['runs', 'cursor=abc', 'PARAMETER_INVALID cursor'],
  ['runs', `cursor=${cursorOf('people', id)}`, 'PARAMETER_INVALID cursor'],
  ['people', 'updatedSince=yesterday', 'PARAMETER_INVALID updatedSince'],
  ['figures', 'from=2026-01-01', 'PARAMETER_INVALID to'],
  ['rows', 'from=2026-01-01&to=2026-12-31', 'PARAMETER_INVALID figure'],
] as const)('%s?%s is %s', (name, search, wanted) => expect(problem(name, search)).toBe(wanted));

test('every parameter of a page is known to every list and to nothing else', () => {
  for (const name of resourceNames)
    expect([name, problem(name, 'limit=3&figure=x&from=2026-01-01&to=2026-01-02').includes('limit')]).toEqual(
      [name, resourceOf(name).list === null],
    );
});
