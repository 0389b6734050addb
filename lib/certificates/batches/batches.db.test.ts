import { describe, expect, it } from 'vitest';
import { codes, coordinatorOf, value } from '@/lib/runs/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { revokeCertificate } from '../commands';
import { renderBatch } from '../file/drawing/commands';
import { issueCertificates } from '../issue/commands';
import { accountOf, certifiableRun, statusType } from '../testing/fixture';
import { verification } from '../verification/queries';
import { withdrawBatch } from './commands';
import { issuedBatches } from './queries';

const reason = { reason: 'Issued before the marks were in' };

async function issued(people = 4, confersTypeId?: string) {
  const run = await certifiableRun({ people, ...(confersTypeId ? { confersTypeId } : {}) });
  const { batchId } = value(await issueCertificates(run.coordinator, run.runId, run.input()));
  const certificates = await db.certificate.findMany({ where: { batchId }, orderBy: { number: 'asc' } });
  return { ...run, batchId, certificates };
}

describe('withdrawing an issue', () => {
  it('revokes what is valid of it with one reason, takes the statuses back, and leaves what had ended', async () => {
    const typeId = await statusType('WITHDRAWN');
    const { coordinator, runId, batchId, certificates, input } = await issued(5, typeId);
    const [first, second, third] = certificates;
    value(await revokeCertificate(coordinator, first?.id ?? '', { reason: 'Another person' }));
    await renderBatch(batchId);
    const [before] = await issuedBatches(coordinator, runId);
    expect(before).toMatchObject({
      ...{ id: batchId, issuedBy: expect.any(String), issued: 4, valid: 3, drawn: 3, failed: 0, statuses: 3 },
      ...{ firstNumber: first?.number, withdrawnAt: null },
    });

    expect(value(await withdrawBatch(coordinator, batchId, reason))).toEqual({ revoked: 3, statuses: 3 });
    const events = await db.certificateEvent.findMany({
      where: { kind: 'REVOKED', certificate: { batchId } },
    });
    expect(events).toHaveLength(4);
    expect(events.filter((event) => event.reason === reason.reason)).toHaveLength(3);
    expect(await db.qualification.count({ where: { typeId, withdrawnAt: null } })).toBe(0);
    expect(await verification(second?.code ?? '')).toMatchObject({ state: 'REVOKED' });
    expect(await verification(third?.code ?? '')).toMatchObject({ state: 'REVOKED' });
    const [after] = await issuedBatches(coordinator, runId);
    expect(after).toMatchObject({
      ...{ valid: 0, drawn: 0, statuses: 0, withdrawnReason: reason.reason },
      withdrawnAt: expect.any(Date),
    });
    expect(codes(await withdrawBatch(coordinator, batchId, reason))).toEqual(['NOTHING_TO_WITHDRAW']);
    expect(
      await db.auditEntry.findMany({ where: { action: 'withdrawBatch', subjectId: runId } }),
    ).toMatchObject([{ details: { batchId, certificates: 3, statuses: 3 } }]);

    // Asked for by name, they can be issued again: with other numbers, and in an issue of its own.
    const { batchId: next } = value(await issueCertificates(coordinator, runId, input()));
    const numbers = await db.certificate.findMany({ where: { batchId: next }, select: { number: true } });
    expect(numbers.every(({ number }) => !certificates.some((old) => old.number === number))).toBe(true);
    expect((await issuedBatches(coordinator, runId)).map(({ id }) => id)).toEqual([next, batchId]);
  });

  it('is nobody’s who does not manage the run, and of nobody’s own certificate', async () => {
    const { batchId, runId, programmeId, trainer, certificates } = await issued();
    const elsewhere = await coordinatorOf({ programmeId: (await certifiableRun()).programmeId });
    const holder = await accountOf(certificates[0]?.enrolmentId ?? '');
    for (const actor of [trainer, elsewhere, holder]) {
      await expect(withdrawBatch(actor, batchId, reason)).rejects.toThrow(NotFound);
      await expect(issuedBatches(actor, runId)).rejects.toThrow(NotFound);
    }
    await expect(withdrawBatch(elsewhere, 'nonsense', reason)).rejects.toThrow(NotFound);
    const own = await accountOf(certificates[1]?.enrolmentId ?? '', [{ programmeId }]);
    expect(codes(await withdrawBatch(own, batchId, reason))).toEqual(['OWN_CERTIFICATE']);
    expect(await db.certificate.count({ where: { batchId, endedAt: null } })).toBe(certificates.length);
  });

  it('is all or nothing, once, whatever else happens at the moment', async () => {
    for (let round = 0; round < 3; round++) {
      const { coordinator, runId, batchId, certificates, input } = await issued(6);
      const [one] = certificates;
      const outcomes = await Promise.all([
        withdrawBatch(coordinator, batchId, reason),
        withdrawBatch(coordinator, batchId, reason),
        revokeCertificate(coordinator, one?.id ?? '', { reason: 'Alone' }),
        issueCertificates(coordinator, runId, input()),
        renderBatch(batchId),
      ]);
      expect(outcomes.slice(0, 2).filter((outcome) => outcome?.ok)).toHaveLength(1);
      // Every certificate of the issue has ended once, and nobody has two that are valid.
      const ends = await db.certificateEvent.count({ where: { kind: 'REVOKED', certificate: { batchId } } });
      expect(ends).toBe(certificates.length);
      expect(await db.certificate.count({ where: { batchId, endedAt: null } })).toBe(0);
      const live = await db.certificate.findMany({ where: { runId, endedAt: null } });
      expect(new Set(live.map(({ enrolmentId }) => enrolmentId)).size).toBe(live.length);
      expect([0, certificates.length]).toContain(live.length);
    }
  });

  it('without the lock of the run would meet an issue in the middle: the database takes no second end', async () => {
    // The control: what the command does, done twice at once without its locks.
    const { certificates, batchId } = await issued();
    const naively = () =>
      db.certificateEvent.createMany({
        data: certificates.map(({ id }) => ({ certificateId: id, kind: 'REVOKED', by: 'test', reason: 'r' })),
      });
    const ends = await Promise.allSettled([naively(), naively()]);
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(await db.certificate.count({ where: { batchId, endedAt: null } })).toBe(0);
  });
});
