import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GET as file } from '@/app/api/shared/[code]/[form]/route';
import { closeLimits } from '@/lib/auth/limits';
import { issueCertificates } from '@/lib/certificates/issue/commands';
import { shareCertificate, stopSharingCertificate } from '@/lib/certificates/sharing/commands';
import { accountOf, certifiableRun } from '@/lib/certificates/testing/fixture';
import { db } from '@/lib/db/client';
import { value } from '@/lib/runs/testing/fixture';
import { GET } from './route';

beforeEach(() => {
  vi.stubEnv('CASCADE_URL', 'http://localhost:3000');
  vi.stubEnv('CASCADE_SECRET', 'secret of the test');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await db.$executeRaw`DELETE FROM rate_limit`;
});
afterAll(closeLimits);

const request = () => new Request('http://localhost:3000/', { headers: { 'accept-language': 'ru' } });
const ask = (code: string) => GET(request(), { params: Promise.resolve({ code }) });
const askFile = (code: string, form: string) => file(request(), { params: Promise.resolve({ code, form }) });

async function shared() {
  const run = await certifiableRun();
  value(
    await issueCertificates(run.coordinator, run.runId, run.input({ enrolmentIds: run.earned.slice(0, 1) })),
  );
  const { id } = await db.certificate.findFirstOrThrow({ where: { runId: run.runId } });
  const holder = await accountOf(run.earned[0] ?? '');
  const { address } = value(await shareCertificate(holder, id));
  return { holder, id, code: address.slice(-26) };
}

it('runs nothing, is kept nowhere and listed nowhere, and offers what is shared', async () => {
  const { code } = await shared();
  const answer = await ask(code);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-robots-tag')).toContain('noindex');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  const text = await answer.text();
  expect(text).toContain('<meta name="robots" content="noindex" />');
  expect(text).not.toContain('<script');
  for (const form of ['pdf', 'png', 'json']) expect(text).toContain(`href="/api/shared/${code}/${form}"`);
  const badge = await askFile(code, 'png');
  expect(badge.headers.get('content-type')).toBe('image/png');
  expect(badge.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.png"$/);
});

it('looks the same switched off, unknown and nonsensical', async () => {
  const { holder, id, code } = await shared();
  value(await stopSharingCertificate(holder, id));
  const [off, ...others] = await Promise.all(
    [code, '0'.repeat(26), 'nonsense'].map(async (text) => {
      const answer = await ask(text);
      return { status: answer.status, headers: [...answer.headers], text: await answer.text() };
    }),
  );
  expect(off?.status).toBe(404);
  for (const other of others) expect(other).toEqual(off);
  for (const text of [code, '0'.repeat(26)]) expect((await askFile(text, 'pdf')).status).toBe(404);
});

it('slows whoever guesses, and goes on showing what is there', async () => {
  const { code } = await shared();
  const tried: number[] = [];
  for (let guess = 0; guess < 32; guess++) tried.push((await ask('nonsense')).status);
  expect(tried.filter((status) => status === 404)).toHaveLength(30);
  expect(tried.at(-1)).toBe(429);
  expect((await askFile('nonsense', 'pdf')).status).toBe(429);
  expect((await ask(code)).status).toBe(200);
});
