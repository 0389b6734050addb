import { describe, expect, it } from 'vitest';
import { codes, coordinatorOf, value } from '@/lib/runs/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { keepApart } from '@/lib/people/duplicates/commands';
import { issueCertificates } from '../issue/commands';
import { certificateSheet } from '../sheet/queries';
import { accountOf, certifiableRun } from '../testing/fixture';
import { holdCertificates, liftHolds } from './commands';

const nothingStated = { language: null, issuedOn: null, signatories: null };
const reason = 'The passport is still to come';

const personOf = async (enrolmentId: string) =>
  (await db.enrolment.findUniqueOrThrow({ where: { id: enrolmentId }, select: { personId: true } })).personId;

/** A suspicion as the job finds it. */
async function suspected(one: string, other: string) {
  const [aId = '', bId = ''] = [one, other].sort();
  await db.duplicateCandidate.create({ data: { aId, bId, score: 85, reasons: ['NAME_SAME', 'PHONE_SAME'] } });
  return { aId, bId };
}

describe('a hold', () => {
  it('is passed over, refused by name, shown with its reason, and lifted', async () => {
    const { coordinator, runId, earned, unearned, input } = await certifiableRun({ people: 5 });
    const [first = '', second = ''] = earned;
    const many = [first, second, unearned, first];
    expect(value(await holdCertificates(coordinator, runId, { enrolmentIds: many, reason }))).toEqual({
      held: 3,
    });
    // Held again, the reason of then stays.
    const again = { enrolmentIds: [first], reason: 'Another' };
    expect(value(await holdCertificates(coordinator, runId, again))).toEqual({ held: 0 });
    const outcome = await issueCertificates(coordinator, runId, input());
    expect(codes(outcome)).toEqual(['CERTIFICATE_HELD', 'CERTIFICATE_HELD']);
    expect(await db.certificate.count({ where: { runId } })).toBe(0);

    const sheet = await certificateSheet(coordinator, runId, nothingStated);
    expect(sheet.counts).toMatchObject({ HELD: 3, READY: 2, NOT_MET: 0 });
    expect(sheet.toIssue).toMatchObject({ HELD: 3, READY: 2 });
    const row = sheet.rows.find(({ enrolmentId }) => enrolmentId === first);
    expect(row).toMatchObject({ standing: 'HELD', issuable: false, hold: { reason } });
    const ready = sheet.rows.filter(({ standing }) => standing === 'READY').map((each) => each.enrolmentId);
    value(await issueCertificates(coordinator, runId, input({ enrolmentIds: ready })));

    expect(value(await liftHolds(coordinator, runId, { enrolmentIds: [first] }))).toEqual({ lifted: 1 });
    expect(codes(await liftHolds(coordinator, runId, { enrolmentIds: [first] }))).toEqual(['NOT_HELD']);
    value(await issueCertificates(coordinator, runId, input({ enrolmentIds: [first] })));
    expect(codes(await holdCertificates(coordinator, runId, again))).toEqual(['CERTIFICATE_EXISTS']);
    const rows = await db.certificateHold.findMany({ where: { enrolmentId: first } });
    expect(rows).toMatchObject([
      { reason, heldBy: coordinator.by, liftedBy: coordinator.by, liftedAt: expect.any(Date) },
    ]);
    const audited = await db.auditEntry.findMany({ where: { subjectId: runId }, orderBy: { seq: 'asc' } });
    expect(audited.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['holdCertificates', 'liftHolds', 'issueCertificates']),
    );
    expect(JSON.stringify(audited.map(({ details }) => details))).not.toContain('passport');
  });

  it('is nobody’s who does not manage the run, and of nobody who is not on it', async () => {
    const run = await certifiableRun();
    const other = await certifiableRun();
    const elsewhere = await coordinatorOf({ programmeId: other.programmeId });
    const ids = { enrolmentIds: run.earned };
    for (const actor of [run.trainer, elsewhere, await accountOf(run.earned[0] ?? '')]) {
      await expect(holdCertificates(actor, run.runId, { ...ids, reason })).rejects.toThrow(NotFound);
      await expect(liftHolds(actor, run.runId, ids)).rejects.toThrow(NotFound);
    }
    const foreign = { enrolmentIds: [...run.earned, ...other.earned], reason };
    expect(codes(await holdCertificates(run.coordinator, run.runId, foreign))).toEqual(['NOT_ON_ROSTER']);
    expect(await db.certificateHold.count({ where: { runId: { in: [run.runId, other.runId] } } })).toBe(0);
  });

  it('or an issue: at the same moment one of them is first, and nobody is both held and certified', async () => {
    for (let round = 0; round < 4; round++) {
      const { coordinator, runId, earned, input } = await certifiableRun({ people: 3 });
      const [issue, hold] = await Promise.all([
        issueCertificates(coordinator, runId, input()),
        holdCertificates(coordinator, runId, { enrolmentIds: earned, reason }),
      ]);
      expect([issue.ok, hold.ok].sort()).toEqual([false, true]);
      const both = await db.certificateHold.count({
        where: { runId, liftedAt: null, enrolment: { certificates: { some: { endedAt: null } } } },
      });
      expect(both).toBe(0);
    }
  });
});

