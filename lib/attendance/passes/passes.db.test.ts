import { beforeAll, expect, test } from 'vitest';
import { linkCode } from '@/lib/auth/links/rules';
import { db } from '@/lib/db/client';
import { invitationPath } from '@/lib/enrolments/invitations/wording/queries';
import { codeSecret } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { stranger, testRun, type TestRun } from '../testing/fixture';
import { badgeUrl, passes } from './queries';
import { codeInText, passHash } from './rules';

let run: TestRun;
let sessionId: string;

const known = async (text: string) => {
  const { passes: all } = await passes(run.trainer, sessionId);
  return all[await passHash(codeInText(text) ?? '')];
};

beforeAll(async () => {
  run = await testRun({ people: 4 });
  [sessionId = ''] = run.sessionIds;
});

test('a badge and an invitation are known, of everyone who has a place and of nobody else', async () => {
  const [first = '', second = '', third = ''] = run.enrolmentIds;
  const invitation = await db.invitation.create({
    data: { enrolmentId: second, told: {}, sentBy: 'test', linkVersion: 3 },
  });
  await db.enrolment.update({ where: { id: third }, data: { state: 'DECLINED' } });
  expect(await known(badgeUrl({ id: first, badgeVersion: 1 }))).toBe(first);
  expect(await known(invitationPath({ id: invitation.id, linkVersion: 3 }))).toBe(second);
  expect(await known(invitationPath({ id: invitation.id, linkVersion: 2 }))).toBeUndefined();
  expect(await known(badgeUrl({ id: third, badgeVersion: 1 }))).toBeUndefined();
});

test('forged codes, codes of another purpose and badges of another run are not', async () => {
  const [first = ''] = run.enrolmentIds;
  const other = await testRun({ people: 1 });
  expect(await known(badgeUrl({ id: other.enrolmentIds[0] ?? '', badgeVersion: 1 }))).toBeUndefined();
  expect(await known(linkCode('guessed', 'badge', first, 1))).toBeUndefined();
  expect(await known(linkCode(codeSecret(), 'nominate', first, 1))).toBeUndefined();
});

test('what a device gets names nobody and opens nothing, and is kept as the register is', async () => {
  const answer = await passes(run.trainer, sessionId);
  expect(answer).toMatchObject({ account: run.trainer.accountId, session: { keepOnPhone: true } });
  const text = JSON.stringify(answer);
  expect(text).not.toContain('Асанов');
  expect(text).not.toContain(codeInText(badgeUrl({ id: run.enrolmentIds[0] ?? '', badgeVersion: 1 })));
  await db.courseRun.update({ where: { id: run.runId }, data: { sensitive: true } });
  expect(await passes(run.trainer, sessionId)).toMatchObject({ session: { keepOnPhone: false } });
});

test('they are for who may record the session', async () => {
  const other = await testRun({ people: 1 });
  for (const actor of [other.trainer, other.coordinator, await stranger()])
    await expect(passes(actor, sessionId)).rejects.toThrow(NotFound);
  await expect(passes(run.trainer, 'nonsense')).rejects.toThrow(NotFound);
  expect((await passes(run.coordinator, sessionId)).account).toBe(run.coordinator.accountId);
});
