import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { step } from '../../setup/say.mjs';
import { runTypeScript } from '../../setup/seed.mjs';
import { serve } from '../../setup/server.mjs';
import { timesOf } from '../load.mjs';
import { newDatabase } from '../new-database.mjs';
import { signIn } from '../sign-in.mjs';
import { figureOf, scaleRow } from './rows.mjs';

/**
 * @typedef {import('./rows.mjs').ScaleName} ScaleName
 * @typedef {Partial<Record<ScaleName, import('./rows.mjs').Figure>>} Figures
 * @typedef {{ people: number, runs: number, sessions: number }} Size
 */

/** @type {Size} */
const full = { people: 200_000, runs: 5_000, sessions: 60_000 };
/** @type {Size} */
const tenth = { people: full.people / 10, runs: full.runs / 10, sessions: full.sessions / 10 };

/**
 * Measures the same work on a large base and on one of a tenth of it, each in a database made for it.
 *
 * @param {import('../../setup/prepare.mjs').Prepared} prepared
 * @param {{ root: string, env: Record<string, string | undefined>, scratch: string }} run
 * @param {ScaleName[]} only
 * @returns {Promise<import('./rows.mjs').ScaleRow[]>}
 */
export async function measureScale(prepared, run, only) {
  if (only.length === 0) return [];
  const small = await figuresAt(prepared, run, tenth, only);
  const large = await figuresAt(prepared, run, full, only);
  return only.flatMap((name) => {
    const [whole, part] = [large[name], small[name]];
    return whole && part ? [scaleRow(name, whole, part)] : [];
  });
}

/**
 * @param {import('../../setup/prepare.mjs').Prepared} prepared
 * @param {{ root: string, env: Record<string, string | undefined>, scratch: string }} run
 * @param {Size} size
 * @param {ScaleName[]} only
 * @returns {Promise<Figures>}
 */
async function figuresAt(prepared, { root, env, scratch }, size, only) {
  const { people, runs, sessions } = size;
  const script = (/** @type {string} */ name) => path.join(root, 'scripts/bench/scale', name);
  const factsFile = path.join(scratch, 'scale-facts.json');
  const insideFile = path.join(scratch, 'scale-inside.json');
  await newDatabase(prepared);
  await step(`Filling the database: ${people} people, ${runs} runs, ${sessions} sessions`, () =>
    runTypeScript(root, script('fill.ts'), [factsFile, `${people}`, `${runs}`, `${sessions}`], env),
  );
  const facts = JSON.parse(await readFile(factsFile, 'utf8'));
  const figures = await step(`Asking the server, ${people} people`, () =>
    requests({ root, env }, facts, only),
  );
  // What writes comes last: the others read the database as it was filled.
  await step(`Clashes and lists, ${people} people`, () =>
    runTypeScript(root, script('inside.ts'), [factsFile, `${people}`, insideFile], env),
  );
  /** @type {import('./inside.ts').InsideFigures} */
  const inside = JSON.parse(await readFile(insideFile, 'utf8'));
  await rm(factsFile);
  for (const [name, samples] of Object.entries(inside)) {
    figures[/** @type {ScaleName} */ (name)] = figureOf(samples);
  }
  return figures;
}

/**
 * How long one request takes when nobody else asks. What it asks differs from request to request.
 *
 * @param {{ root: string, env: Record<string, string | undefined> }} run
 * @param {import('./fill.ts').ScaleFacts} facts
 * @param {ScaleName[]} only
 * @returns {Promise<Figures>}
 */
async function requests({ root, env }, facts, only) {
  const server = await serve({ root, mode: 'start', wantedPort: 3900, env });
  try {
    const url = `http://127.0.0.1:${server.port}`;
    const cookie = async (/** @type {{ email: string, password: string }} */ account) => {
      const { name, value } = await signIn(url, account);
      return { cookie: `${name}=${value}` };
    };
    const [office, scoped] = [await cookie(facts.coordinator), await cookie(facts.scoped)];
    const search = inTurn(facts.searches.map((q) => `/api/search?q=${encodeURIComponent(q)}`));
    const list = inTurn(facts.searches.map((q) => `/people?q=${encodeURIComponent(q)}`));
    const pages = inTurn(facts.runIds.map((id) => `/runs/${id}`));
    const months = inTurn(facts.months.map((month) => `/calendar?view=month&date=${month}`));
    /** @type {Partial<Record<ScaleName, { headers: Record<string, string>, path: () => string }>>} */
    const works = {
      'person-search': { headers: office, path: search },
      'person-search-scoped': { headers: scoped, path: search },
      'people-page': { headers: office, path: list },
      'calendar-month': { headers: office, path: months },
      'run-page': { headers: office, path: pages },
    };
    /** @type {Figures} */
    const figures = {};
    for (const name of only) {
      const work = works[name];
      if (!work) continue;
      const next = () => ({ path: work.path() });
      figures[name] = figureOf(await timesOf({ url, headers: work.headers, next }));
    }
    return figures;
  } finally {
    await server.stop();
  }
}

/** @template T @param {readonly T[]} list @returns {() => T} each in turn, for ever */
function inTurn(list) {
  let place = 0;
  return () => /** @type {T} */ (list[place++ % list.length]);
}
