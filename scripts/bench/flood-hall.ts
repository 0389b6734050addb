import { randomBytes } from 'node:crypto';
import { operationId } from '@/lib/attendance/rules';
import type { AttendanceStatus, Operation } from '@/lib/attendance/types';
import { db } from '@/lib/db/client';
import type { Facts } from './fill';
import { enrolAll } from './people';
import { planRun } from './runs';

export type FloodPhone = { account: string; operations: Operation[] };

const runs = 10;
const sessions = 5;
const people = 250;
const statuses: AttendanceStatus[] = ['PRESENT', 'PRESENT', 'PRESENT', 'LATE', 'ABSENT'];

/** A trainer of a run, with an account. */
async function trainerOf(index: number) {
  const name = `Flood trainer ${index + 1}`;
  const person = { officialName: name, latinName: name, searchKey: name.toLowerCase(), nameKeys: [] };
  const { id } = await db.person.create({ data: person, select: { id: true } });
  const account = {
    email: `flood-${index + 1}-${randomBytes(4).toString('hex')}@bench.invalid`,
    name,
    personId: id,
  };
  return { trainerId: id, account: (await db.account.create({ data: account, select: { id: true } })).id };
}

/**
 * Ten halls of 250 people and five sessions, and for each session two phones: the trainer's and the coordinator's, who
 * both recorded all of it while there was no network. So every mark is fought over by two.
 */
export async function floodHall(facts: Facts): Promise<FloodPhone[]> {
  const { programmeId, courseId, ruleId } = facts.places;
  const inOffice = facts.coordinator.accountId;
  if (!inOffice) throw new Error('The coordinator has no account.');
  const everyone = await db.person.findMany({
    where: { institutionId: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true },
    take: people,
  });
  const before = await db.courseRun.count();
  const phones: FloodPhone[] = [];
  for (let index = 0; index < runs; index += 1) {
    const { trainerId, account } = await trainerOf(index);
    const plan = { index: before + index, trainerId, people, sessions };
    const { runId, sessionIds } = await planRun({ ...facts.places, programmeId, courseId, ruleId }, plan);
    await enrolAll(
      runId,
      everyone.map(({ id }) => id),
    );
    const enrolments = await db.enrolment.findMany({ where: { runId }, select: { id: true } });
    for (const sessionId of sessionIds) {
      for (const by of [account, inOffice]) {
        phones.push({ account: by, operations: enrolments.map(({ id }) => mark(sessionId, id)) });
      }
    }
  }
  await db.$executeRawUnsafe('VACUUM ANALYZE');
  return phones;
}

let made = 0;

/** As a phone made it some time in the last hour. */
function mark(sessionId: string, enrolmentId: string): Operation {
  made += 1;
  const status = statuses[made % statuses.length] ?? 'PRESENT';
  const at = new Date(Date.now() - 3_600_000 + made * 7).toISOString();
  return {
    ...{ id: operationId(at, randomBytes(10)), sessionId, enrolmentId, status, at },
    ...{ minutes: status === 'LATE' ? 10 : null, note: null, device: 'flood', source: 'REGISTER' },
    ...{ seenId: null, walkInName: null },
  };
}
