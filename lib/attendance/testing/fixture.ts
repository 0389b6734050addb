import { randomBytes } from 'node:crypto';
import { loadActor, type Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { changeTime, operationId } from '../rules';
import type { Operation } from '../types';

export type TestRun = {
  programmeId: string;
  runId: string;
  sessionIds: string[];
  enrolmentIds: string[];
  trainer: Actor;
  coordinator: Actor;
};

const hour = 3_600_000;

async function account(name: string, personId: string | null): Promise<Actor> {
  const email = `${name}.${randomBytes(6).toString('hex')}@example.org`;
  const { id } = await db.account.create({ data: { email, name, ...(personId ? { personId } : {}) } });
  const actor = await loadActor(id);
  if (!actor) throw new Error('The account of the test has gone.');
  return actor;
}

/** A person with an account and no rights beyond it. */
export const stranger = (): Promise<Actor> => account('stranger', null);

/** A run that started two days ago, with sessions of 90 minutes, four a day, confirmed people and one trainer. */
export async function testRun({ people = 5, sessions = 2 } = {}): Promise<TestRun> {
  const tag = randomBytes(4).toString('hex');
  await db.country.upsert({
    where: { code: 'KG' },
    create: { code: 'KG', nameEn: 'Kyrgyzstan', nameRu: 'Кыргызстан' },
    update: {},
  });
  const start = new Date(Math.floor(Date.now() / (24 * hour)) * 24 * hour - 48 * hour);
  const days = Math.ceil(sessions / 4);
  const day = (offset: number) => new Date(start.getTime() + offset * 24 * hour);
  const programme = await db.programme.create({
    data: { code: `P${tag}`, titleEn: 'Programme', startsOn: day(-30), endsOn: day(300) },
  });
  const course = await db.course.create({
    data: {
      programmeId: programme.id,
      code: `C${tag}`,
      titleEn: 'Course',
      titleRu: 'Курс',
      kind: 'TRAINING',
      searchKey: tag,
    },
  });
  const rule = await db.completionRule.create({
    data: {
      courseId: course.id,
      version: 1,
      definition: { attendance: { minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL' } },
    },
  });
  const run = await db.courseRun.create({
    data: {
      code: `R${tag}`,
      programmeId: programme.id,
      courseId: course.id,
      completionRuleId: rule.id,
      startsOn: start,
      endsOn: day(days),
      timeZone: 'Asia/Bishkek',
      countryCode: 'KG',
      cityEn: 'Bishkek',
      languages: ['ru'],
      capacity: Math.max(people, 1),
      searchKey: tag,
    },
  });
  const sessionRows = await db.trainingSession.createManyAndReturn({
    select: { id: true },
    data: Array.from({ length: sessions }, (_, index) => {
      const startsAt = new Date(day(Math.floor(index / 4)).getTime() + (3 + (index % 4) * 2) * hour);
      const endsAt = new Date(startsAt.getTime() + 1.5 * hour);
      const local = (instant: Date) => new Date(instant.getTime() + 6 * hour);
      return {
        runId: run.id,
        titleEn: `Session ${index + 1}`,
        startsAt,
        endsAt,
        startsAtLocal: local(startsAt),
        endsAtLocal: local(endsAt),
        timeZone: 'Asia/Bishkek',
      };
    }),
  });
  const personRows = await db.person.createManyAndReturn({
    select: { id: true },
    data: Array.from({ length: people + 1 }, (_, index) => ({
      officialName: `Асанов Бакыт ${index}`,
      latinName: `Bakyt Asanov ${index}`,
      searchKey: `asanov bakit ${index}`,
      nameKeys: [],
    })),
  });
  const [trainerPerson, ...participants] = personRows.map((row) => row.id);
  if (!trainerPerson) throw new Error('There is no trainer.');
  const enrolments = await db.enrolment.createManyAndReturn({
    select: { id: true },
    data: participants.map((personId) => ({
      runId: run.id,
      personId,
      state: 'CONFIRMED' as const,
      stateAt: day(-10),
      createdAt: day(-10),
    })),
  });
  await db.trainerAssignment.create({
    data: { runId: run.id, personId: trainerPerson, assignedBy: 'test', assignedAt: day(-20) },
  });
  const { accountId } = await account('coordinator', null);
  await db.grant.create({
    data: { accountId: accountId ?? '', role: 'COORDINATOR', programmeId: programme.id, grantedBy: 'test' },
  });
  const coordinator = await loadActor(accountId ?? '');
  if (!coordinator) throw new Error('The coordinator has gone.');
  return {
    programmeId: programme.id,
    runId: run.id,
    sessionIds: sessionRows.map((row) => row.id),
    enrolmentIds: enrolments.map((row) => row.id),
    trainer: await account('trainer', trainerPerson),
    coordinator,
  };
}

let made = 0;

/** An operation as a device makes it; of two of one millisecond the later one is the later. */
export function testOperation(
  sessionId: string | undefined,
  enrolmentId: string | undefined,
  change: Partial<Operation> = {},
): Operation {
  if (!sessionId || !enrolmentId) throw new Error('The test run is too small.');
  const at = change.at ?? changeTime(new Date(), null);
  const random = randomBytes(10);
  random.writeUInt16BE((made += 1) % 4096);
  return {
    id: operationId(at, random),
    sessionId,
    enrolmentId,
    status: 'PRESENT',
    minutes: null,
    note: null,
    at,
    device: 'Test',
    ...change,
  };
}
