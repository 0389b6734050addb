import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { done, refuse } from '@/lib/errors/outcome';
import { deliver } from './deliver';
import { sendMail, type Mail } from './send';
import { postOffice } from './testing/post-office';

let post: Awaited<ReturnType<typeof postOffice>>;
const token = 'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6';
const mail: Mail = {
  to: 'aigul@office.example',
  language: 'RU',
  template: 'sign-in-link',
  path: `/link#${token}`,
  params: { name: 'Айгуль <script>', minutes: 30, days: 0 },
};

beforeAll(async () => {
  post = await postOffice();
});
beforeEach(() => {
  process.env.SMTP_URL = post.url;
  process.env.MAIL_FROM = 'Офис <office@office.example>';
});
afterEach(() => {
  post.letters.length = 0;
  post.accept();
});
afterAll(async () => {
  await post.close();
  await db.$disconnect();
});

const send = (each: Mail = mail) => inTransaction(async (tx) => done(await sendMail(tx, each)));
const latest = () => db.mailMessage.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
const jobs = () => db.$queryRaw<{ attempts: number }[]>`SELECT attempts FROM graphile_worker.jobs`;

test('a mail is delivered with a link that works, and remembered without it', async () => {
  await send();
  expect(await latest()).toMatchObject({ state: 'QUEUED', subject: 'Вход в Cascade' });
  await deliver({ mailId: (await latest()).id }, { attempt: 1, last: false });
  expect(post.letters).toHaveLength(1);
  expect(post.letters[0]?.to).toEqual(['aigul@office.example']);
  expect(post.letters[0]?.text).toContain(`http://localhost:3000/link#${token}`);
  expect(post.letters[0]?.raw).not.toContain('<script>');
  const sent = await latest();
  expect(sent).toMatchObject({ state: 'SENT', attempts: 1 });
  expect(sent.text).not.toContain(token);
  // A second try of the same job, after a crash, sends nothing twice.
  await deliver({ mailId: sent.id }, { attempt: 2, last: false });
  expect(post.letters).toHaveLength(1);
});

test('a server that is busy is tried again, and in the end the mail has failed', async () => {
  await send();
  const { id } = await latest();
  post.refuse('*', 451);
  await expect(deliver({ mailId: id }, { attempt: 1, last: false })).rejects.toThrow();
  expect(await latest()).toMatchObject({ state: 'QUEUED', attempts: 1 });
  await expect(deliver({ mailId: id }, { attempt: 12, last: true })).rejects.toThrow();
  const failed = await latest();
  expect(failed).toMatchObject({ state: 'FAILED', attempts: 12 });
  expect(failed.lastError).toMatch(/451/);
  expect(failed.lastError).not.toContain('aigul');
});

test('without a mail server it is kept, link and all, and nothing waits', async () => {
  delete process.env.SMTP_URL;
  const before = await jobs();
  await send();
  const kept = await latest();
  expect(kept.state).toBe('KEPT');
  expect(kept.text).toContain(token);
  expect(await jobs()).toHaveLength(before.length);
});

test('what is rolled back sends nothing', async () => {
  const [mails, waiting] = [await db.mailMessage.count(), await jobs()];
  await inTransaction(async (tx) => {
    await sendMail(tx, mail);
    return refuse('RUN_FULL');
  });
  expect([await db.mailMessage.count(), await jobs()]).toEqual([mails, waiting]);
});
