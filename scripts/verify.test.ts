import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { didDocument, didOf } from '@/lib/certificates/credential/did';
import { provenStatusList } from '@/lib/certificates/credential/signing';
import { statusListOf } from '@/lib/certificates/credential/status/content';
import {
  aBadge,
  aBadgeSigner,
  filesOf,
  now,
  publicUrl,
  trustIn,
} from '@/lib/certificates/credential/testing/badges';
import { closeCertificateWorkers } from '@/lib/certificates/document/render';
import { pemOf } from '@/lib/certificates/signature/certificate';
import { anOffice, drawnPapers, signed } from '@/lib/certificates/signature/testing/papers';

/** A status of which the day has come and gone. */
const ended = {
  qualification: { nameEn: 'National SFP 10-14 Trainer', nameRu: null, validUntil: '2020-01-31' },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cascade-verify-'));
  const [office, other, [first, second]] = await Promise.all([
    anOffice(),
    anOffice('Another Office'),
    drawnPapers(2),
  ]);
  if (!first || !second) throw new Error('two papers are drawn');
  const genuine = await signed(first, office.signer);
  const altered = genuine.slice();
  altered[3000] = (altered[3000] ?? 0) ^ 1;
  const signer = aBadgeSigner();
  const badges = filesOf(aBadge(0), signer);
  const list = provenStatusList(statusListOf(publicUrl, 0, [1001], now), signer, now);
  const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const files = {
    'badge.json': badges.json,
    'badge.png': badges.png,
    'badge.jwt': badges.jwt,
    'renamed.json': text({ ...JSON.parse(Buffer.from(badges.json).toString()), name: 'Another course' }),
    'revoked.json': filesOf(aBadge(1), signer).json,
    'ended.jwt': filesOf(aBadge(2, ended), signer).jwt,
    'elsewhere.png': filesOf(aBadge(0), aBadgeSigner()).png,
    'trust/did.json': text(didDocument(didOf(publicUrl), [...trustIn([signer]).values()])),
    'keys/did.json': text(didDocument(didOf(publicUrl), [...trustIn([signer]).values()])),
    'trust/list.json': text(list),
    'genuine.pdf': genuine,
    'expired.pdf': await signed({ ...first, expiresOn: '2020-01-31' }, office.signer),
    'second.pdf': await signed(second, office.signer),
    'altered.pdf': altered,
    'unsigned.pdf': first.pdf,
    'other.pdf': await signed(first, other.signer),
    'letter.pdf': new TextEncoder().encode('Dear all'),
    'trust/office.pem': new TextEncoder().encode(pemOf(office.root.certificate)),
  };
  await mkdir(path.join(folder, 'trust'));
  await mkdir(path.join(folder, 'keys'));
  await mkdir(path.join(folder, 'empty'));
  for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(folder, name), bytes);
}, 600_000);
afterAll(async () => {
  await closeCertificateWorkers();
  await rm(folder, { recursive: true });
});

const script = path.join(import.meta.dirname, 'verify.mjs');

/** As `npm run verify` does it, from the folder with the files. */
const verify = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, INIT_CWD: folder };
    execFile(process.execPath, [script, ...args], { env }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });

it(
  'says of each file what it is, a line each, and fails unless all are genuine',
  { timeout: 60_000 },
  async () => {
    const names = ['genuine', 'expired', 'altered', 'unsigned', 'other', 'letter', 'nowhere'].map(
      (name) => `${name}.pdf`,
    );
    expect(await verify(...names, '--trust', 'trust')).toEqual({
      code: 1,
      err: '',
      out: `genuine.pdf: genuine: TST-2027-000001, signed 2027-03-01 by Regional Office certificates
expired.pdf: genuine, but expired since 2020-02-01: TST-2027-000001, signed 2027-03-01 by Regional Office certificates
altered.pdf: altered: it is not as it was signed
unsigned.pdf: not ours: it carries no signature
other.pdf: not ours: nobody has signed it whom the certificates name
letter.pdf: unreadable: it is neither a PDF nor a badge
nowhere.pdf: unreadable: there is no such file
`,
    });
    expect(await verify('--trust', 'trust', 'genuine.pdf', 'second.pdf')).toMatchObject({ code: 0, err: '' });
  },
);

it('says of badges what they are, and by the kept list whether they hold', { timeout: 60_000 }, async () => {
  const names = [
    'badge.json',
    'badge.png',
    'badge.jwt',
    'renamed.json',
    'revoked.json',
    'ended.jwt',
    'elsewhere.png',
  ];
  const by = 'signed 2027-03-01 by UNODC Regional Office for Central Asia';
  expect(await verify(...names, '--trust', 'trust')).toEqual({
    code: 1,
    err: '',
    out: `badge.json: genuine: TST-2027-000001, ${by}; it held on 2027-03-01
badge.png: genuine: TST-2027-000001, ${by}; it held on 2027-03-01
badge.jwt: genuine: TST-2027-000001, ${by}; it held on 2027-03-01
renamed.json: altered: it is not as it was signed
revoked.json: genuine, but revoked or replaced before 2027-03-01: TST-2027-000002, ${by}
ended.jwt: genuine, but expired since 2020-02-01: TST-2027-000003, ${by}
elsewhere.png: not ours: nobody has signed it whom the certificates name
`,
  });
  expect(await verify('badge.png', '--trust', 'keys')).toEqual({
    code: 0,
    err: '',
    out: `badge.png: genuine: TST-2027-000001, ${by}; no list tells whether it still holds
`,
  });
});

it('says what it needs', { timeout: 60_000 }, async () => {
  expect(await verify('genuine.pdf')).toMatchObject({ code: 1, err: expect.stringContaining('--trust DIR') });
  expect(await verify('--trust', 'trust')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Name the files'),
  });
  for (const trust of ['empty', 'nowhere'])
    expect(await verify('genuine.pdf', '--trust', trust)).toMatchObject({ code: 1, out: '' });
});
