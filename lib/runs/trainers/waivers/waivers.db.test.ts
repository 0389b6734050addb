import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { changeSession, scheduleSession } from '../../sessions/commands';
import {
  codes,
  coordinatorOf,
  courseOf,
  office,
  personOf,
  runOf,
  sessionInput,
  value,
} from '../../testing/fixture';
import { assignTrainer } from '../commands';
import { assignmentCheck, runTrainers } from '../queries';
import { waiveQualification } from './commands';

let courses = 0;

const assign = (runId: string, personId: string) =>
  assignTrainer(office, runId, { personId, waiverReason: null });

describe('the scope of a status', () => {
  async function scopedRun(scope: { languages?: string[]; countryCode?: string }) {
    const type = await db.qualificationType.create({
      data: {
        ...{ code: `S${++courses}`, nameEn: 'Trainer', languages: scope.languages ?? [] },
        ...(scope.countryCode ? { countries: { create: { countryCode: scope.countryCode } } } : {}),
      },
    });
    const { courseId } = await courseOf(`SC${++courses}`, [type.id]);
    const { runId } = await runOf(courseId);
    const personId = await personOf(`Scoped ${courses}`);
    const { id } = await db.qualification.create({
      data: { personId, typeId: type.id, validFrom: new Date('2017-06-15') },
    });
    return { runId, personId, qualificationId: id, who: `Scoped ${courses}` };
  }

  const refused = (who: string, why: string) => ({
    refusals: [{ code: 'TRAINER_NOT_QUALIFIED', path: 'personId', params: { who, why } }],
  });

  it('is refused in words: not these languages, not this country, suspended on a day of the run', async () => {
    const english = await scopedRun({ languages: ['en'] });
    expect(await assign(english.runId, english.personId)).toMatchObject(
      refused(english.who, 'OUTSIDE_LANGUAGES'),
    );
    const kyrgyz = await scopedRun({ countryCode: 'KG' });
    expect(await assign(kyrgyz.runId, kyrgyz.personId)).toMatchObject(
      refused(kyrgyz.who, 'OUTSIDE_COUNTRIES'),
    );
    const { runId, personId, qualificationId, who } = await scopedRun({
      ...{ languages: ['ru'], countryCode: 'UZ' },
    });
    const suspension = await db.suspension.create({
      data: {
        ...{ qualificationId, startsOn: new Date('2026-06-16'), reason: 'Asked for', suspendedBy: 'test' },
        ...{ liftedOn: new Date('2026-06-17'), liftedAt: new Date(), liftedBy: 'test' },
      },
    });
    expect((await assignmentCheck(office, runId, personId)).qualification.verdict).toEqual({
      ...{ may: false, reason: 'STATUS_SUSPENDED' },
    });
    expect(await assign(runId, personId)).toMatchObject(refused(who, 'STATUS_SUSPENDED'));
    await db.suspension.delete({ where: { id: suspension.id } });
    value(await assign(runId, personId));
  });

  it('is waived of who is assigned already, by an administrator, once it no longer holds', async () => {
    const { runId, personId, qualificationId } = await scopedRun({});
    value(await assign(runId, personId));
    const input = { personId, reason: 'Knows the hall' };
    expect(codes(await waiveQualification(office, runId, input))).toEqual(['WAIVER_NOT_NEEDED']);
    await db.suspension.create({
      data: { qualificationId, startsOn: new Date('2026-06-01'), reason: 'Asked for', suspendedBy: 'test' },
    });
    const coordinator = await coordinatorOf({});
    await expect(waiveQualification(coordinator, runId, input)).rejects.toThrow(NotFound);
    const stranger = { ...input, personId: await personOf('Not Assigned') };
    await expect(waiveQualification(office, runId, stranger)).rejects.toThrow(NotFound);
    value(await waiveQualification(office, runId, input));
    expect(await runTrainers(office, runId)).toMatchObject([
      { waiverReason: 'Knows the hall', waivedBy: 'system:test', verdict: { reason: 'STATUS_SUSPENDED' } },
    ]);
    expect(codes(await waiveQualification(office, runId, input))).toEqual(['WAIVER_NOT_NEEDED']);
    const entry = await db.auditEntry.findFirst({
      where: { subjectId: runId, action: 'waiveQualification' },
    });
    expect(entry?.details).toEqual({ personId, missing: 'STATUS_SUSPENDED' });
  });

  it('is asked again when somebody is put on a session, for the day of the session', async () => {
    const { runId, personId, qualificationId, who } = await scopedRun({});
    value(await assign(runId, personId));
    const on = (day: string) => sessionInput(`${day}T09:00`, `${day}T10:00`, { trainerIds: [personId] });
    const { sessionId } = value(await scheduleSession(office, runId, on('2026-06-16')));
    await db.suspension.create({
      data: { qualificationId, startsOn: new Date('2026-06-16'), reason: 'Asked for', suspendedBy: 'test' },
    });
    value(await scheduleSession(office, runId, on('2026-06-15')));
    expect(await scheduleSession(office, runId, on('2026-06-17'))).toMatchObject({
      refusals: [{ code: 'TRAINER_NOT_QUALIFIED', path: 'trainerIds', params: { who } }],
    });
    // Who stands on a session already does not keep it from being changed.
    value(await changeSession(office, sessionId, { ...on('2026-06-16'), titleEn: 'Renamed' }));
    value(await waiveQualification(office, runId, { personId, reason: 'Knows the hall' }));
    value(await scheduleSession(office, runId, on('2026-06-17')));
  });
});
