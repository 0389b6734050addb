import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createTranslator } from 'use-intl/core';
import { systemActor } from '@/lib/auth/actor';
import { applyImport } from '@/lib/enrolments/imports/application/commands';
import { openImport } from '@/lib/enrolments/imports/commands';
import { runOfCode, tryLists, type ListFile, type Trial } from '@/lib/enrolments/imports/trial/queries';
import { startingStates, type StartingState } from '@/lib/enrolments/rules';
import { NotFound } from '@/lib/errors/not-found';
import type { Refusal } from '@/lib/errors/outcome';
import type { PreviewRow, PreviewTotals } from '@/lib/enrolments/imports/types';
import { rowPlace } from '@/lib/people/lists/place/rules';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';

const usage = `npm run import -- FILE… [options]

  --preview            show what the lists would do, one after another; change nothing (the default)
  --json               as JSON, on stdout
  --run CODE           against this run: who is on it already
  --apply              import into the run of --run, with the proposed decisions
  --state STATE        with --apply: nominated (default), invited, confirmed, waiting-list
  --maybe new|same     with --apply: what rows that may be somebody known are; without it they are a refusal
  --reason TEXT        with --apply: why people may come who are expected elsewhere on these days
  --country XX         whose lists these are, of rows that name no country
  --language en|ru     of the words; otherwise by LANG
  --data DIR           the data folder, as with npm start
  --help               this list`;

/** What the caller did wrong, in words; ends with exit code 2. */
class Misuse extends Error {}

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        preview: { type: 'boolean' },
        json: { type: 'boolean' },
        run: { type: 'string' },
        apply: { type: 'boolean' },
        state: { type: 'string' },
        maybe: { type: 'string' },
        reason: { type: 'string' },
        country: { type: 'string' },
        language: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    return { ...values, files: positionals };
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

type Options = ReturnType<typeof options>;

function checked(given: Options) {
  const state = (given.state ?? 'nominated').toUpperCase().replace('-', '_') as StartingState;
  const language =
    given.language ?? (/^ru/i.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'ru' : 'en');
  if (given.files.length === 0) throw new Misuse('Name a file.');
  if (given.apply && given.preview) throw new Misuse('--preview and --apply exclude each other.');
  if (given.apply && !given.run) throw new Misuse('--apply needs --run CODE.');
  if (!given.apply && (given.state ?? given.maybe ?? given.reason) !== undefined) {
    throw new Misuse('--state, --maybe and --reason go with --apply.');
  }
  if (!startingStates.includes(state)) throw new Misuse(`There is no state "${given.state}".`);
  if (given.maybe !== undefined && !['new', 'same'].includes(given.maybe))
    throw new Misuse('--maybe is new or same.');
  if (given.country !== undefined && !/^[A-Z]{2}$/.test(given.country)) {
    throw new Misuse('--country is two capital letters: KG.');
  }
  if (language !== 'en' && language !== 'ru') throw new Misuse('--language is en or ru.');
  return { ...given, state, language } as const;
}

/** npm starts scripts in the project's folder; a file is named as seen from where the caller stands. */
function found(file: string): string {
  const seen = path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
  return existsSync(seen) ? seen : path.resolve(file);
}

async function read(files: readonly string[]): Promise<ListFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(found(file)).catch(() => {
        throw new Misuse(`There is no file ${file}.`);
      });
      return { name: path.basename(file), bytes };
    }),
  );
}

const actor = systemActor('import');

