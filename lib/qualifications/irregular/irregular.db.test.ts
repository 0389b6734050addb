import fc from 'fast-check';
import { expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { actorWith, office } from '@/lib/programmes/testing/fixture';
import { addDays, dateOf, type Day } from '@/lib/time/day';
import { courseWithRuns, personOf } from '../cascade/testing/world';
import { heldStatuses } from '../queries';
import { mayTeach } from '../rules';
import { entitle, hold, kindOf } from '../testing/fixture';
import { irregularSessions } from './queries';

const now = new Date('2026-11-23T12:00:00Z');
const reason = 'A complaint is looked into';

/** A session of the run on the day, from an hour of the clock there, taught by the person. */
async function taughtOn(
  runId: string,
  day: Day,
  personId: string,
  { hour = '09', ...changes }: { hour?: string; kind?: 'OPENING'; counts?: boolean; cancelledAt?: Date } = {},
): Promise<string> {
  const local = new Date(`${day}T${hour}:00:00Z`);
  const after = (from: Date, hours: number) => new Date(from.getTime() + hours * 3_600_000);
  const startsAt = after(local, -5);
  const { id } = await db.trainingSession.create({
    data: {
      ...{ runId, titleEn: 'Session', timeZone: 'Asia/Tashkent', startsAt, endsAt: after(startsAt, 1) },
      ...{ startsAtLocal: local, endsAtLocal: after(local, 1), ...changes },
    },
    select: { id: true },
  });
  await db.sessionTrainer.create({
    data: { sessionId: id, personId, startsAt, endsAt: after(startsAt, 1) },
  });
  return id;
}

async function course(scope: Parameters<typeof kindOf>[0] = {}) {
  const { courseId, programmeId, run } = await courseWithRuns();
  const typeId = await kindOf(scope);
  await entitle(typeId, courseId);
  return { typeId, programmeId, run };
}

/** What is found of one person's sessions, the latest first. */
async function found(personId: string) {
  const { rows } = await irregularSessions(office, { page: 1, now });
  return rows.filter(({ person }) => person.id === personId).map(({ id, reason: why }) => [id, why]);
}

it('finds what was taught after the status had ended, while it was suspended, and where it does not reach', async () => {
  const { typeId, run } = await course();
  const person = await personOf('Ended Trainer');
  const id = await hold(person, typeId, { validFrom: '2024-01-01', validUntil: '2026-06-02' });
  await db.suspension.create({
    data: {
      ...{ qualificationId: id, startsOn: dateOf('2026-05-02'), reason, suspendedBy: 'test' },
      ...{ liftedOn: dateOf('2026-05-03'), liftedAt: now, liftedBy: 'test' },
    },
  });
  const may = await run({ startsOn: '2026-05-01', trainers: [person] });
  const june = await run({ startsOn: '2026-06-01', trainers: [person] });
  await taughtOn(may, '2026-05-01', person);
  const suspended = await taughtOn(may, '2026-05-02', person);
  await taughtOn(may, '2026-05-03', person);
  await taughtOn(june, '2026-06-02', person);
  const ended = await taughtOn(june, '2026-06-03', person);
  await taughtOn(june, '2026-06-03', person, { hour: '08', kind: 'OPENING', counts: false });
  expect(await found(person)).toEqual([
    [ended, 'STATUS_EXPIRED'],
    [suspended, 'STATUS_SUSPENDED'],
  ]);

  const gone = await personOf('Withdrawn Trainer');
  const withdrawnAt = new Date('2026-05-02T10:00:00Z');
  await db.qualification.update({
    where: { id: await hold(gone, typeId) },
    data: { withdrawnAt, withdrawnBy: 'test', withdrawnReason: reason },
  });
  await taughtOn(may, '2026-05-01', gone);
  const withdrawn = await taughtOn(may, '2026-05-02', gone);
  expect(await found(gone)).toEqual([[withdrawn, 'STATUS_WITHDRAWN']]);

  const elsewhere = await course({ countryCodes: ['KG'] });
  const abroad = await personOf('Trainer Abroad');
  await hold(abroad, elsewhere.typeId);
  const inUzbekistan = await elsewhere.run({ startsOn: '2026-05-01', trainers: [abroad] });
  const inKyrgyzstan = await elsewhere.run({ startsOn: '2026-05-05', countryCode: 'KG', trainers: [abroad] });
  const outside = await taughtOn(inUzbekistan, '2026-05-01', abroad);
  await taughtOn(inKyrgyzstan, '2026-05-05', abroad);
  expect(await found(abroad)).toEqual([[outside, 'OUTSIDE_COUNTRIES']]);
});

it('leaves out who was admitted with a reason, who never held such a status, what is to come and what was cancelled', async () => {
  const { typeId, run } = await course();
  const [admitted, never, later] = [
    await personOf('Admitted'),
    await personOf('Never Held'),
    await personOf('Holds It Since'),
  ];
  const ended = { validFrom: '2020-01-01', validUntil: '2022-01-01' };
  await hold(admitted, typeId, ended);
  await hold(later, typeId, { validFrom: '2026-07-01' });
  const id = await run({ startsOn: '2026-05-01', trainers: [admitted, never, later] });
  await db.trainerAssignment.updateMany({
    where: { runId: id, personId: admitted },
    data: { waiverReason: 'Wrote the course', waivedBy: 'test' },
  });
  await taughtOn(id, '2026-05-01', admitted);
  await taughtOn(id, '2026-05-02', never);
  await taughtOn(id, '2026-05-03', later);
  const person = await personOf('To Come');
  await hold(person, typeId, ended);
  const next = await run({ startsOn: '2026-11-24', trainers: [person] });
  await taughtOn(next, '2026-11-24', person);
  const past = await run({ startsOn: '2026-05-04', trainers: [person] });
  await taughtOn(past, '2026-05-04', person, { cancelledAt: now });
  for (const each of [admitted, never, later, person]) expect(await found(each)).toEqual([]);
});

it('tells each coordinator of their own runs, a page at a time', async () => {
  const { typeId, programmeId, run } = await course();
  const person = await personOf('Often Irregular');
  await hold(person, typeId, { validFrom: '2020-01-01', validUntil: '2020-12-31' });
  const id = await run({ startsOn: '2021-01-01', days: 60, trainers: [person] });
  for (let day = 0; day < 52; day++) await taughtOn(id, addDays('2021-01-01', day), person);
  const coordinator = await actorWith({ programmeId });
  const first = await irregularSessions(coordinator, { page: 1, now });
  const second = await irregularSessions(coordinator, { page: 2, now });
  expect([first.total, first.rows.length, second.rows.length]).toEqual([52, 50, 2]);
  expect(first.rows[0]).toMatchObject({ day: '2021-02-21', reason: 'STATUS_EXPIRED', run: { id } });
  expect(await irregularSessions(await actorWith({ countryCode: 'KZ' }), { page: 1, now })).toMatchObject({
    total: 0,
  });
  await expect(irregularSessions(await actorWith(null), { page: 1, now })).rejects.toThrow(NotFound);
});

it('finds by SQL what the rule says, whatever somebody holds', async () => {
  const kinds = [await kindOf({ languages: ['ru-KG'] }), await kindOf({ countryCodes: ['KG'] })];
  const { courseId, run } = await courseWithRuns();
  for (const typeId of kinds) await entitle(typeId, courseId);
  const start = '2026-03-01';
  const day = fc.integer({ min: 0, max: 3 }).map((days) => addDays(start, days));
  const none = fc.constant(null);
  const statuses = fc.array(
    fc.record({
      kind: fc.constantFrom(0, 1),
      validUntil: fc.oneof(day, none),
      withdrawn: fc.oneof(none, day),
      suspended: fc.oneof(none, fc.record({ from: day, until: fc.oneof(day, none) })),
    }),
    { minLength: 1, maxLength: 3 },
  );
  const place = { languages: fc.constantFrom(['ru'], ['en'], []), countryCode: fc.constantFrom('KG', 'UZ') };
  await fc.assert(
    fc.asyncProperty(statuses, fc.record(place), day, async (all, { languages, countryCode }, on) => {
      const person = await personOf('Anybody');
      for (const { kind, validUntil, withdrawn, suspended } of all) {
        const id = await hold(person, kinds[kind] ?? '', { validFrom: start, validUntil });
        if (withdrawn) {
          const withdrawnAt = new Date(`${withdrawn}T23:30:00Z`);
          await db.qualification.update({
            where: { id },
            data: { withdrawnAt, withdrawnBy: 'test', withdrawnReason: reason },
          });
        }
        if (!suspended || (suspended.until && suspended.until < suspended.from)) continue;
        const lifted = suspended.until && {
          liftedOn: dateOf(suspended.until),
          liftedAt: now,
          liftedBy: 'test',
        };
        await db.suspension.create({
          data: {
            ...{ qualificationId: id, startsOn: dateOf(suspended.from), reason, suspendedBy: 'test' },
            ...lifted,
          },
        });
      }
      const runId = await run({ startsOn: start, days: 7, countryCode, trainers: [person] });
      await db.courseRun.update({ where: { id: runId }, data: { languages: [...languages] } });
      await taughtOn(runId, on, person);
      const held = (await heldStatuses(db, [person])).get(person) ?? [];
      const entitled = [
        { typeId: kinds[0] ?? '', languages: ['ru-KG'], countryCodes: [] },
        { typeId: kinds[1] ?? '', languages: [], countryCodes: ['KG'] },
      ];
      const verdict = mayTeach({ entitled, held, place: { languages, countryCode }, day: on });
      expect((await found(person)).map(([, why]) => why)).toEqual(verdict.may ? [] : [verdict.reason]);
      // Out of the way of the next.
      await db.trainingSession.updateMany({ where: { runId }, data: { cancelledAt: now } });
    }),
    { numRuns: 40 },
  );
}, 600_000);
