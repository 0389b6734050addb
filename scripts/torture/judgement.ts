import { createHash } from 'node:crypto';
import type { Register } from '@/lib/attendance/register/types';
import { clampClock, fold, markKey } from '@/lib/attendance/rules';
import type { Operation } from '@/lib/attendance/types';
import { db } from '@/lib/db/client';
import type { Device, Mark } from './device';
import type { World } from './world';

type Stored = Mark & { deviceAt: string; receivedAt: string };

/** What came of a seed. Everything but the first four and the hash has to be nothing. */
export type Judgement = {
  sent: number;
  acknowledged: number;
  stored: number;
  refused: number;
  acknowledgedLost: number;
  queuedLost: number;
  doubled: number;
  unknown: number;
  /** Stored with another time than the device's, or not clamped to the time of receipt. */
  misdated: number;
  /**
   * One for each side: the database's marks, the fold of what it stores, the fold of what devices made, each instance's
   * registers; and of the devices' screens those that differ.
   */
  hashes: string[];
};

const instant = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

async function asJson<T>(sql: string, runId: string): Promise<T[]> {
  const [row] = await db.$queryRawUnsafe<{ rows: string }[]>(
    `SELECT coalesce(json_agg(row_to_json(r)), '[]')::text AS rows FROM (${sql}) r`,
    runId,
  );
  return JSON.parse(row?.rows ?? '[]') as T[];
}

const times = ['at', 'device_at', 'received_at'].map(
  (column) => `to_char(o.${column} AT TIME ZONE 'UTC', ${instant})`,
);
const [at, deviceAt, receivedAt] = times;

const storedOperations = (runId: string): Promise<Stored[]> =>
  asJson(
    `SELECT o.id, o.session_id AS "sessionId", o.enrolment_id AS "enrolmentId", ${at} AS at, ${deviceAt} AS "deviceAt",
       ${receivedAt} AS "receivedAt"
     FROM attendance_operation o WHERE o.run_id = $1::uuid
     UNION ALL
     SELECT o.id, w.session_id, w.id, ${times.join(', ')}
     FROM walk_in_operation o JOIN walk_in w ON w.id = o.walk_in_id WHERE w.run_id = $1::uuid`,
    runId,
  );

/** One hash for a state: who is marked by which operation. */
function hashOf(marks: Iterable<readonly [string, string]>): string {
  const lines = [...marks].map(([key, id]) => `${key} ${id}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12);
}

const hashOfFold = (operations: Iterable<Mark>) =>
  hashOf([...fold(operations)].map(([key, { id }]) => [key, id]));

async function hashOfMarks(runId: string): Promise<string> {
  const marks = await asJson<{ sessionId: string; enrolmentId: string; id: string }>(
    `SELECT session_id AS "sessionId", enrolment_id AS "enrolmentId", operation_id AS id FROM attendance_mark
     WHERE run_id = $1::uuid
     UNION ALL SELECT session_id, id, operation_id FROM walk_in WHERE run_id = $1::uuid`,
    runId,
  );
  return hashOf(marks.map((mark) => [markKey(mark), mark.id]));
}

/** What an instance shows to whoever opens the registers now. */
async function registersOf(url: string, { sessionIds, recorders }: World): Promise<Mark[]> {
  const marks: Mark[] = [];
  for (const sessionId of sessionIds) {
    const answer = await fetch(`${url}/api/register/${sessionId}`, {
      headers: { cookie: recorders[0]?.cookie ?? '' },
    });
    if (!answer.ok) throw new Error(`The register is not to be had: ${answer.status}`);
    const register = (await answer.json()) as Register;
    for (const row of register.marks) marks.push({ sessionId, enrolmentId: row[0], at: row[4], id: row[5] });
    for (const row of register.walkIns)
      marks.push({ sessionId, enrolmentId: row[0], at: row[5], id: row[6] });
  }
  return marks;
}

const isMisdated = (row: Stored, made: Operation | undefined) =>
  row.deviceAt !== made?.at || row.at !== clampClock(row.deviceAt, row.receivedAt);

export async function judge(
  world: World,
  devices: readonly Device[],
  instances: readonly string[],
): Promise<Judgement> {
  const stored = await storedOperations(world.runId);
  const rows = new Map(stored.map((row) => [row.id, row]));
  const recorded = new Map(devices.flatMap((device) => [...device.recorded]));
  const acknowledged = new Set(devices.flatMap((device) => [...device.acknowledged]));
  const refused = devices.flatMap((device) => [...device.kept.values()].filter((entry) => entry.refused));
  const refusedIds = new Set(refused.map(({ operation }) => operation.id));
  const missing = [...recorded.keys()].filter((id) => !rows.has(id));
  const made = [...recorded.values()].flatMap((operation) => {
    const row = rows.get(operation.id);
    return row ? [{ ...operation, at: clampClock(operation.at, row.receivedAt) }] : [];
  });
  const registers = [];
  for (const url of instances) registers.push(await registersOf(url, world));
  const office = registers[0] ?? [];
  const screens = new Set(devices.map((device) => hashOfFold(device.view(office))));
  return {
    sent: recorded.size,
    acknowledged: acknowledged.size,
    stored: rows.size,
    refused: refusedIds.size,
    acknowledgedLost: [...acknowledged].filter((id) => !rows.has(id)).length,
    queuedLost: missing.filter((id) => !refusedIds.has(id)).length,
    doubled: stored.length - rows.size,
    unknown: [...rows.keys()].filter((id) => !recorded.has(id)).length,
    misdated: stored.filter((row) => recorded.has(row.id) && isMisdated(row, recorded.get(row.id))).length,
    hashes: [
      await hashOfMarks(world.runId),
      hashOfFold(stored),
      hashOfFold(made),
      ...registers.map(hashOfFold),
      ...screens,
    ],
  };
}

/**
 * In words, what is wrong; empty when nothing is. Nothing that devices record here is to be refused, and no instance is to
 * meet an error that it does not know as "the database is away": `failures` are the answers that were 500.
 */
export function faultsOf(judgement: Judgement, failures: number): string[] {
  const { acknowledgedLost, queuedLost, doubled, unknown, misdated, refused, hashes } = judgement;
  return [
    acknowledgedLost > 0 && `${acknowledgedLost} acknowledged marks are lost`,
    queuedLost > 0 && `${queuedLost} queued marks are lost`,
    doubled > 0 && `${doubled} marks are doubled`,
    unknown > 0 && `${unknown} marks were made by nobody`,
    misdated > 0 && `${misdated} marks have a wrong time`,
    failures > 0 && `the instances failed ${failures} times: they store nothing that they do not understand`,
    refused > 0 && `${refused} marks were refused`,
    new Set(hashes).size > 1 && `the sides differ: ${hashes.join(' ')}`,
  ].filter((fault) => fault !== false);
}
