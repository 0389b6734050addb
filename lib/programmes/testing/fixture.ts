import { loadActor, systemActor, type Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Outcome } from '@/lib/errors/outcome';
import { createProgramme } from '../commands';
import { programmeSchema, type ProgrammeInput } from '../schema';

/** What tests of programmes, courses and statuses stand on. */

export const office = systemActor('test');

export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

export const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

export const programmeInput = (code: string, changes: Partial<ProgrammeInput> = {}): ProgrammeInput =>
  programmeSchema.parse({
    code,
    titleEn: `Programme ${code}`,
    titleRu: null,
    startsOn: '2015-01-01',
    endsOn: '2030-12-31',
    countryCodes: ['KZ', 'UZ'],
    donorIds: [],
    partnerIds: [],
    ...changes,
  });

export const programmeOf = async (code: string, changes: Partial<ProgrammeInput> = {}): Promise<string> =>
  value(await createProgramme(office, programmeInput(code, changes))).programmeId;

type Scope = { programmeId?: string; countryCode?: string };

/** An account with a coordinator's right of the given scope; with none given, an account without any right. */
export async function actorWith(scope: Scope | null): Promise<Actor> {
  const grants = scope ? { create: { role: 'COORDINATOR' as const, grantedBy: 'test', ...scope } } : {};
  const account = await db.account.create({
    data: { email: `a${process.hrtime.bigint()}@example.org`, name: 'Somebody', grants },
    select: { id: true },
  });
  const actor = await loadActor(account.id);
  if (!actor) throw new Error('no actor');
  return actor;
}

let runs = 0;

/** A run as a bare row: domains to the left of runs cannot plan one. It pins the course's latest rule. */
export async function runOf(courseId: string, countryCode = 'UZ'): Promise<string> {
  const course = await db.course.findUniqueOrThrow({
    where: { id: courseId },
    select: { programmeId: true, completionRules: { orderBy: { version: 'desc' }, take: 1 } },
  });
  const { id } = await db.courseRun.create({
    data: {
      code: `RUN-${++runs}`,
      programmeId: course.programmeId,
      courseId,
      completionRuleId: course.completionRules[0]?.id ?? '',
      startsOn: new Date('2026-06-15'),
      endsOn: new Date('2026-06-17'),
      timeZone: 'Asia/Tashkent',
      countryCode,
      cityEn: 'Tashkent',
      languages: ['ru'],
      capacity: 20,
      searchKey: '',
    },
    select: { id: true },
  });
  return id;
}
