import type { Actor } from '@/lib/auth/actor';
import { canCoordinateEverything } from '@/lib/auth/policy';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import type { Refusal } from '@/lib/errors/outcome';
import { gapsFilled } from '@/lib/people/intake/rules';
import type { KnownRecord } from '@/lib/people/recognition/types';
import { compared, placeOf, readFileView } from '../queries';
import { readNominations, type Reading } from '../reading/queries';
import { previewTotals, targetOf, toldBy } from '../rules';
import type { ImportOptions } from '../schema';
import type { PreviewRow, PreviewTotals, ReadFile } from '../types';

export type ListFile = { name: string; bytes: Uint8Array };

export type Trial = {
  file: string;
  refusals: Refusal[];
  read: ReadFile | null;
  rows: PreviewRow[];
  totals: PreviewTotals;
};

const nothing: PreviewTotals = {
  rows: 0,
  new: 0,
  same: 0,
  maybe: 0,
  refused: 0,
  people: 0,
  women: 0,
  onRun: 0,
  undecided: 0,
};

/** The run of a code, if the actor manages it; NotFound else. */
export async function runOfCode(actor: Actor, code: string) {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ code }, managedRuns(actor)] },
    select: {
      id: true,
      countryCode: true,
      quotas: { where: { countryCode: { not: null } }, select: { countryCode: true } },
    },
  });
  if (!run) throw new NotFound('run');
  return run;
}

/**
 * What several lists would do, one after another, and nothing of it is done: the second finds the people whom the
 * first would bring. Rows that may be somebody known count as people of their own.
 */
export async function tryLists(
  actor: Actor,
  files: readonly ListFile[],
  { runCode, options }: { runCode: string | null; options: ImportOptions },
): Promise<{ files: Trial[]; totals: PreviewTotals }> {
  if (!canCoordinateEverything(actor)) throw new NotFound('import');
  const run = runCode === null ? null : await runOfCode(actor, runCode);
  const place = run && placeOf(run);
  const alsoKnown = new Map<string, KnownRecord>();
  const people = new Map<string, PreviewRow>();
  const trials: Trial[] = [];
  for (const { name, bytes } of files) {
    const reading = await readNominations({ name, fileId: null, bytes: async () => bytes }, options, place);
    if (!reading.ok) {
      trials.push({ file: name, refusals: reading.refusals, read: null, rows: [], totals: nothing });
      continue;
    }
    const { rows, known } = await compared(db, reading.value, {
      runId: run?.id ?? null,
      decisions: {},
      alsoKnown,
    });
    for (const row of rows)
      remember(row, `${trials.length}:${name}`, reading.value, known, alsoKnown, people);
    trials.push({
      file: name,
      refusals: [],
      read: readFileView(reading.value),
      rows,
      totals: previewTotals(rows),
    });
  }
  return { files: trials, totals: together(trials, people) };
}

function remember(
  row: PreviewRow,
  file: string,
  { country }: Reading,
  known: readonly KnownRecord[],
  alsoKnown: Map<string, KnownRecord>,
  people: Map<string, PreviewRow>,
): void {
  if (row.verdict === 'REFUSED' || row.duplicateOfRow !== null) return;
  const told = { ...toldBy({ ...row, problems: [] }, country), institutionId: null };
  const target = row.proposed ? targetOf(row.proposed) : null;
  const person =
    target && 'personId' in target ? known.find(({ personId }) => personId === target.personId) : null;
  if (person) {
    const { phone, email, ...filled } = gapsFilled(told, person);
    alsoKnown.set(person.personId, {
      ...person,
      ...filled,
      phones: phone ? [phone] : person.phones,
      emails: email ? [email] : person.emails,
    });
  } else {
    const { phone, email, ...facts } = told;
    const personId = `${file}#${row.row}`;
    alsoKnown.set(personId, {
      personId,
      ...facts,
      institution: row.institution,
      phones: phone ? [phone] : [],
      emails: email ? [email] : [],
    });
  }
  const identity = person?.personId ?? `${file}#${row.row}`;
  if (!people.has(identity)) people.set(identity, row);
}

function together(trials: readonly Trial[], people: ReadonlyMap<string, PreviewRow>): PreviewTotals {
  const totals = { ...nothing };
  for (const trial of trials) {
    for (const name of Object.keys(totals) as (keyof PreviewTotals)[]) totals[name] += trial.totals[name];
  }
  totals.people = people.size;
  totals.women = [...people.values()].filter(({ sex }) => sex === 'FEMALE').length;
  return totals;
}
