import { limit } from '@/lib/auth/limits';
import { db } from '@/lib/db/client';
import { done, refuse, type Outcome, type Refusal } from '@/lib/errors/outcome';
import type { SkippedRow } from '@/lib/people/lists/types';
import { readNominations } from '../../imports/reading/queries';
import { callOfCode } from '../access/queries';
import { stands } from '../rules';

/** Reading a list is work: a link may ask for so much of it. */
const readings = limit('nominate-list', { points: 30, seconds: 3600 });

export type ReadNominee = {
  /** As the file counts its rows. */
  row: number;
  officialName: string | null;
  latinName: string | null;
  sex: 'FEMALE' | 'MALE' | null;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
  position: string | null;
  institution: string | null;
  /** Why this row cannot be taken. */
  problems: Refusal[];
  /** What of it could not be read and is left out. */
  warnings: Refusal[];
};

export type ReadNominees = {
  rows: ReadNominee[];
  skipped: SkippedRow[];
  /** How many more can be named. */
  left: number;
};

/** More rows than this are no list of nominees. */
const mostRows = 500;

/**
 * Reads the ministry's own list, to be looked at; nothing is kept of it. Refuses what the link, `readTables` and
 * `readList` refuse, FILE_TOO_MANY_ROWS, and TOO_MANY_REQUESTS.
 */
export async function readNominees(
  { token, address }: { token: string; address: string },
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<Outcome<ReadNominees>> {
  const found = await callOfCode(db, token, address);
  if (!found.ok) return found;
  const call = found.value;
  if (call.state !== 'OPEN') return refuse(call.state === 'OVER' ? 'NOMINATION_OVER' : 'NOMINATION_CLOSED');
  const waitMs = await readings.count(call.id);
  if (waitMs !== null) return refuse('TOO_MANY_REQUESTS', { minutes: Math.ceil(waitMs / 60_000) });
  const { institution, run } = await db.nominationCall.findUniqueOrThrow({
    where: { id: call.id },
    select: { institution: { select: { countryCode: true } }, run: { select: { countryCode: true } } },
  });
  const country = call.countryCode ?? institution?.countryCode ?? run.countryCode;
  const reading = await readNominations({ name, fileId: null, bytes: async () => bytes }, { country }, null);
  if (!reading.ok) return reading;
  const { list } = reading.value;
  if (list.rows.length > mostRows) return refuse('FILE_TOO_MANY_ROWS', { file: name, limit: mostRows });
  const named = await db.nomination.findMany({
    where: { callId: call.id },
    select: { state: true, enrolment: { select: { state: true } } },
  });
  const standing = named.filter(({ state, enrolment }) =>
    stands({ state, enrolment: enrolment?.state ?? null }),
  ).length;
  return done({
    rows: list.rows.map(
      ({ row, officialName, latinName, sex, birthDate, phone, email, position, ...rest }) => ({
        ...{ row, officialName, latinName, sex, birthDate, phone, email, position },
        institution: rest.institution,
        problems: rest.problems,
        warnings: rest.warnings,
      }),
    ),
    skipped: list.skipped.filter(({ reason }) => reason !== 'EMPTY').slice(0, 50),
    left: Math.max(0, call.places + call.alternates - standing),
  });
}
