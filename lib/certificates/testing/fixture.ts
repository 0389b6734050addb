import { randomBytes } from 'node:crypto';
import { loadActor, type Actor } from '@/lib/auth/actor';
import { testOperation, testRun } from '@/lib/attendance/testing/fixture';
import { recordAttendance } from '@/lib/attendance/commands';
import { db } from '@/lib/db/client';
import { addDays, dateOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import type { IssueInput } from '../schema';

export const terms = {
  language: 'EN_RU',
  signatories: [{ name: 'Anna Lee', titleEn: 'Representative', titleRu: 'Представитель' }],
  issuedOn: null,
} as const;

type Options = {
  people?: number;
  sensitive?: boolean;
  /** The course confers this status. */
  confersTypeId?: string;
};

/**
 * A run of three days that ended yesterday, with four sessions that count, of an office and a course that give
 * certificates of completion: everyone was present in all of them but the last person, who came once.
 */
export async function certifiableRun({ people = 3, sensitive = false, confersTypeId }: Options = {}) {
  const made = await testRun({ people, sessions: 4 });
  await db.office.upsert({
    where: { id: 1 },
    create: {
      id: 1,
      nameEn: 'Regional Office',
      nameRu: 'Региональный офис',
      numberPrefix: 'TST',
      timeZone: 'Asia/Tashkent',
      countryCode: 'KG',
    },
    update: {},
  });
  const today = todayIn('Asia/Bishkek', new Date());
  const endsOn = addDays(today, -1);
  const run = await db.courseRun.update({
    where: { id: made.runId },
    data: { endsOn: dateOf(endsOn), cityRu: 'Бишкек', sensitive },
    select: { courseId: true, programmeId: true },
  });
  await db.course.update({
    where: { id: run.courseId },
    data: { certificateKind: 'COMPLETION', confersTypeId: confersTypeId ?? null },
  });
  const last = made.enrolmentIds.at(-1);
  const operations = made.enrolmentIds.flatMap((enrolmentId) =>
    made.sessionIds.map((sessionId, index) =>
      testOperation(sessionId, enrolmentId, {
        status: enrolmentId === last && index > 0 ? 'ABSENT' : 'PRESENT',
      }),
    ),
  );
  await recordAttendance(made.trainer, operations);
  const earned = made.enrolmentIds.slice(0, -1);
  const input = (changes: Partial<IssueInput> = {}): IssueInput => ({
    ...terms,
    signatories: [...terms.signatories],
    enrolmentIds: earned,
    ...changes,
  });
  return { ...made, ...run, earned, unearned: last ?? '', endsOn, today, input };
}

/** The account of whoever has the enrolment, and any grants beside. */
export async function accountOf(
  enrolmentId: string,
  grants: { programmeId?: string }[] = [],
): Promise<Actor> {
  const { personId } = await db.enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    select: { personId: true },
  });
  const { id } = await db.account.create({
    data: {
      email: `${randomBytes(6).toString('hex')}@example.org`,
      name: 'Participant',
      personId,
      grants: {
        create: grants.map((scope) => ({ role: 'COORDINATOR' as const, grantedBy: 'test', ...scope })),
      },
    },
    select: { id: true },
  });
  const actor = await loadActor(id);
  if (!actor) throw new Error('The account of the test has gone.');
  return actor;
}

/** A kind of status without an end. */
export const statusType = async (code: string): Promise<string> =>
  (
    await db.qualificationType.create({
      data: { code, nameEn: `Trainer ${code}`, nameRu: `Тренер ${code}` },
      select: { id: true },
    })
  ).id;
