import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { recordAttendance } from '@/lib/attendance/commands';
import type { AttendanceStatus } from '@/lib/attendance/types';
import { createAccount } from '@/lib/auth/accounts/commands';
import { loadActor, systemActor, type Actor } from '@/lib/auth/actor';
import { issueCertificates } from '@/lib/certificates/issue/commands';
import { revokeCertificate } from '@/lib/certificates/commands';
import { db } from '@/lib/db/client';
import { decideEnrolments, enrol } from '@/lib/enrolments/commands';
import { createPerson } from '@/lib/people/commands';
import { scheduleRun } from '@/lib/runs/commands';
import { cancelSession, scheduleSession } from '@/lib/runs/sessions/commands';
import { assignTrainer } from '@/lib/runs/trainers/commands';
import { instantToLocal } from '@/lib/time/wall-clock';
import { must } from '@/prisma/seed/must';
import { aQuestionOf } from './arrange-questions';
import { assessed } from './arrange-results';
import { comingDay, quietDay, uniqueName } from './unique';

/** What a journey finds in place, made by the commands that people use. Every journey makes its own. */

export { phoneFile, walkedIn } from './arrange-arrivals';
export { composedTest, testPath } from './arrange-attempts';
export { aNewCourse } from './arrange-designs';
export { evaluationPaths } from './arrange-evaluations';
export { badgeOf, noShow, recordedIn, trainerRemoved } from './arrange-devices';
export { aCourse, assessed } from './arrange-results';
export { timesOf } from './arrange-times';

const office = systemActor('journeys');
const zone = 'Asia/Almaty';
const places = {
  Almaty: { countryCode: 'KZ', regionCode: null, timeZone: zone, cityEn: 'Almaty', cityRu: 'Алматы' },
  London: {
    countryCode: 'GB',
    regionCode: null,
    timeZone: 'Europe/London',
    cityEn: 'London',
    cityRu: 'Лондон',
  },
};
const minuteMs = 60_000;

type NewPerson = { officialName?: string | null; latinName?: string | null };

export async function aPerson({ officialName = null, latinName = null }: NewPerson): Promise<string> {
  const blank = { familyName: null, givenName: null, patronymic: null, sex: null, birthDate: null };
  const reach = { email: null, phone: null, institutionId: null, position: null, preferredLanguage: null };
  const person = { ...blank, ...reach, officialName, latinName, countryCode: 'KZ' };
  return must(await createPerson(office, person)).personId;
}

export type OwnAccount = {
  email: string;
  password: string;
  name: string;
  personId: string;
  accountId: string;
};

/** Somebody with an account and no right beyond what their own runs give. */
export async function anAccount(name = `Aigerim ${uniqueName().latin}`): Promise<OwnAccount> {
  const personId = await aPerson({ latinName: name });
  const email = `${randomBytes(6).toString('hex')}@journeys.example`;
  const password = `open the ${randomBytes(6).toString('hex')} door`;
  const account = { email, name, personId, language: 'EN' as const, password, grants: [] };
  const { accountId } = must(await createAccount(office, account));
  return { email, password, name, personId, accountId };
}

async function coordinator(): Promise<Actor> {
  const where = { email: 'coordinator@cascade.example' };
  const { id } = await db.account.findUniqueOrThrow({ where, select: { id: true } });
  const actor = await loadActor(id);
  if (!actor) throw new Error('the coordinator is not there');
  return actor;
}

export type OwnRun = { runId: string; code: string; startsOn: string; endsOn: string };

type Plan = {
  course?: string;
  startsOn: string;
  endsOn?: string;
  place?: keyof typeof places;
  sensitive?: boolean;
  trainerId?: string;
  /** Places of countries, with the share of women aimed at. */
  quotas?: { countryCode: string; places: number; womenPercent: number }[];
  /** Local times of the sessions on the first day, or full local times. */
  sessions?: { title: string; from: string; to: string }[];
};

