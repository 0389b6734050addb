import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { db } from '@/lib/db/client';
import { courseOf, runOf } from '@/lib/runs/testing/fixture';
import { personKeys } from '@/lib/people/rules';
import type { AttendanceStatus, CertificateKind, EnrolmentState } from '@/prisma/generated/enums';

/** What one of two records has to do with a run. */
export type Tie = {
  state: EnrolmentState | null;
  /** Marks: by session, the minute at which it was recorded. */
  marks: { session: number; minute: number; status: AttendanceStatus }[];
  certificates: { kind: CertificateKind; live: boolean }[];
  held: boolean;
  invited: boolean;
  nominated: boolean;
  offered: boolean;
  teaches: 'NO' | 'NOW' | 'REMOVED';
  teachesSessions: number[];
};

export type Record1 = {
  name: string | null;
  latin: string | null;
  phone: string | null;
  email: string | null;
  account: boolean;
  qualified: boolean;
  away: boolean;
  imported: boolean;
  languages: string[];
  ties: Tie[];
};

const minute = 60_000;
const start = Date.parse('2026-06-15T04:00:00Z');
const random = () => randomBytes(6).toString('hex');

export type Stage = Awaited<ReturnType<typeof stage>>;

/** Two runs of one course, of other days, with two sessions each; a kind of status, an account that records, a file. */
export async function stage() {
  const { courseId } = await courseOf('MRG');
  const runs: { id: string; sessions: { id: string; startsAt: Date; endsAt: Date }[] }[] = [];
  for (const day of ['15', '22']) {
    const { runId } = await runOf(courseId, {
      startsOn: `2026-06-${day}`,
      endsOn: `2026-06-${day}`,
      capacity: 500,
    });
    const sessions = await db.trainingSession.createManyAndReturn({
      select: { id: true, startsAt: true, endsAt: true },
      data: ['09', '11'].map((hour) => ({
        runId,
        titleEn: hour,
        startsAtLocal: new Date(`2026-06-${day}T${hour}:00:00Z`),
        endsAtLocal: new Date(`2026-06-${day}T${hour}:45:00Z`),
        startsAt: new Date(`2026-06-${day}T${hour}:00:00+05:00`),
        endsAt: new Date(`2026-06-${day}T${hour}:45:00+05:00`),
        timeZone: 'Asia/Tashkent',
      })),
    });
    runs.push({ id: runId, sessions });
  }
  const { id: assessorId } = await db.person.create({
    data: { latinName: 'Assessor', searchKey: 'assessor', nameKeys: [] },
    select: { id: true },
  });
  const [recorder, type, file] = [
    await db.account.create({ data: { email: `${random()}@example.org`, name: 'R' }, select: { id: true } }),
    await db.qualificationType.create({ data: { code: random(), nameEn: 'Trainer' }, select: { id: true } }),
    await db.storedFile.create({
      data: { name: 'list.xlsx', mediaType: 'x', sha256: '0'.repeat(64), bytes: Buffer.from('x') },
      select: { id: true },
    }),
  ];
  const runId = runs[0]?.id ?? '';
  const batch = await db.importBatch.create({
    data: { runId, fileId: file.id, createdBy: 'test' },
    select: { id: true },
  });
  const call = await db.nominationCall.create({
    data: {
      runId,
      countryCode: 'UZ',
      places: 5,
      deadline: new Date(start),
      focalName: 'F',
      focalEmail: 'f@example.org',
      language: 'EN',
      createdBy: 'test',
    },
    select: { id: true },
  });
  const handOut = await db.handOut.create({
    data: { runId: runs[0]?.id ?? '', title: 'T', language: 'ru', createdBy: 'test' },
    select: { id: true },
  });
  return {
    ...{ runs, assessorId, recorderId: recorder.id, typeId: type.id, batchId: batch.id, callId: call.id },
    handOutId: handOut.id,
  };
}

/** Writes a record with everything that hangs on it; gives its id. */
export async function record(on: Stage, facts: Record1): Promise<string> {
  const names = { officialName: facts.name, latinName: facts.latin };
  const { id: personId } = await db.person.create({
    data: {
      ...names,
      ...personKeys(names),
      phone: facts.phone,
      email: facts.email,
      workingLanguages: facts.languages,
    },
    select: { id: true },
  });
  if (facts.account) {
    await db.account.create({
      data: { email: `${random()}@example.org`, name: 'P', personId },
      select: { id: true },
    });
  }
  if (facts.away) {
    const day = new Date(start + 86_400_000 * 90);
    await db.unavailability.create({ data: { personId, startsOn: day, endsOn: day, createdBy: 'test' } });
    await db.calendarFeed.create({ data: { kind: 'PERSON', personId, accountId: on.recorderId } });
    const runId = on.runs[0]?.id ?? '';
    await db.nextStep.create({ data: { runId, what: 'W', personId, createdBy: 'test' } });
    await db.handOutRecipient.create({ data: { handOutId: on.handOutId, runId, personId, by: 'test' } });
  }
  if (facts.imported) await db.importedPerson.create({ data: { personId, batchId: on.batchId } });
  let certificateId: string | null = null;
  for (const [index, tie] of facts.ties.entries()) {
    const run = on.runs[index];
    if (!run) continue;
    await teach(run, personId, tie);
    if (tie.state) certificateId = (await takePart(on, run, personId, tie, index)) ?? certificateId;
  }
  if (facts.qualified) {
    await db.qualification.create({
      data: { personId, typeId: on.typeId, validFrom: new Date(start), certificateId },
      select: { id: true },
    });
  }
  return personId;
}

