import { beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dateOf } from '@/lib/time/day';
import { courseWithRuns, personOf } from '../cascade/testing/world';
import { renewQualification } from '../renewals/commands';
import { office, value } from '@/lib/programmes/testing/fixture';
import { entitle, hold, kindOf } from '../testing/fixture';
import { tellEndings } from './commands';

const now = new Date('2026-11-23T12:00:00Z');
const today = '2026-11-23';
let written = 0;

beforeAll(async () => {
  await db.office.create({
    data: {
      ...{ id: 1, nameEn: 'Regional Office', nameRu: 'Региональный офис', countryCode: 'UZ' },
      ...{ timeZone: 'Asia/Tashkent', numberPrefix: 'TST' },
    },
  });
});

/** Somebody with an address, who is written to in the language. */
async function addressed(name: string, preferredLanguage: string) {
  const personId = await personOf(name);
  const email = `holder${++written}@example.org`;
  await db.person.update({ where: { id: personId }, data: { email, preferredLanguage } });
  return { personId, email };
}

const mailsTo = (email: string) =>
  db.mailMessage.findMany({ where: { toAddress: email }, orderBy: { createdAt: 'asc' } });

it('tells a holder once for each last day, with what renews the status, in their language', async () => {
  const { courseId, run } = await courseWithRuns();
  const typeId = await kindOf({ nameRu: 'Национальный тренер', validityMonths: 12, renewalRuns: 2 });
  await entitle(typeId, courseId);
  const { personId, email } = await addressed('Kept Trainer', 'ru');
  const id = await hold(personId, typeId, { validFrom: '2026-01-23', validUntil: '2027-01-22' });
  await run({ startsOn: '2026-02-02', trainers: [personId] });
  expect(await tellEndings(now)).toBe(1);
  expect(await tellEndings(now)).toBe(0);
  const [mail] = await mailsTo(email);
  expect(mail).toMatchObject({ template: 'status-ending', language: 'RU' });
  expect(mail?.text).toContain('«Национальный тренер» действует по 22 января 2027 г. включительно');
  expect(mail?.text).toContain('за проведение 2 курсов (проведено: 1)');
  expect(mail?.text).toContain('Региональный офис');

  await run({ startsOn: '2026-10-01', trainers: [personId] });
  value(await renewQualification(office, id, today));
  expect(await tellEndings(now)).toBe(0);
  expect(await tellEndings(new Date('2027-12-01T12:00:00Z'))).toBe(1);
  expect(await mailsTo(email)).toHaveLength(2);
});

it('tells nobody too early or too late, whose status goes on or was taken away, or who has no address', async () => {
  const typeId = await kindOf({ validityMonths: 12 });
  const on = async (name: string, validUntil: string | null) => {
    const holder = await addressed(name, 'en');
    return { ...holder, id: await hold(holder.personId, typeId, { validUntil }) };
  };
  await on('Later', addDays(today, 61));
  await on('Over', addDays(today, -1));
  await on('Endless', null);
  const goesOn = await on('Goes On', addDays(today, 30));
  await hold(goesOn.personId, typeId, { validFrom: today });
  const withdrawn = await on('Withdrawn', addDays(today, 30));
  await db.qualification.update({
    where: { id: withdrawn.id },
    data: { withdrawnAt: now, withdrawnBy: 'test', withdrawnReason: 'Left' },
  });
  const silent = await personOf('No Address');
  const unheard = await hold(silent, typeId, { validUntil: addDays(today, 30) });
  expect(await tellEndings(now)).toBe(0);

  // As soon as there is an address, the account's too, it is made up for.
  await db.account.create({ data: { email: 'late@example.org', name: 'Late', personId: silent } });
  expect(await tellEndings(now)).toBe(1);
  const [mail] = await mailsTo('late@example.org');
  expect(mail?.text).toContain('Dear No Address');
  // Nothing renews it: no empty paragraph stands where that would be said.
  expect(mail?.text).not.toMatch(/\n{3}|renewed/);
  const told = await db.qualification.findUniqueOrThrow({ where: { id: unheard } });
  expect(told.endingToldFor).toEqual(dateOf(addDays(today, 30)));
});

it('tells on the first day and on the last, and nobody twice where two processes look at once', async () => {
  const typeId = await kindOf({ validityMonths: 12 });
  const holders = [];
  for (const days of [0, 60, 7, 8]) {
    const holder = await addressed(`Ends In ${days}`, 'en');
    await hold(holder.personId, typeId, { validUntil: addDays(today, days) });
    holders.push(holder);
  }
  const told = await Promise.all([tellEndings(now), tellEndings(now), tellEndings(now)]);
  expect(told.reduce((sum, each) => sum + each, 0)).toBe(4);
  for (const { email } of holders) expect(await mailsTo(email)).toHaveLength(1);
});