async function main(): Promise<number> {
  const given = options();
  if (given.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const wanted = checked(given);
  const messages = wanted.language === 'ru' ? ru : en;
  const t = createTranslator({ locale: wanted.language, messages }) as unknown as (
    key: string,
    values?: Record<string, string | number>,
  ) => string;
  const words = ({ code, params }: Refusal) => t(`refusals.${code}`, params);
  const files = await read(wanted.files);
  if (wanted.apply) return apply(files, wanted, words);
  const result = await tryLists(actor, files, {
    runCode: wanted.run ?? null,
    options: wanted.country ? { country: wanted.country } : {},
  });
  const said = result.files.map((trial) => spoken(trial, words));
  if (wanted.json)
    process.stdout.write(`${JSON.stringify({ files: said, totals: result.totals }, null, 2)}\n`);
  else {
    for (const trial of result.files) table(trial, t, words);
    if (result.files.length > 1) process.stdout.write(`\n${summary(result.totals, t)}\n`);
  }
  return result.files.some(({ refusals }) => refusals.length > 0) ? 1 : 0;
}

type Words = (refusal: Refusal) => string;
type Translate = (key: string, values?: Record<string, string | number>) => string;

/** A file as JSON says it: refusals and problems with their code and in words. */
function spoken({ file, refusals, read: seen, rows, totals }: Trial, words: Words) {
  const withWords = (all: readonly Refusal[]) => all.map((refusal) => ({ ...refusal, text: words(refusal) }));
  return {
    file,
    ...(seen ?? {}),
    rows: rows.map((row) => ({
      ...row,
      reasons: row.candidates[0]?.reasons ?? [],
      problems: withWords(row.problems),
      warnings: withWords(row.warnings),
    })),
    skipped: seen?.skipped ?? [],
    totals,
    refusals: withWords(refusals),
  };
}

function table({ file, refusals, read: seen, rows, totals }: Trial, t: Translate, words: Words): void {
  const lines = [`\n${file}`];
  for (const refusal of refusals) lines.push(`  ✗ ${words(refusal)}`);
  if (seen) {
    const how = [seen.format, seen.encoding, seen.separator, seen.sheet, seen.country]
      .filter(Boolean)
      .join(', ');
    lines.push(`  ${how}; ${t('import.fact.headerRow')} ${seen.headerRow ?? t('import.fact.noHeader')}`);
    lines.push(...rows.map((row) => line(row, seen.sheets, t, words)), `  ${summary(totals, t)}`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function line(row: PreviewRow, sheets: readonly string[], t: Translate, words: Words): string {
  const { officialName, latinName, sex, institution, verdict, candidates, problems } = row;
  const [likeliest] = candidates;
  const why = [
    ...problems.map(words),
    ...(likeliest && verdict !== 'REFUSED'
      ? [
          `${likeliest.officialName ?? likeliest.latinName} (${likeliest.reasons.map((reason) => t(`matchReasons.${reason}`)).join(', ')})`,
        ]
      : []),
  ].join('; ');
  const cells = [
    String(rowPlace(row.row, sheets)).padStart(5),
    t(`import.verdict.${verdict}`).padEnd(16),
    (officialName ?? latinName ?? '').padEnd(36),
    sex ? t(`people.sex.${sex}`).slice(0, 1) : ' ',
    institution ?? '',
    why && `← ${why}`,
  ];
  return cells.join('  ').trimEnd();
}

const summary = (totals: PreviewTotals, t: Translate) =>
  [
    t('import.totals.rows', { count: totals.rows }),
    ...(['NEW', 'SAME', 'MAYBE', 'REFUSED'] as const).map(
      (verdict) => `${t(`import.verdict.${verdict}`)}: ${totals[verdict.toLowerCase() as 'new']}`,
    ),
    t('import.totals.people', { count: totals.people }),
    t('import.totals.women', { count: totals.women }),
  ].join(' · ');

async function apply(
  files: readonly ListFile[],
  wanted: ReturnType<typeof checked>,
  words: Words,
): Promise<number> {
  const run = await runOfCode(actor, wanted.run ?? '');
  const results: object[] = [];
  let refused = false;
  for (const { name, bytes } of files) {
    const opened = await openImport(actor, run.id, { fileName: name, bytes });
    const outcome = opened.ok
      ? await applyImport(actor, opened.value.batchId, {
          state: wanted.state,
          undecided: wanted.maybe === 'new' ? 'NEW' : wanted.maybe === 'same' ? 'SAME' : 'ASK',
          reason: wanted.reason ?? null,
        })
      : opened;
    if (outcome.ok) results.push({ file: name, ...outcome.value });
    else {
      refused = true;
      results.push({
        file: name,
        refusals: outcome.refusals.map((each) => ({ ...each, text: words(each) })),
      });
      if (!wanted.json)
        process.stdout.write(`${name}\n${outcome.refusals.map((each) => `  ✗ ${words(each)}\n`).join('')}`);
    }
    if (outcome.ok && !wanted.json) process.stdout.write(`${name}: ${JSON.stringify(outcome.value)}\n`);
  }
  if (wanted.json) process.stdout.write(`${JSON.stringify({ files: results }, null, 2)}\n`);
  return refused ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof Misuse) process.stderr.write(`${error.message}\n\n${usage}\n`);
  else if (error instanceof NotFound) process.stderr.write(`There is no such run.\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = error instanceof Misuse ? 2 : 1;
}
// The pool keeps the process alive.
process.exit();