type Run = Stage['runs'][number];

async function teach(run: Run, personId: string, tie: Tie) {
  if (tie.teaches === 'NO') return;
  const removed = tie.teaches === 'REMOVED' ? { removedAt: new Date(start), removedBy: 'test' } : {};
  await db.trainerAssignment.create({
    data: { runId: run.id, personId, assignedBy: 'test', ...removed },
    select: { id: true },
  });
  if (tie.teaches !== 'NOW') return;
  for (const index of new Set(tie.teachesSessions)) {
    const session = run.sessions[index];
    if (!session) continue;
    const { id: sessionId, ...times } = session;
    // One trainer of these tests stands in one session: the other record may have it already.
    await db.sessionTrainer.create({ data: { sessionId, personId, ...times } });
  }
}

async function takePart(on: Stage, run: Run, personId: string, tie: Tie, index: number) {
  const enrolment = await db.enrolment.create({
    data: {
      runId: run.id,
      personId,
      state: tie.state ?? 'NOMINATED',
      stateAt: new Date(start - minute * (tie.marks.length + 1)),
    },
    select: { id: true },
  });
  const enrolmentId = enrolment.id;
  await db.enrolmentDecision.create({ data: { enrolmentId, to: tie.state ?? 'NOMINATED', by: 'test' } });
  await db.mailMessage.create({
    data: {
      toAddress: 'a@example.org',
      subject: 'S',
      text: 'T',
      language: 'EN',
      template: 'invitation',
      runId: run.id,
      enrolmentId,
    },
  });
  if (tie.invited) await db.invitation.create({ data: { enrolmentId, told: { days: 1 }, sentBy: 'test' } });
  if (tie.held) {
    await db.certificateHold.create({
      data: { runId: run.id, enrolmentId, reason: 'r', heldBy: 'test' },
      select: { id: true },
    });
  }
  if (tie.offered) {
    await db.placeOffer.create({ data: { enrolmentId, offeredBy: 'test', expiresAt: new Date(start) } });
  }
  if (tie.nominated && index === 0) {
    await db.nomination.create({
      data: {
        callId: on.callId,
        runId: run.id,
        rank: 1,
        latinName: 'N',
        personId,
        enrolmentId,
        state: 'ACCEPTED',
      },
    });
  }
  for (const mark of tie.marks) await recordMark(on, run, enrolmentId, mark);
  if (tie.offered) {
    const of = { runId: run.id, enrolmentId, recordedBy: 'test' };
    await db.testScore.create({ data: { ...of, kind: 'POST', points: 7, maxPoints: 10 } });
    await db.assessorVerdict.create({ data: { ...of, assessorId: on.assessorId, passed: true } });
  }
  let last: string | null = null;
  for (const { kind, live } of tie.certificates) {
    const batch = await db.issueBatch.create({
      data: { runId: run.id, issuedBy: 'test' },
      select: { id: true },
    });
    const { id } = await db.certificate.create({
      data: {
        number: random(),
        code: random(),
        kind,
        language: 'EN',
        runId: run.id,
        enrolmentId,
        personId,
        batchId: batch.id,
        snapshot: {},
        evidence: {},
        issuedOn: new Date(start),
      },
      select: { id: true },
    });
    if (!live) {
      await db.certificateEvent.create({
        data: { certificateId: id, kind: 'REVOKED', by: 'test', reason: 'r' },
      });
    }
    last = id;
  }
  return last;
}

/** As the command stores it: the operation, and the mark where it is the greatest (at, id). */
export async function recordMark(on: Stage, run: Run, enrolmentId: string, mark: Tie['marks'][number]) {
  const sessionId = run.sessions[mark.session]?.id ?? '';
  const at = new Date(start + mark.minute * minute);
  const facts = { status: mark.status, at, device: 'Test', recordedById: on.recorderId };
  const id = uuidv7();
  await db.attendanceOperation.create({
    data: { id, runId: run.id, sessionId, enrolmentId, deviceAt: at, receivedAt: at, ...facts },
  });
  const where = { sessionId_enrolmentId: { sessionId, enrolmentId } };
  const known = await db.attendanceMark.findUnique({ where });
  if (known && (known.at > at || (known.at.getTime() === at.getTime() && known.operationId > id))) return;
  await db.attendanceMark.upsert({
    where,
    create: { sessionId, enrolmentId, runId: run.id, operationId: id, ...facts },
    update: { operationId: id, ...facts },
  });
}

/** Every row of every table but the log, the merges themselves and the migrations, in one order. */
export async function dump(): Promise<Map<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
      AND table_name NOT IN ('audit_entry', 'person_merge', '_prisma_migrations') ORDER BY 1`;
  const all = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ rows: string }[]>(
      `SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY to_jsonb(t)::text), '[]')::text AS rows FROM "${name}" t`,
    );
    all.set(name, row?.rows ?? '');
  }
  return all;
}
