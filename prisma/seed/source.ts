import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(process.cwd(), 'prisma/seed/data');

const read = <T>(name: string): T => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as T;

export type ReferenceCourse = {
  code: string;
  title: string;
  kind: string;
  days?: number;
  confers?: { status: string; entitlesToTeach: string | null };
  audience?: string;
  cycle?: number;
  objectives?: string[];
  certificate?: false | 'attendance';
};

export type ReferenceRun = {
  course: string;
  place: string;
  country: string;
  timeZone: string;
  from: string;
  to: string;
  capacity?: number;
  trainers?: string[];
  trainersFrom?: string;
  donors?: string[];
  hosts?: string[];
  nominations?: string | string[];
  quota?: Record<string, number>;
  materials?: string[];
  outputs?: string[];
};

export type Reference = {
  organisation: { name: string; country: string; timeZone: string };
  programme: { name: string; from: string; to: string; countries: string[] };
  donors: string[];
  partners: string[];
  courses: ReferenceCourse[];
  curricula: { code: string; title: string; courses: string[] }[];
  runs: ReferenceRun[];
  results: {
    of: string;
    where: string;
    what: string;
    quantity?: number;
    unit?: string;
    packing?: string;
    substance?: string;
  }[];
  indicators: { name: string; unit: string; values: Record<string, number> }[];
};

type Russian = {
  office: string;
  programme: string;
  curriculum: string;
  courses: Record<string, string>;
  statuses: Record<string, string>;
  cities: Record<string, string>;
  donors: Record<string, string>;
};

export type AgendaRow = [
  day: number,
  start: string,
  end: string,
  en: string,
  ru: string,
  counts: boolean,
  mandatory?: boolean,
];
export type MoiRun = { list: string; city: string; region: string; startsOn: string };

/** The source as it was found: facts and figures of the reference programme. */
export const reference = read<Reference>('reference-programme.json');
export const russian = read<Russian>('russian.json');
export const agendas = read<Record<string, AgendaRow[]>>('agendas.json');
export const moiRuns = read<{ runs: MoiRun[] }>('moi-regions.json').runs;

export type SampleQuestion = {
  kind: string;
  points?: number;
  texts: { en: string; ru: string };
  options?: { en: string; ru: string; right?: boolean }[];
  isTrue?: boolean;
  number?: number;
};

/** Questions on strengthening families: ours, and not of the source. */
export const sampleQuestions = read<SampleQuestion[]>('questions.json');

/** A nomination list's bytes, as the institution sent it. */
export const listFile = (name: string): Uint8Array => readFileSync(path.join(folder, name));

/** The run of a course in the source. */
export function referenceRun(course: string): ReferenceRun {
  const run = reference.runs.find((each) => each.course === course);
  if (!run) throw new Error(`the source has no run of ${course}`);
  return run;
}