/** A run with sessions and, where one is given, a trainer. */
export async function aRun(plan: Plan): Promise<OwnRun & { sessionIds: string[] }> {
  const { course = 'NPS-1', startsOn, endsOn = startsOn, sensitive = false, trainerId, sessions = [] } = plan;
  const quotas = (plan.quotas ?? []).map((quota) => ({ institutionId: null, ...quota }));
  const { place = 'Almaty' } = plan;
  const { id: courseId } = await db.course.findFirstOrThrow({
    where: { code: course },
    select: { id: true },
  });
  const lists = { donors: [], quotas, hostIds: [], materials: [], outputs: [], languages: ['ru'] };
  const terms = { venueId: null, capacity: 300, cycle: null, notes: null, sensitive };
  const { runId, code } = must(
    await scheduleRun(office, { courseId, startsOn, endsOn, ...places[place], ...lists, ...terms }),
  );
  const sessionIds: string[] = [];
  for (const { title, from, to } of sessions) {
    const local = (time: string) => (time.includes('T') ? time : `${startsOn}T${time}`);
    const times = { startsAtLocal: local(from), endsAtLocal: local(to) };
    const what = { titleEn: title, titleRu: null, roomId: null, counts: true, trainerIds: [] };
    sessionIds.push(must(await scheduleSession(office, runId, { ...what, ...times })).sessionId);
  }
  if (trainerId) must(await assignTrainer(office, runId, { personId: trainerId, waiverReason: null }));
  return { runId, code, startsOn, endsOn, sessionIds };
}

/** A run under way whose first session began some minutes ago; it is the only one, or there is another `tomorrow`. */
export function aRunNow(trainerId?: string, { tomorrow = false, sensitive = false, course = 'NPS-1' } = {}) {
  const now = Date.now();
  const local = (minutes: number) => instantToLocal(new Date(now + minutes * minuteMs), zone);
  const days = tomorrow ? [0, 24 * 60] : [0];
  const sessions = days.map((later) => ({
    title: `Practice ${uniqueName().latin}`,
    from: local(later - 20),
    to: local(later + 70),
  }));
  const [startsOn, endsOn] = [local(-20).slice(0, 10), local((days.at(-1) ?? 0) + 70).slice(0, 10)];
  return aRun({ course, startsOn, endsOn, sensitive, ...(trainerId ? { trainerId } : {}), sessions });
}

export async function enrolled(
  runId: string,
  personIds: string[],
  state: 'CONFIRMED' | 'NOMINATED' = 'CONFIRMED',
): Promise<string[]> {
  return must(await enrol(office, runId, { personIds, state, reason: null })).enrolmentIds;
}

/** New people, confirmed on a run. */
export async function enrolledNew(runId: string, people: NewPerson[]): Promise<string[]> {
  const personIds: string[] = [];
  for (const person of people) personIds.push(await aPerson(person));
  return enrolled(runId, personIds);
}

/** People who have lost their place. */
export async function withdrawn(runId: string, enrolmentIds: string[]): Promise<void> {
  must(await decideEnrolments(office, runId, { enrolmentIds, to: 'WITHDRAWN', reason: 'Called away' }));
}

export async function sessionCancelled(sessionId: string): Promise<void> {
  must(await cancelSession(office, sessionId));
}

/** The sessions of a run, in their order. */
export async function sessionsOf(runId: string): Promise<string[]> {
  const inOrder = { where: { runId }, orderBy: { startsAt: 'asc' as const }, select: { id: true } };
  return (await db.trainingSession.findMany(inOrder)).map(({ id }) => id);
}

/** When the sessions of a run begin and end, on the clocks of its place, in their order. */
export async function sessionTimes(runId: string): Promise<string[]> {
  const rows = await db.trainingSession.findMany({
    where: { runId },
    orderBy: { startsAt: 'asc' },
    select: { startsAtLocal: true, endsAtLocal: true },
  });
  return rows.map(({ startsAtLocal, endsAtLocal }) =>
    [startsAtLocal, endsAtLocal].map((face) => face.toISOString().slice(0, 16)).join(' '),
  );
}

/** The course keeps no agenda any more, whatever an earlier journey left. */
export async function forgetTemplate(code: string): Promise<void> {
  await db.agendaBlock.deleteMany({ where: { course: { code } } });
}

/** How many are on a run, in whatever state. */
export const peopleOn = (runId: string): Promise<number> => db.enrolment.count({ where: { runId } });

/** How many people bear exactly this name. */
export const namesakes = (officialName: string): Promise<number> =>
  db.person.count({ where: { officialName } });

/** Marks of one session, as the coordinator enters them from paper. */
export async function recorded(
  sessionId: string,
  marks: readonly (readonly [enrolmentId: string, status: AttendanceStatus])[],
  device = 'Paper register',
): Promise<void> {
  const at = new Date().toISOString();
  const operations = marks.map(([enrolmentId, status]) => {
    const content = { status, minutes: status === 'LATE' ? 10 : null, note: null };
    return { id: uuidv7(), sessionId, enrolmentId, at, device, ...content };
  });
  const { answers } = await recordAttendance(await coordinator(), operations);
  const refused = answers.find(({ answer }) => answer === 'REFUSED');
  if (refused) throw new Error(`attendance refused: ${JSON.stringify(refused)}`);
}