describe('people who may be one', () => {
  it('of a run are passed over, both of them, until somebody has looked', async () => {
    const { coordinator, runId, earned, input } = await certifiableRun({ people: 4 });
    const [first = '', second = '', third = ''] = earned;
    const pair = await suspected(await personOf(first), await personOf(second));
    const before = await certificateSheet(coordinator, runId, nothingStated);
    expect(before.counts).toMatchObject({ DOUBTED: 2, READY: 1, NOT_MET: 1 });
    expect(before.rows.find(({ enrolmentId }) => enrolmentId === first)?.doubts).toMatchObject([
      { ...pair, certainty: 'LIKELY', number: null, other: { id: await personOf(second) } },
    ]);
    const refused = await issueCertificates(coordinator, runId, input());
    expect(codes(refused)).toEqual(['POSSIBLE_DUPLICATE', 'POSSIBLE_DUPLICATE']);
    expect(JSON.stringify(refused)).toContain('Асанов Бакыт 2');
    value(await issueCertificates(coordinator, runId, input({ enrolmentIds: [third] })));
    value(await keepApart(coordinator, { ...pair, apart: true }));
    value(await issueCertificates(coordinator, runId, input({ enrolmentIds: [first, second] })));
  });

  it('with somebody who holds a certificate of the course are passed over; of another course they are not', async () => {
    const former = await certifiableRun({ people: 3 });
    value(await issueCertificates(former.coordinator, former.runId, former.input()));
    const run = await certifiableRun({ people: 3 });
    const [first = ''] = run.earned;
    await suspected(await personOf(first), await personOf(former.earned[0] ?? ''));
    const counts = async () => (await certificateSheet(run.coordinator, run.runId, nothingStated)).counts;
    expect(await counts()).toMatchObject({ READY: 2, DOUBTED: 0 });
    await db.courseRun.update({ where: { id: former.runId }, data: { courseId: run.courseId } });
    // Whoever cannot see the other one cannot decide, and is told nothing of them.
    expect(await counts()).toMatchObject({ READY: 2, DOUBTED: 0 });
    const everywhere = await coordinatorOf({});
    const seen = await certificateSheet(everywhere, run.runId, nothingStated);
    expect(seen.counts).toMatchObject({ READY: 1, DOUBTED: 1 });
    expect(seen.rows.flatMap(({ doubts }) => doubts)).toMatchObject([
      { number: expect.stringMatching(/^TST-/), enrolmentId: first },
    ]);
    expect(codes(await issueCertificates(everywhere, run.runId, run.input()))).toEqual([
      'POSSIBLE_DUPLICATE',
    ]);
  });
});
