import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, coordinatorOf, courseOf, office, personOf, runOf, value } from '@/lib/runs/testing/fixture';
import { decideEnrolments, enrol } from '../commands';
import { endOfferInTime, offerDuePlaces, offerPlaces } from './commands';

let courseId: string;
beforeAll(async () => {
  ({ courseId } = await courseOf('WAIT'));
});

/** A run in the future with people of countries: as many confirmed as fit, the others waiting. Ids in that order. */
async function waitingRun(countries: readonly ('UZ' | 'KZ' | null)[], changes: Parameters<typeof runOf>[1]) {
  const { runId } = await runOf(courseId, {
    startsOn: '2029-06-15',
    endsOn: '2029-06-17',
    offerHours: 48,
    ...changes,
  });
  const personIds: string[] = [];
  for (const [index, countryCode] of countries.entries()) {
    const personId = await personOf(`Waits ${runId.slice(-4)} ${index}`);
    await db.person.update({ where: { id: personId }, data: { countryCode } });
    personIds.push(personId);
  }
  const all = { personIds, state: 'CONFIRMED', reason: null, overflow: 'WAITING_LIST' } as const;
  const { enrolmentIds } = value(await enrol(office, runId, all));
  return { runId, ids: enrolmentIds };
}

const states = async (ids: readonly string[]) => {
  const rows = await db.enrolment.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, state: true },
  });
  return ids.map((id) => rows.find((row) => row.id === id)?.state);
};
const withdraw = (runId: string, id: string) =>
  decideEnrolments(office, runId, { enrolmentIds: [id], to: 'WITHDRAWN', reason: 'called away' });
const openOffer = (enrolmentId: string) =>
  db.placeOffer.findFirstOrThrow({
    where: { enrolmentId, endedAt: null },
    select: { id: true, expiresAt: true },
  });
const jobsFor = async (runId: string) =>
  db.$queryRaw<{ task: string }[]>`
    SELECT task_identifier AS task FROM graphile_worker.jobs WHERE key = ${`offer-places:${runId}`}`;

test('a withdrawal offers the place to the next, the offer ends in time, and the one after is asked', async () => {
  const { runId, ids } = await waitingRun([null, null, null, null], { capacity: 2 });
  const [, gone = '', next = '', after = ''] = ids;
  expect(await states(ids)).toEqual(['CONFIRMED', 'CONFIRMED', 'WAITING_LIST', 'WAITING_LIST']);
  value(await withdraw(runId, gone));
  expect(await jobsFor(runId)).toHaveLength(1);
  expect(value(await offerDuePlaces(runId))).toEqual({ offered: 1 });
  expect(await states([next, after])).toEqual(['INVITED', 'WAITING_LIST']);
  // Offered is held: no second offer, and no confirmation past it.
  expect(value(await offerDuePlaces(runId))).toEqual({ offered: 0 });
  const confirm = { enrolmentIds: [after], to: 'CONFIRMED' as const, reason: null };
  expect(codes(await decideEnrolments(office, runId, confirm))).toEqual(['PLACES_HELD']);
  expect(codes(await offerPlaces(office, runId, { enrolmentIds: [after], hours: 5 }))).toEqual([
    'PLACES_HELD',
  ]);

  const { id: offerId, expiresAt } = await openOffer(next);
  expect(value(await endOfferInTime(offerId, new Date(expiresAt.getTime() - 1000)))).toEqual({
    ended: false,
  });
  expect(value(await endOfferInTime(offerId, expiresAt))).toEqual({ ended: true });
  expect(value(await endOfferInTime(offerId, expiresAt))).toEqual({ ended: false });
  expect(value(await offerDuePlaces(runId))).toEqual({ offered: 1 });
  expect(await states([next, after])).toEqual(['WAITING_LIST', 'INVITED']);
  // Back at the end of the line, and not asked again by itself.
  value(await withdraw(runId, after));
  expect(value(await offerDuePlaces(runId))).toEqual({ offered: 0 });
  // By hand they are; taking the place ends the offer as taken.
  value(await offerPlaces(office, runId, { enrolmentIds: [next], hours: 24 }));
  value(await decideEnrolments(office, runId, { enrolmentIds: [next], to: 'CONFIRMED', reason: null }));
  const offers = await db.placeOffer.findMany({
    where: { enrolmentId: next },
    orderBy: { offeredAt: 'asc' },
    select: { taken: true },
  });
  expect(offers).toEqual([{ taken: false }, { taken: true }]);
});

test('a place of a country goes to the next of that country, whoever waits longer', async () => {
  const quotas = (['UZ', 'KZ'] as const).map((countryCode) => ({
    institutionId: null,
    countryCode,
    places: 1,
  }));
  const { runId, ids } = await waitingRun(['UZ', 'KZ', 'UZ', 'KZ'], { capacity: 2, quotas });
  const [, kazakh = '', , nextKazakh = ''] = ids;
  value(await withdraw(runId, kazakh));
  expect(value(await offerDuePlaces(runId))).toEqual({ offered: 1 });
  expect(await states(ids)).toEqual(['CONFIRMED', 'WITHDRAWN', 'WAITING_LIST', 'INVITED']);
  expect(await openOffer(nextKazakh)).toBeTruthy();
});

test('without a time for answers the coordinator offers; a run that began offers nothing', async () => {
  const { runId, ids } = await waitingRun([null, null], { capacity: 1, offerHours: null });
  const [first = '', second = ''] = ids;
  value(await withdraw(runId, first));
  expect(value(await offerDuePlaces(runId))).toEqual({ offered: 0 });
  expect(codes(await offerPlaces(office, runId, { enrolmentIds: [first], hours: 24 }))).toEqual([
    'OFFER_NOT_WAITING',
  ]);
  value(await offerPlaces(office, runId, { enrolmentIds: [second], hours: 24 }));
  // Taken back: the offer is over, and the place free.
  value(await decideEnrolments(office, runId, { enrolmentIds: [second], to: 'WAITING_LIST', reason: null }));
  expect(await db.placeOffer.findMany({ select: { taken: true }, where: { enrolmentId: second } })).toEqual([
    { taken: false },
  ]);
  const past = await waitingRun([null, null], { capacity: 1, startsOn: '2020-06-15', endsOn: '2020-06-17' });
  value(await withdraw(past.runId, past.ids[0] ?? ''));
  expect(value(await offerDuePlaces(past.runId))).toEqual({ offered: 0 });
  const late = { enrolmentIds: past.ids.slice(1), hours: 24 };
  expect(codes(await offerPlaces(office, past.runId, late))).toEqual(['OFFER_TOO_LATE']);
  const foreign = await coordinatorOf({ countryCode: 'KZ' });
  await expect(offerPlaces(foreign, runId, { enrolmentIds: [second], hours: 24 })).rejects.toThrow(NotFound);
});
