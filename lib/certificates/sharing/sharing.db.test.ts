import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stranger } from '@/lib/attendance/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, coordinatorOf, office, value } from '@/lib/runs/testing/fixture';
import { revokeCertificate } from '../commands';
import { issueCertificates } from '../issue/commands';
import { myCertificates } from '../queries';
import { judgeBadge } from '../credential/rules';
import { accountOf, certifiableRun } from '../testing/fixture';
import { shareCertificate, sharedFile, stopSharingCertificate } from './commands';
import { sharedCertificate } from './queries';

beforeEach(() => vi.stubEnv('CASCADE_URL', 'https://cascade.example.org'));
afterEach(() => vi.unstubAllEnvs());

/** Somebody with a certificate of their own. */
async function holding(options: Parameters<typeof certifiableRun>[0] = {}) {
  const run = await certifiableRun(options);
  value(
    await issueCertificates(run.coordinator, run.runId, run.input({ enrolmentIds: run.earned.slice(0, 1) })),
  );
  const certificate = await db.certificate.findFirstOrThrow({ where: { runId: run.runId } });
  return { run, certificate, holder: await accountOf(run.earned[0] ?? '') };
}

const codeOf = (address: string) => address.slice(address.lastIndexOf('/') + 1);

it('shows what was certified to anyone who has the address, and is one page however often it is asked for', async () => {
  const { certificate, holder } = await holding();
  const pages = await Promise.all([1, 2, 3].map(() => shareCertificate(holder, certificate.id)));
  const [page, ...others] = pages.map(value);
  for (const other of others) expect(other).toEqual(page);
  expect(page?.address).toMatch(/^https:\/\/cascade\.example\.org\/shared\/[0-9A-Z]{26}$/);
  const code = codeOf(page?.address ?? '');
  expect(code).not.toBe(certificate.code);
  expect(await sharedCertificate(code)).toMatchObject({
    code,
    forms: ['pdf', 'png', 'json'],
    answer: { state: 'GENUINE', number: certificate.number, run: { placeEn: 'Bishkek, Kyrgyzstan' } },
  });
  expect(await db.sharedLink.count({ where: { certificateId: certificate.id } })).toBe(1);
  const entries = await db.auditEntry.findMany({ where: { subjectId: certificate.id } });
  expect(entries.filter(({ action }) => action === 'shareCertificate')).toHaveLength(1);
});

it('is off at once, and on again at another address; the rows keep who and when', async () => {
  const { certificate, holder } = await holding();
  const first = value(await shareCertificate(holder, certificate.id));
  expect((await myCertificates(holder))[0]?.shared).toEqual(first);
  value(await stopSharingCertificate(holder, certificate.id));
  expect(await sharedCertificate(codeOf(first.address))).toBeNull();
  await expect(sharedFile(codeOf(first.address), 'pdf')).rejects.toThrow(NotFound);
  expect((await myCertificates(holder))[0]?.shared).toBeNull();
  // A second time there is nothing to switch off.
  value(await stopSharingCertificate(holder, certificate.id));

  const second = value(await shareCertificate(holder, certificate.id));
  expect(second.address).not.toBe(first.address);
  expect(await sharedCertificate(codeOf(first.address))).toBeNull();
  expect(await sharedCertificate(codeOf(second.address))).not.toBeNull();
  const rows = await db.sharedLink.findMany({
    where: { certificateId: certificate.id },
    orderBy: { startedAt: 'asc' },
    select: { startedBy: true, endedBy: true, endedAt: true },
  });
  expect(rows).toEqual([
    { startedBy: holder.by, endedBy: holder.by, endedAt: expect.any(Date) },
    { startedBy: holder.by, endedBy: null, endedAt: null },
  ]);
});

it('is the holder’s alone: whoever else reads the certificate cannot share it, nor switch it off', async () => {
  const { run, certificate, holder } = await holding();
  value(await shareCertificate(holder, certificate.id));
  const elsewhere = await coordinatorOf({ programmeId: (await certifiableRun()).programmeId });
  for (const actor of [office, run.coordinator, run.trainer, elsewhere, await stranger()]) {
    await expect(shareCertificate(actor, certificate.id)).rejects.toThrow(NotFound);
    await expect(stopSharingCertificate(actor, certificate.id)).rejects.toThrow(NotFound);
  }
  for (const id of ['nonsense', '', crypto.randomUUID()]) {
    await expect(shareCertificate(holder, id)).rejects.toThrow(NotFound);
  }
  expect((await myCertificates(holder))[0]?.shared).not.toBeNull();
});

