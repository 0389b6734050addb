import { randomUUID } from 'node:crypto';
import { createWorld } from '@/lib/auth/testing/world';
import { world } from '@/lib/auth/testing/actors';
import { aSnapshot } from '@/lib/certificates/document/testing/snapshot';
import { db } from '@/lib/db/client';
import { dateOf } from '@/lib/time/day';

/** The world of the permission tests, with something of every resource on each of its runs and programmes. */
export async function apiWorld(): Promise<Map<string, string>> {
  const ids = await createWorld();
  const idOf = (key: string) => ids.get(key) ?? '';
  await db.office.create({
    data: {
      ...{ id: 1, nameEn: 'Office', nameRu: 'Офис', countryCode: 'UZ', timeZone: 'Asia/Tashkent' },
      numberPrefix: 'TST',
    },
  });
  const { id: typeId } = await db.qualificationType.create({
    data: { code: 'STATUS', nameEn: 'Trainer', nameRu: null, validityMonths: 24 },
    select: { id: true },
  });
  await db.institution.createMany({
    data: [
      { name: 'Ministry', sector: 'GOVERNMENT', searchKey: 'ministry', countryCode: 'KG', kind: 'MINISTRY' },
      { name: 'Company', sector: 'PRIVATE', searchKey: 'company', countryCode: 'UZ' },
    ],
  });
  for (const key of Object.keys(world.programmes)) await fillProgramme(key, idOf(key));
  for (const key of Object.keys(world.runs)) await fillRun(key, idOf, typeId);
  return ids;
}

async function fillProgramme(key: string, programmeId: string): Promise<void> {
  await db.completionRule.updateMany({
    where: { course: { programmeId } },
    data: { definition: { attendance: { minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL' } } },
  });
  const { id: courseId } = await db.course.findFirstOrThrow({ where: { programmeId }, select: { id: true } });
  await db.curriculum.create({
    data: {
      ...{ programmeId, code: `CURRICULUM-${key}`, titleEn: 'Series' },
      courses: { create: { courseId, position: 1 } },
    },
  });
  await db.indicator.create({
    data: {
      ...{ programmeId, nameEn: 'Substances', unit: 'substances' },
      values: {
        create: [
          { year: 2025, value: 12.5, countryCode: 'KG' },
          { category: 'new', value: 3 },
        ],
      },
      aims: { create: { kind: 'TARGET', year: 2027, value: 20 } },
    },
  });
  await db.result.create({
    data: {
      ...{ programmeId, courseId, place: 'Border', what: 'mercury', quantity: 20063, unit: 'kg' },
      ...{ achievedBy: 'Units', happenedFrom: dateOf('2026-07-01'), enteredBy: 'test' },
    },
  });
}

async function fillRun(key: string, idOf: (key: string) => string, typeId: string): Promise<void> {
  const runId = idOf(key);
  const donor = await db.donor.create({ data: { name: `Donor of ${key}` }, select: { id: true } });
  await db.runDonor.create({ data: { runId, donorId: donor.id, sharePercent: 100 } });
  const at = { startsAt: new Date('2026-06-01T03:00:00Z'), endsAt: new Date('2026-06-01T04:30:00Z') };
  const { id: sessionId } = await db.trainingSession.create({
    data: {
      ...{ runId, titleEn: 'Opening words', timeZone: 'Asia/Bishkek', ...at },
      startsAtLocal: new Date('2026-06-01T09:00:00Z'),
      endsAtLocal: new Date('2026-06-01T10:30:00Z'),
    },
    select: { id: true },
  });
  const enrolments = await db.enrolment.findMany({ where: { runId }, select: { id: true, personId: true } });
  const batch = await db.issueBatch.create({ data: { runId, issuedBy: 'test' }, select: { id: true } });
  for (const { id: enrolmentId, personId } of enrolments) {
    await db.attendanceMark.create({
      data: {
        ...{ runId, sessionId, enrolmentId, operationId: randomUUID(), status: 'LATE', minutes: 5 },
        ...{ at: at.startsAt, device: 'test', source: 'CHECK_IN', note: 'A note that is nobody’s business' },
      },
    });
    const { id: certificateId } = await db.certificate.create({
      data: {
        ...{ runId, enrolmentId, personId, batchId: batch.id, kind: 'COMPLETION', language: 'EN' },
        ...{ number: `TST-2026-${key}-${personId.slice(-6)}`, code: `code ${enrolmentId}` },
        ...{ snapshot: aSnapshot(), evidence: {}, issuedOn: dateOf('2026-06-03') },
      },
      select: { id: true },
    });
    await db.certificateEvent.create({ data: { certificateId, kind: 'ISSUED', by: 'test' } });
    await db.qualification.create({
      data: { personId, typeId, certificateId, validFrom: dateOf('2026-06-03') },
    });
  }
}
