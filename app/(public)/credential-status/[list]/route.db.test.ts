import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GET as didOfTheOffice } from '@/app/(public)/did.json/route';
import { certificateBadge } from '@/lib/certificates/credential/commands';
import { trustOf } from '@/lib/certificates/credential/did';
import { judgeStatusList } from '@/lib/certificates/credential/rules';
import { issueCertificates } from '@/lib/certificates/issue/commands';
import { certifiableRun } from '@/lib/certificates/testing/fixture';
import { db } from '@/lib/db/client';
import { office, value } from '@/lib/runs/testing/fixture';
import { GET } from './route';

const list = (of: string) =>
  GET(new Request('http://localhost:3000'), { params: Promise.resolve({ list: of }) });

beforeEach(() => vi.stubEnv('CASCADE_URL', 'http://localhost:3000'));
afterEach(() => vi.unstubAllEnvs());

it('is not there before there is a certificate, and then signed by a key that is published', async () => {
  expect((await list('1')).status).toBe(404);
  const run = await certifiableRun();
  value(await issueCertificates(run.coordinator, run.runId, run.input()));
  const { id } = await db.certificate.findFirstOrThrow({ where: { runId: run.runId } });
  await certificateBadge(office, id, 'json');

  const did = await didOfTheOffice();
  expect(did.headers.get('content-type')).toBe('application/did+json');
  const trust = trustOf(await did.json());
  expect(trust?.size).toBe(1);
  const answer = await list('0');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
  // There is no second list: nobody is sent to ask for it.
  expect(answer.headers.get('link')).toBeNull();
  expect(await judgeStatusList(await answer.text(), trust!)).not.toBeNull();
});

it.each(['', '-1', '00', '1e3', '99999', 'x', '0x0'])('knows no list %j', async (of) => {
  expect((await list(of)).status).toBe(404);
});
