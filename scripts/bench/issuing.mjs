import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runTypeScript } from '../setup/seed.mjs';
import { step } from '../setup/say.mjs';
import { percentile, rowOf } from './rows.mjs';

/** @typedef {import('./issuing.ts').IssuingFigures} Figures */

const [few, many] = [250, 5000];

/**
 * What issuing takes: the certificates of a large course, and of the largest list there may be.
 *
 * @param {import('./measure.mjs').Bench} bench
 * @returns {Promise<{ row: import('./rows.mjs').Row, limit: string }[]>}
 */
export async function measureIssuing(bench) {
  const has = (/** @type {import('./rows.mjs').RowName} */ name) => bench.only.includes(name);
  const rows = [];
  if (has('certificates-signed') || has('certificates-memory') || has('signatures')) {
    const { firstMs, againMs, bareMs, signMs, rsaMs, rssBefore, rssPeak } = await step(
      `${few} signed certificates`,
      () => figuresOf(bench, few),
    );
    rows.push(
      {
        row: rowOf('certificates-signed', {
          value: firstMs,
          p50Ms: percentile(againMs, 0.5),
          p95Ms: percentile(againMs, 0.95),
          perSecond: (few * 1000) / percentile(againMs, 0.5),
          limit: bareMs,
        }),
        limit: `bare Typst, the same ${few} documents, one thread, unsigned and not kept`,
      },
      {
        row: rowOf('certificates-memory', {
          value: rssPeak,
          p50Ms: null,
          p95Ms: null,
          perSecond: null,
          limit: rssBefore,
        }),
        limit: 'the same process before it began',
      },
      {
        row: rowOf('signatures', {
          value: signMs,
          p50Ms: null,
          p95Ms: null,
          perSecond: (few * 1000) / signMs,
          limit: rsaMs,
        }),
        limit: `${few} bare RSA signatures, one thread`,
      },
    );
  }
  if (has('certificates-many')) {
    const { issueMs, firstMs, bareMs, rssPeak } = await step(`${many} signed certificates`, () =>
      figuresOf(bench, many),
    );
    const all = (issueMs ?? 0) + firstMs;
    rows.push({
      row: rowOf('certificates-many', {
        value: all / 1000,
        p50Ms: null,
        p95Ms: null,
        perSecond: (many * 1000) / firstMs,
        limit: (bareMs * (many / few)) / 1000,
      }),
      limit: `bare Typst, ${many / few} times ${few} documents; ${((issueMs ?? 0) / 1000).toFixed(1)} s are the rows, ${Math.round(rssPeak)} MB at most`,
    });
  }
  return rows.filter(({ row }) => has(row.name));
}

/** @param {import('./measure.mjs').Bench} bench @param {number} count @returns {Promise<Figures>} */
async function figuresOf({ root, env, scratch }, count) {
  /** @param {string} script @param {string[]} args */
  const told = async (script, ...args) => {
    const file = path.join(scratch, `${script}-${count}`);
    await runTypeScript(root, path.join(root, `scripts/bench/${script}.ts`), [file, ...args], env);
    return readFile(file, 'utf8');
  };
  const run = count > few ? [await told('large-run', String(count))] : [];
  return JSON.parse(await told('issuing', String(count), ...run));
}
