import ICAL from 'ical.js';
import { beforeAll, expect, test } from 'vitest';
import { loadActor, type Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { cancelRun } from '../commands';
import { scheduleSession } from '../sessions/commands';
import { coordinatorOf, courseOf, office, personOf, runOf, sessionInput, value } from '../testing/fixture';
import { assignTrainer } from '../trainers/commands';
import { endFeed, renewFeed, subscribe } from './commands';
import { feedCalendar, ownFeed } from './queries';

const year = new Date().getUTCFullYear() + 1;
const plan = { startsOn: `${year}-06-15`, endsOn: `${year}-06-17` };
let programmeId: string;
let courseId: string;
beforeAll(async () => {
  ({ programmeId, courseId } = await courseOf('FEED'));
});

const codeIn = (address: string) => /\/api\/calendar\/([\w-]{43})\.ics$/.exec(address)?.[1] ?? '';
const read = (address: string) => feedCalendar(codeIn(address), new Date());

async function eventsAt(address: string): Promise<ICAL.Event[]> {
  const calendar = await read(address);
  const parsed = new ICAL.Component(ICAL.parse(calendar?.text ?? ''));
  return parsed.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
}

async function runWithSession(changes: Parameters<typeof runOf>[1] = {}) {
  const { runId } = await runOf(courseId, { ...plan, ...changes });
  const hours = sessionInput(`${year}-06-15T09:00`, `${year}-06-15T10:30`, { titleEn: 'First hour' });
  value(await scheduleSession(office, runId, hours));
  return runId;
}

async function accountOf(personId: string): Promise<Actor> {
  const email = `f${process.hrtime.bigint()}@example.org`;
  const { id } = await db.account.create({ data: { email, name: 'Own', personId }, select: { id: true } });
  const actor = await loadActor(id);
  if (!actor) throw new Error('no actor');
  return actor;
}

test("a run's feed shows its sessions at their instants, and is the same bytes when nothing changed", async () => {
  const actor = await coordinatorOf({ countryCode: 'UZ' });
  const runId = await runWithSession();
  const { address, feedId } = value(await subscribe(actor, { kind: 'RUN', id: runId }));
  expect(value(await subscribe(actor, { kind: 'RUN', id: runId }))).toEqual({ address, feedId });
  expect(await ownFeed(actor, { kind: 'RUN', id: runId })).toEqual({ address, feedId });
  const [event, ...others] = await eventsAt(address);
  expect(others).toEqual([]);
  expect(event?.summary).toBe('First hour · Course FEED');
  expect(event?.startDate.toJSDate().toISOString()).toBe(`${year}-06-15T04:00:00.000Z`);
  expect((await read(address))?.etag).toBe((await read(address))?.etag);
  value(await cancelRun(office, runId, { reason: 'x' }));
  expect(await eventsAt(address)).toEqual([]);
});

test('a renewed address, an ended feed and a made-up code open nothing, all alike', async () => {
  const actor = await coordinatorOf({ countryCode: 'UZ' });
  const runId = await runWithSession();
  const first = value(await subscribe(actor, { kind: 'RUN', id: runId }));
  const second = value(await renewFeed(actor, first.feedId));
  expect(await read(first.address)).toBe(null);
  expect(await read(second.address)).not.toBe(null);
  const other = await coordinatorOf({ countryCode: 'UZ' });
  await expect(renewFeed(other, first.feedId)).rejects.toThrow(NotFound);
  await expect(endFeed(other, first.feedId)).rejects.toThrow(NotFound);
  value(await endFeed(actor, first.feedId));
  expect(await read(second.address)).toBe(null);
  expect(await ownFeed(actor, { kind: 'RUN', id: runId })).toBe(null);
  expect(await feedCalendar('x'.repeat(43), new Date())).toBe(null);
});

test('a feed shows what its account may see when it is read, and not what it might once', async () => {
  const actor = await coordinatorOf({ countryCode: 'UZ' });
  const here = await runWithSession();
  const there = await runWithSession({ countryCode: 'KZ' });
  await expect(subscribe(actor, { kind: 'RUN', id: there })).rejects.toThrow(NotFound);
  const { address } = value(await subscribe(actor, { kind: 'RUN', id: here }));
  const programme = value(await subscribe(actor, { kind: 'PROGRAMME', id: programmeId }));
  const uids = (await eventsAt(programme.address)).map(({ uid }) => uid);
  expect(uids).toContain(`run-${here}@localhost`);
  expect(uids).not.toContain(`run-${there}@localhost`);
  await db.grant.updateMany({
    where: { accountId: actor.accountId ?? '' },
    data: { revokedAt: new Date(), revokedBy: 'test' },
  });
  expect([await read(address), await read(programme.address)]).toEqual([null, null]);
});

test("a person's feed shows what they attend and what they teach, and nothing of an account that was closed", async () => {
  const personId = await personOf('Feed Person');
  const actor = await accountOf(personId);
  const [attended, taught] = [await runWithSession(), await runWithSession()];
  await db.enrolment.create({ data: { runId: attended, personId, state: 'INVITED' } });
  const later = { startsOn: `${year}-07-15`, endsOn: `${year}-07-15` };
  const { runId: teaching } = await runOf(courseId, later);
  value(await assignTrainer(office, teaching, { personId, waiverReason: null }));
  const { address } = value(await subscribe(actor, { kind: 'PERSON', id: null }));
  const events = await eventsAt(address);
  expect(events.map(({ summary }) => summary).sort()).toEqual([
    'Course FEED (teaching)',
    'First hour · Course FEED (invited)',
  ]);
  expect(events.map(({ uid }) => uid).join()).not.toContain(taught);
  await db.account.update({ where: { id: actor.accountId ?? '' }, data: { disabledAt: new Date() } });
  expect(await read(address)).toBe(null);
});

test('of a sensitive run a feed says neither what it is nor where', async () => {
  const actor = await coordinatorOf({ countryCode: 'UZ' });
  const runId = await runWithSession({ sensitive: true });
  const own = value(await subscribe(actor, { kind: 'RUN', id: runId }));
  const text = (await read(own.address))?.text ?? '';
  expect(text).toContain('Training');
  expect(text).not.toMatch(/FEED|First hour|Tashkent/);
});
