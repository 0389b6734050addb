import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { actorWith, codes, office, value } from '@/lib/programmes/testing/fixture';
import { personOf } from '../cascade/testing/world';
import { withdrawQualification } from '../commands';
import { holders, personStatuses } from '../held/queries';
import { qualificationTypes } from '../queries';
import { hold, kindOf } from '../testing/fixture';
import { liftSuspension, suspendQualification } from './commands';

const day = '2026-11-23';

describe('suspending a status', () => {
  const reason = 'A complaint is looked into';

  it('takes the right away from a day on, until it is lifted, and leaves both on record', async () => {
    const typeId = await kindOf();
    const personId = await personOf('Приостановлен');
    const id = await hold(personId, typeId, { validUntil: '2027-06-14' });
    const stateOn = async (on: string) => (await personStatuses(office, personId, on))[0];
    value(await suspendQualification(office, id, { startsOn: '2026-11-20', reason }));
    expect(await stateOn('2026-11-19')).toMatchObject({ state: 'LIVE' });
    expect(await stateOn('2026-11-20')).toMatchObject({ state: 'SUSPENDED', suspension: { reason } });
    const listed = (state: 'LIVE' | 'SUSPENDED') => holders(office, { q: '', page: 1, typeId, state, day });
    expect(await listed('SUSPENDED')).toMatchObject({ total: 1, rows: [{ state: 'SUSPENDED' }] });
    expect(await listed('LIVE')).toMatchObject({ total: 0 });
    expect((await qualificationTypes(office, day)).find((type) => type.id === typeId)?.holders).toBe(0);
    expect(codes(await suspendQualification(office, id, { startsOn: '2026-12-01', reason }))).toEqual([
      'STATUS_SUSPENDED',
    ]);
    expect(codes(await liftSuspension(office, id, { liftedOn: '2026-11-19' }))).toEqual([
      'LIFTED_BEFORE_SUSPENSION',
    ]);
    value(await liftSuspension(office, id, { liftedOn: '2026-12-01' }));
    expect(await stateOn('2026-11-30')).toMatchObject({ state: 'SUSPENDED' });
    expect(await stateOn('2026-12-01')).toMatchObject({ state: 'LIVE', suspension: null });
    expect(codes(await liftSuspension(office, id, { liftedOn: '2026-12-02' }))).toEqual(['NOT_SUSPENDED']);
    value(await suspendQualification(office, id, { startsOn: '2027-01-01', reason }));
    expect(await db.suspension.count({ where: { qualificationId: id } })).toBe(2);
    const entries = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' } });
    expect(entries.map(({ action }) => action)).toEqual([
      'suspendQualification',
      'liftSuspension',
      'suspendQualification',
    ]);
  });

  it('is refused of what is over, and is an administrator’s', async () => {
    const typeId = await kindOf();
    const ended = await hold(await personOf('Был'), typeId, { validUntil: '2026-06-14' });
    const suspend = (id: string, startsOn: string) => suspendQualification(office, id, { startsOn, reason });
    expect(codes(await suspend(ended, '2026-06-15'))).toEqual(['SUSPENDED_AFTER_END']);
    value(await suspend(ended, '2026-06-14'));
    const withdrawn = await hold(await personOf('Снят'), typeId);
    value(await withdrawQualification(office, withdrawn, { reason: 'Left the service' }));
    expect(codes(await suspend(withdrawn, day))).toEqual(['QUALIFICATION_ENDED']);
    const coordinator = await actorWith({});
    await expect(suspendQualification(coordinator, ended, { startsOn: day, reason })).rejects.toThrow(
      NotFound,
    );
    await expect(liftSuspension(coordinator, ended, { liftedOn: day })).rejects.toThrow(NotFound);
    await expect(suspend('no id', day)).rejects.toThrow(NotFound);
  });

  it('goes to one of two who suspend at once', async () => {
    const id = await hold(await personOf('Дважды'), await kindOf());
    const both = await Promise.all(
      [1, 2].map(() => suspendQualification(office, id, { startsOn: day, reason })),
    );
    expect(both.flatMap(codes)).toEqual(['STATUS_SUSPENDED']);
  });
});
