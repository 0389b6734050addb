import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { actorWith, codes, office, value } from '@/lib/programmes/testing/fixture';
import { complete, courseWithRuns, personOf, teach } from '../cascade/testing/world';
import { personStatuses } from '../held/queries';
import { entitle, hold, kindOf } from '../testing/fixture';
import { renewQualification } from './commands';

const today = '2026-05-01';
const term = { validFrom: '2024-06-15', validUntil: '2026-06-14' };

/** A kind of status that two runs of its course renew, or its refresher course, and somebody who holds it. */
async function renewable() {
  const [taught, refresher] = [await courseWithRuns(), await courseWithRuns()];
  const rule = { renewalRuns: 2, refresherCourseId: refresher.courseId };
  const typeId = await kindOf({ validityMonths: 24, ...rule });
  await entitle(typeId, taught.courseId);
  const personId = await personOf('Renewing Trainer');
  const id = await hold(personId, typeId, term);
  const renewal = async () => (await personStatuses(office, personId, today))[0]?.renewal;
  return { taught, refresher, personId, id, renewal };
}

describe('renewing a status', () => {
  it('waits for the runs, follows the last day, and keeps what it rests on', async () => {
    const { taught, personId, id, renewal } = await renewable();
    const first = await taught.run({ startsOn: '2025-01-10', trainers: [personId] });
    const cancelled = await taught.run({ startsOn: '2025-02-10', trainers: [personId] });
    await db.courseRun.update({
      where: { id: cancelled },
      data: { cancelledAt: new Date(), cancelledReason: 'Snow' },
    });
    await taught.run({ startsOn: '2024-06-01', trainers: [personId] });
    const left = await taught.run({ startsOn: '2025-03-10' });
    await teach(left, personId, true);
    expect(await renewal()).toMatchObject({ taught: { runs: 1, of: 2 }, verdict: { reason: 'NOT_YET' } });
    expect(codes(await renewQualification(office, id, today))).toEqual(['RENEWAL_NOT_YET']);

    const second = await taught.run({ startsOn: '2026-03-10', trainers: [personId] });
    expect(value(await renewQualification(office, id, today))).toEqual({ validUntil: '2028-06-14' });
    expect(await db.renewal.findMany({ where: { qualificationId: id } })).toMatchObject([
      { basis: 'TAUGHT', by: 'system:test', evidence: { runIds: [first, second] } },
    ]);
    expect((await personStatuses(office, personId, today))[0]).toMatchObject({ validUntil: '2028-06-14' });
    expect(codes(await renewQualification(office, id, today))).toEqual(['RENEWAL_NOT_YET']);
    const entry = await db.auditEntry.findFirst({ where: { subjectId: id, action: 'renewQualification' } });
    expect(entry?.details).toMatchObject({ from: '2026-06-14', to: '2028-06-14' });
  });

  it('rests on the refresher course, where it was completed and not only attended', async () => {
    const { refresher, personId, id, renewal } = await renewable();
    await complete(await refresher.run({ startsOn: '2025-01-10' }), personId, 'ATTENDANCE');
    expect(await renewal()).toMatchObject({ refresher: { completed: false } });
    const certificateId = await complete(await refresher.run({ startsOn: '2025-05-10' }), personId);
    expect(await renewal()).toMatchObject({ refresher: { completed: true }, verdict: { may: true } });
    value(await renewQualification(office, id, today));
    expect(await db.renewal.findMany({ where: { qualificationId: id } })).toMatchObject([
      { basis: 'REFRESHER', evidence: { certificateId } },
    ]);
  });

  it('happens once, where two renew at once', async () => {
    const { refresher, personId, id } = await renewable();
    await complete(await refresher.run({ startsOn: '2025-05-10' }), personId);
    const outcomes = await Promise.all([1, 2, 3].map(() => renewQualification(office, id, today)));
    expect(outcomes.flatMap(codes)).toEqual(['RENEWAL_NOT_YET', 'RENEWAL_NOT_YET']);
    expect(await db.renewal.count({ where: { qualificationId: id } })).toBe(1);
  });

  it('is for those who coordinate and see the holder', async () => {
    const { taught, personId, id } = await renewable();
    for (const startsOn of ['2025-01-10', '2025-05-10']) await taught.run({ startsOn, trainers: [personId] });
    for (const actor of [await actorWith(null), await actorWith({ countryCode: 'KZ' })])
      await expect(renewQualification(actor, id, today)).rejects.toThrow(NotFound);
    value(await renewQualification(await actorWith({ countryCode: 'UZ' }), id, today));
  });
});