/** An issued certificate of somebody new, of a run of its own; of a training of trainers it confers the status. */
export async function aCertificate({
  personId,
  course,
  sensitive = false,
}: { personId?: string; course?: string; sensitive?: boolean } = {}) {
  const holder = `Dinara ${uniqueName().latin}`;
  const owner = personId ?? (await aPerson({ latinName: holder }));
  const sessions = [{ title: 'Risk assessment', from: '09:00', to: '12:00' }];
  const run = await aRun({ startsOn: quietDay(), sensitive, sessions, ...(course ? { course } : {}) });
  const [enrolmentId = ''] = await enrolled(run.runId, [owner]);
  await recorded(run.sessionIds[0] ?? '', [[enrolmentId, 'PRESENT']]);
  await assessed(run.runId, [enrolmentId]);
  const terms = { language: 'EN' as const, signatories: [], issuedOn: null };
  must(await issueCertificates(await coordinator(), run.runId, { ...terms, enrolmentIds: [enrolmentId] }));
  const select = { id: true, code: true, number: true };
  const certificate = await db.certificate.findFirstOrThrow({ where: { enrolmentId }, select });
  const { id: certificateId, code, number } = certificate;
  return { ...run, runCode: run.code, enrolmentId, certificateId, code, number, holder, personId: owner };
}

/** A certificate that the coordinator took back. */
export async function revoked(certificateId: string, reason: string): Promise<void> {
  must(await revokeCertificate(await coordinator(), certificateId, { reason }));
}

/** The persons who hold a status, in a fixed order. */
export async function holdersOf(statusCode: string): Promise<{ id: string; name: string }[]> {
  const people = await db.person.findMany({
    where: { qualifications: { some: { type: { code: statusCode }, withdrawnAt: null } } },
    orderBy: { searchKey: 'asc' },
    select: { id: true, officialName: true, latinName: true },
  });
  return people.map(({ id, officialName, latinName }) => ({ id, name: officialName ?? latinName ?? '' }));
}

/** The ids of one thing of each kind of the reference programme, by their names in the addresses of pages. */
export async function somethingOfEach(): Promise<Record<string, string>> {
  const select = { id: true } as const;
  const run = { course: { code: 'NPS-2' } };
  const batch = await db.importBatch.findFirstOrThrow({
    where: { run, appliedAt: { not: null } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, run: { select: { id: true, courseId: true, programmeId: true } } },
  });
  const { id: runId, courseId, programmeId } = batch.run;
  const idOf = async (found: Promise<{ id: string }>) => (await found).id;
  return {
    ...{ runId, courseId, programmeId, batchId: batch.id },
    personId: await idOf(db.person.findFirstOrThrow({ where: { certificates: { some: { run } } }, select })),
    institutionId: await idOf(db.institution.findFirstOrThrow({ where: { people: { some: {} } }, select })),
    curriculumId: await idOf(db.curriculum.findFirstOrThrow({ where: { programmeId }, select })),
    indicatorId: await idOf(db.indicator.findFirstOrThrow({ where: { programmeId }, select })),
    resultId: await idOf(db.result.findFirstOrThrow({ where: { programmeId }, select })),
    typeId: await idOf(db.qualificationType.findFirstOrThrow({ select })),
    accountId: await idOf(db.account.findFirstOrThrow({ where: { demo: true }, select })),
    template: 'invitation',
    mailId: await idOf(db.mailMessage.findFirstOrThrow({ select })),
    venueId: await idOf(db.venue.findFirstOrThrow({ where: { runs: { some: {} } }, select })),
    sessionId: await idOf(db.trainingSession.findFirstOrThrow({ where: { runId }, select })),
    questionId: await aQuestionOf(courseId),
  };
}

/** Somebody with an e-mail address, put forward for a run of their own that is still to come. */
export async function anInvitable({ email, language }: { email: string; language: 'en' | 'ru' }) {
  const name = `Gulnara ${uniqueName().latin}`;
  const personId = await aPerson({ latinName: name });
  await db.person.update({ where: { id: personId }, data: { email, preferredLanguage: language } });
  const run = await aRun({
    startsOn: comingDay(),
    sessions: [{ title: 'Opening hour', from: '09:00', to: '12:00' }],
  });
  await enrolled(run.runId, [personId], 'NOMINATED');
  return { ...run, personId, name };
}

/** Forgets the wrong passwords that were tried, from wherever: a server at work may be shared. */
export async function forgetTries(): Promise<void> {
  await db.$executeRaw`DELETE FROM rate_limit WHERE key LIKE 'sign-in-%' OR key LIKE 'blocks-%'`;
}

/** Ends the connection. */
export const leave = () => db.$disconnect();
