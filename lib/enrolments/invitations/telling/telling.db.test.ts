import { describe, expect, test } from 'vitest';
import { cancelRun, changeRun } from '@/lib/runs/commands';
import { codes, office, runInput, value } from '@/lib/runs/testing/fixture';
import { decideEnrolments } from '../../commands';
import { answerInvitation } from '../answers/commands';
import { invite, remind } from '../commands';
import { remindDue } from '../reminders/commands';
import {
  codeIn,
  courseId,
  delivered,
  eventOf,
  person,
  plainInvite,
  plan,
  runWith,
  withPostOffice,
} from '../testing/fixture';
import { tellNow } from './commands';
import { pendingTelling } from './queries';

withPostOffice('TELL');

describe('what was told and what is come together', () => {
  test('new days are told once, to those who were invited, with what they were', async () => {
    const people = [await person('Told'), await person('Never invited')];
    const { runId, enrolmentIds } = await runWith(people);
    value(await invite(office, runId, { enrolmentIds: [enrolmentIds[0] ?? ''], ...plainInvite }));
    await delivered();
    expect(value(await tellNow(office, runId))).toEqual({ mailed: 0 });
    const moved = { ...plan, startsOn: '2031-06-23', endsOn: '2031-06-25' };
    value(await changeRun(office, runId, { ...runInput(courseId, moved), moveSessions: true }));
    const pending = await pendingTelling(office, runId, new Date());
    expect(pending).toMatchObject({ people: 1, changes: ['DATES'] });
    expect(pending.at?.getTime()).toBeGreaterThan(Date.now() + 4 * 60_000);
    // Two processes at once.
    const both = await Promise.all([tellNow(office, runId), tellNow(office, runId)]);
    expect(both.map((each) => value(each).mailed).sort()).toEqual([0, 1]);
    const [letter, ...others] = await delivered();
    expect(others).toEqual([]);
    expect(letter?.text).toContain('Days: 16–18 June 2031 → 23–25 June 2031');
    const { method, event } = eventOf(letter);
    expect([method, event.sequence, event.uid]).toEqual([
      'REQUEST',
      1,
      `enrolment-${enrolmentIds[0]}@localhost`,
    ]);
    expect(event.startDate.toJSDate().toISOString()).toBe('2031-06-23T04:00:00.000Z');
  });

  test('what is undone before it is told is never told', async () => {
    const { runId, enrolmentIds } = await runWith([await person('Undisturbed')]);
    value(await invite(office, runId, { enrolmentIds, ...plainInvite }));
    await delivered();
    const there = { ...plan, startsOn: '2031-07-16', endsOn: '2031-07-18' };
    value(await changeRun(office, runId, { ...runInput(courseId, there), moveSessions: true }));
    value(await changeRun(office, runId, { ...runInput(courseId, plan), moveSessions: true }));
    expect(value(await tellNow(office, runId))).toEqual({ mailed: 0 });
  });

  test('a lost place and a cancelled run are cancelled in the calendar, once each', async () => {
    const people = [await person('Withdrawn'), await person('Cancelled')];
    const { runId, enrolmentIds } = await runWith(people);
    value(await invite(office, runId, { enrolmentIds, ...plainInvite }));
    await delivered();
    value(
      await decideEnrolments(office, runId, {
        enrolmentIds: [enrolmentIds[0] ?? ''],
        to: 'WITHDRAWN',
        reason: 'x',
      }),
    );
    expect(value(await tellNow(office, runId))).toEqual({ mailed: 1 });
    const [first] = await delivered();
    expect(first?.to).toEqual([people[0]?.email]);
    expect([first?.calendar?.method, eventOf(first).method, eventOf(first).event.sequence]).toEqual([
      'CANCEL',
      'CANCEL',
      1,
    ]);
    value(await cancelRun(office, runId, { reason: 'no money' }));
    expect(value(await tellNow(office, runId))).toEqual({ mailed: 1 });
    expect(value(await tellNow(office, runId))).toEqual({ mailed: 0 });
    const [second] = await delivered();
    expect(second?.to).toEqual([people[1]?.email]);
    expect(eventOf(second).method).toBe('CANCEL');
  });
});

test('who has answered is not reminded, who has not is, once', async () => {
  const people = [await person('Prompt'), await person('Slow')];
  const { runId, enrolmentIds } = await runWith(people);
  value(await invite(office, runId, { enrolmentIds, answerBy: '2031-06-10', note: null }));
  const letters = await delivered();
  const code = codeIn(letters.find(({ to }) => to.includes(people[0]?.email ?? '')));
  value(await answerInvitation(code, { accepts: true, reason: null }));
  expect(await remindDue(runId, new Date('2031-06-05T00:00:00Z'))).toBe(0);
  const due = new Date('2031-06-08T00:00:00Z');
  expect([await remindDue(runId, due), await remindDue(runId, due)]).toEqual([1, 0]);
  const [reminder] = await delivered();
  expect(reminder?.to).toEqual([people[1]?.email]);
  expect(reminder?.calendar).toBe(null);
  expect(codes(await remind(office, runId, { enrolmentIds: [enrolmentIds[0] ?? ''], note: null }))).toEqual([
    'ALREADY_ANSWERED',
  ]);
});
