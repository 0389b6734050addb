import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { changePerson, createPerson } from '@/lib/people/commands';
import { compareWithAll, keepApart } from '@/lib/people/duplicates/commands';
import { duplicates, duplicatesOf } from '@/lib/people/duplicates/queries';
import { personSchema } from '@/lib/people/schema';
import { coordinatorOf, courseOf, office, runOf, value } from '@/lib/runs/testing/fixture';
import { enrol } from './commands';

const entered = async (facts: object) =>
  value(await createPerson(office, personSchema.parse(facts))).personId;
const filter = { q: '', page: 1, apart: false, certainty: null, countryCode: null };
const jobs = () =>
  db.$queryRaw<{ payload: { personIds: string[] } }[]>`
    SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = 'find-duplicates' ORDER BY j.id`;

let [first, second, third]: string[] = [];
beforeAll(async () => {
  first = await entered({
    officialName: 'Исаков Өмүрбек Болотович',
    phone: '+996555123456',
    birthDate: '1984-05-17',
  });
  second = await entered({ latinName: 'Omurbek Isakov', phone: '+996555123456' });
  third = await entered({ officialName: 'Өмүрбек Исаков' });
  await entered({ officialName: 'Бекова Айгерим', phone: '+996555123456' });
  await entered({ officialName: 'Исакова Өмүргүл' });
});

test('whoever is written is compared, by a job of the same transaction', async () => {
  expect((await jobs()).map(({ payload }) => payload.personIds)).toContainEqual([second]);
});

describe('suspicions', () => {
  test('are found across scripts and orders, the likeliest first, with reasons', async () => {
    await compareWithAll([second as string, third as string]);
    const { rows, total, mayMerge } = await duplicates(office, filter);
    expect({ total, mayMerge }).toEqual({ total: 2, mayMerge: true });
    expect(rows.map(({ aId, bId, certainty }) => [aId, bId, certainty])).toEqual([
      [first, second, 'LIKELY'],
      [second, third, 'POSSIBLE'],
    ]);
    expect(rows[0]?.reasons).toContain('PHONE_SAME');
    expect((await duplicates(office, { ...filter, certainty: 'LIKELY' })).total).toBe(1);
    expect((await duplicatesOf(office, second as string)).map(({ other }) => other.id)).toEqual([
      first,
      third,
    ]);
    const before = await db.duplicateCandidate.findMany({ orderBy: [{ aId: 'asc' }, { bId: 'asc' }] });
    await compareWithAll([first as string, second as string, third as string]);
    expect(await db.duplicateCandidate.findMany({ orderBy: [{ aId: 'asc' }, { bId: 'asc' }] })).toEqual(
      before,
    );
  });

  test('"not the same" is remembered whatever is found later, and can be taken back', async () => {
    const pair = { aId: second as string, bId: first as string };
    value(await keepApart(office, { ...pair, apart: true }));
    await compareWithAll([first as string, second as string]);
    expect(await duplicatesOf(office, first as string)).toEqual([]);
    expect((await duplicatesOf(office, second as string)).map(({ other }) => other.id)).toEqual([third]);
    expect((await duplicates(office, { ...filter, apart: true })).rows).toMatchObject([
      { aId: first, bId: second },
    ]);
    value(await keepApart(office, { ...pair, apart: false }));
    expect(await duplicatesOf(office, first as string)).toHaveLength(1);
  });

  test('go when what they rest on is corrected', async () => {
    value(
      await changePerson(office, third as string, personSchema.parse({ officialName: 'Токтогулов Жаныбек' })),
    );
    await compareWithAll([third as string]);
    expect(await duplicatesOf(office, third as string)).toEqual([]);
  });

  test('are of people whom one sees, both of them', async () => {
    const { courseId } = await courseOf('DUP');
    const { runId } = await runOf(courseId);
    value(await enrol(office, runId, { personIds: [first as string], state: 'NOMINATED', reason: null }));
    const foreign = await coordinatorOf({ countryCode: 'KZ' });
    const own = await coordinatorOf({ countryCode: 'UZ' });
    expect((await duplicates(foreign, filter)).rows).toEqual([]);
    expect(await duplicatesOf(foreign, second as string)).toEqual([]);
    expect((await duplicates(own, filter)).mayMerge).toBe(false);
    const decision = { aId: first as string, bId: second as string, apart: true };
    await expect(keepApart(foreign, decision)).rejects.toThrow(NotFound);
    value(await keepApart(own, decision));
  });
});