it('says of a sensitive run neither title nor place, and hands out no paper that does', async () => {
  const { certificate, holder } = await holding({ sensitive: true });
  const code = codeOf(value(await shareCertificate(holder, certificate.id)).address);
  const shown = await sharedCertificate(code);
  expect(shown).toMatchObject({ forms: ['png', 'json'], answer: { course: null, run: null } });
  expect(JSON.stringify(shown)).not.toMatch(/Bishkek|Бишкек|Course|Курс/);
  await expect(sharedFile(code, 'pdf')).rejects.toThrow(NotFound);
  const badge = await sharedFile(code, 'json');
  expect(Buffer.from(badge.bytes).toString()).not.toMatch(/Bishkek|Бишкек|"Course|Курс/);
});

it('tells when the certificate was revoked, hands out nothing then, and is not switched on anew', async () => {
  const { certificate, holder } = await holding();
  const code = codeOf(value(await shareCertificate(holder, certificate.id)).address);
  value(await revokeCertificate(office, certificate.id, { reason: 'the secret reason' }));
  const shown = await sharedCertificate(code);
  expect(shown).toMatchObject({ forms: [], answer: { state: 'REVOKED', endedAt: expect.any(Date) } });
  expect(JSON.stringify(shown)).not.toContain('secret reason');
  for (const form of ['pdf', 'png', 'json']) await expect(sharedFile(code, form)).rejects.toThrow(NotFound);
  value(await stopSharingCertificate(holder, certificate.id));
  expect(codes(await shareCertificate(holder, certificate.id))).toEqual(['CERTIFICATE_ENDED']);
});

it('hands out the paper and the badge as their holder gets them', async () => {
  const { certificate, holder } = await holding();
  const code = codeOf(value(await shareCertificate(holder, certificate.id)).address);
  const pdf = await sharedFile(code, 'pdf');
  expect(pdf).toMatchObject({ name: `${certificate.number}.pdf`, mediaType: 'application/pdf' });
  expect(Buffer.from(pdf.bytes).subarray(0, 5).toString()).toBe('%PDF-');
  const png = await sharedFile(code, 'png');
  expect(png).toMatchObject({ name: `${certificate.number}.png`, mediaType: 'image/png' });
  // By no key at all it is of another signer, and so a badge that was signed.
  expect(await judgeBadge(new Uint8Array(png.bytes), new Map())).toMatchObject({ answer: 'NOT_OURS' });
  for (const form of ['jwt', 'exe', '', '../pdf']) {
    await expect(sharedFile(code, form)).rejects.toThrow(NotFound);
  }
});

it('is not opened by the code of the paper, nor by anything else', async () => {
  const { certificate, holder } = await holding();
  value(await shareCertificate(holder, certificate.id));
  for (const text of [certificate.code, certificate.id, '', 'nonsense', "' OR 1=1 --", '7'.repeat(5000)]) {
    expect(await sharedCertificate(text)).toBeNull();
    await expect(sharedFile(text, 'pdf')).rejects.toThrow(NotFound);
  }
});

it('is never rewritten or taken out of the database', async () => {
  const { certificate, holder } = await holding();
  value(await shareCertificate(holder, certificate.id));
  value(await stopSharingCertificate(holder, certificate.id));
  const where = { certificateId: certificate.id };
  await expect(db.sharedLink.updateMany({ where, data: { endedAt: null, endedBy: null } })).rejects.toThrow();
  await expect(db.sharedLink.deleteMany({ where })).rejects.toThrow();
  value(await shareCertificate(holder, certificate.id));
  const live = { ...where, endedAt: null };
  await expect(db.sharedLink.updateMany({ where: live, data: { startedBy: 'x' } })).rejects.toThrow();
  const code = '0'.repeat(26);
  await expect(db.sharedLink.create({ data: { ...where, code, startedBy: 'x' } })).rejects.toThrow();
});
