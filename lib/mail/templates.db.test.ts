import { expect, test } from 'vitest';
import { loadActor, systemActor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done } from '@/lib/errors/outcome';
import { resetMailTemplate, setMailTemplate } from './commands';
import { mailTemplate, mailTemplates } from './queries';
import { mailTemplateSchema } from './schema';
import { sendMail } from './send';

const office = systemActor('test');
const key = { name: 'sign-in-link', language: 'EN' } as const;
const own = { ...key, subject: 'Come in', text: 'Dear {name}: {url} ({minutes})' };

async function sent() {
  const params = { name: 'Anna {url}', minutes: 1 };
  const mail = {
    to: 'a@example.org',
    language: 'EN',
    template: 'sign-in-link',
    path: '/link#x',
    params,
  } as const;
  await inTransaction(async (tx) => done(await sendMail(tx, mail)));
  return db.mailMessage.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
}

test('the office writes its own words, and goes back to those that Cascade brings', async () => {
  await setMailTemplate(office, own);
  expect(await sent()).toMatchObject({
    subject: 'Come in',
    text: 'Dear Anna {url}: http://localhost:3000/link#x (1 minute)',
  });
  expect(await mailTemplate(office, key)).toMatchObject({ changed: true, words: { subject: 'Come in' } });
  await resetMailTemplate(office, key);
  expect((await sent()).subject).toBe('Sign in to Cascade');
  const row = (await mailTemplates(office)).find(({ name }) => name === 'sign-in-link');
  expect(row?.languages.every(({ changedAt }) => changedAt === null)).toBe(true);
});

test('words that would be of no use are refused beside their field', () => {
  const refusals = (changes: Partial<typeof own>) =>
    mailTemplateSchema
      .safeParse({ ...own, ...changes })
      .error?.issues.map(({ path, message }) => [path[0], message]);
  expect(refusals({})).toBe(undefined);
  expect(refusals({ text: 'Dear {name}' })).toEqual([['text', 'PLACEHOLDER_MISSING|name=url']]);
  expect(refusals({ subject: '{who}' })).toEqual([['subject', 'PLACEHOLDER_UNKNOWN|name=who']]);
  expect(refusals({ subject: 'a { b' })).toEqual([['subject', 'PLACEHOLDER_BROKEN']]);
  expect(refusals({ subject: ' ' })).toEqual([['subject', 'REQUIRED']]);
});

test('only administrators see and write them', async () => {
  const grants = { create: { role: 'COORDINATOR' as const, grantedBy: 'test' } };
  const data = { email: 'coordinator@office.example', name: 'Coordinator', grants };
  const { id } = await db.account.create({ data, select: { id: true } });
  const coordinator = await loadActor(id);
  if (!coordinator) throw new Error('no actor');
  await expect(mailTemplates(coordinator)).rejects.toThrow(NotFound);
  await expect(mailTemplate(coordinator, key)).rejects.toThrow(NotFound);
  await expect(setMailTemplate(coordinator, own)).rejects.toThrow(NotFound);
  await expect(resetMailTemplate(coordinator, key)).rejects.toThrow(NotFound);
});
