import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { value } from '@/lib/runs/testing/fixture';
import { db } from '@/lib/db/client';
import { addDays, dateOf } from '@/lib/time/day';
import { certificateBadge } from '../credential/commands';
import { certificateSnapshotSchema } from '../document/schema';
import { certificateFile } from '../file/commands';
import { myCertificates } from '../queries';
import { concat } from '../signature/bytes';
import { signedPaper } from '../signature/paper';
import { certificateSheet } from '../sheet/queries';
import { builtInTemplate, designFrom } from '../templates/rules';
import { accountOf, certifiableRun } from '../testing/fixture';
import { verification } from '../verification/queries';
import { standingOf } from '../verification/rules';
import { issueCertificates, writeCertificates } from './commands';
import { candidatesOf, issuableRun, issueTerms } from './queries';

const nothingStated = { language: null, issuedOn: null, signatories: null };

/** As a template with a validity has it issued. */
async function issuedFor(months: number | null, issuedOn?: string) {
  const run = await certifiableRun();
  const certificateId = await db.$transaction(async (tx) => {
    const issuable = value(await issuableRun(tx, run.coordinator, run.runId));
    const input = { ...run.input(), issuedOn: issuedOn ?? null };
    const design = designFrom({ ...builtInTemplate, validityMonths: months }, randomUUID(), new Map());
    const terms = issueTerms(issuable, input, design);
    const candidates = await candidatesOf(tx, issuable, terms, run.earned.slice(0, 1));
    const batch = await tx.issueBatch.create({ data: { runId: run.runId, issuedBy: 'test' } });
    const [written] = await writeCertificates(
      ...([tx, run.coordinator, issuable, terms, candidates, batch.id] as const),
    );
    return written?.id ?? '';
  });
  return { ...run, certificateId };
}

it('stands on the row, in the snapshot, on the paper, in the badge, and wherever the certificate is shown', async () => {
  const { certificateId, coordinator, runId, earned } = await issuedFor(12, '2024-02-29');
  const row = await db.certificate.findUniqueOrThrow({ where: { id: certificateId } });
  const expiresOn = '2025-02-28';
  expect(row.expiresOn).toEqual(dateOf(expiresOn));
  expect(certificateSnapshotSchema.parse(row.snapshot).expiresOn).toBe(expiresOn);
  const { bytes } = await certificateFile(coordinator, certificateId);
  expect(signedPaper(concat(bytes))?.marks).toMatchObject({ number: row.number, expiresOn });
  const badge = await certificateBadge(coordinator, certificateId, 'json');
  expect(Buffer.from(badge.bytes).toString()).toContain(`"validUntil": "${expiresOn}T23:59:59Z"`);

  const answer = await verification(row.code);
  expect(answer).toMatchObject({ state: 'GENUINE', expiresOn });
  expect(standingOf(answer, expiresOn)).toMatchObject({ expiredOn: null });
  expect(standingOf(answer, addDays(expiresOn, 1))).toMatchObject({ state: 'GENUINE', expiredOn: expiresOn });
  const sheet = await certificateSheet(coordinator, runId, nothingStated);
  // Nothing else changes when it expires: it is issued all the same, and not to be issued again by itself.
  expect(sheet.rows.find(({ enrolmentId }) => enrolmentId === earned[0])).toMatchObject({
    standing: 'ISSUED',
    certificates: [{ expiresOn, endedAt: null }],
  });
  const own = await myCertificates(await accountOf(earned[0] ?? ''));
  expect(own).toMatchObject([{ expiresOn, expired: true }]);
});

it('is nowhere on a certificate that counts for ever', async () => {
  const { certificateId, coordinator, earned } = await issuedFor(null);
  const row = await db.certificate.findUniqueOrThrow({ where: { id: certificateId } });
  expect(row.expiresOn).toBeNull();
  expect(row.snapshot).not.toHaveProperty('expiresOn');
  const { bytes } = await certificateFile(coordinator, certificateId);
  expect(signedPaper(concat(bytes))?.marks).not.toHaveProperty('expiresOn');
  expect(await verification(row.code)).toMatchObject({ expiresOn: null });
  expect(await myCertificates(await accountOf(earned[0] ?? ''))).toMatchObject([
    { expiresOn: null, expired: false },
  ]);
  const other = await certifiableRun();
  value(await issueCertificates(other.coordinator, other.runId, other.input()));
  expect(await db.certificate.count({ where: { runId: other.runId, expiresOn: { not: null } } })).toBe(0);
});

it('cannot lie before the day of issue, whatever the code says', async () => {
  const { certificateId } = await issuedFor(1);
  const {
    id: _,
    statusIndex: __,
    ...row
  } = await db.certificate.findUniqueOrThrow({
    where: { id: certificateId },
  });
  const data = { ...row, number: 'X', code: 'X', snapshot: {}, evidence: {}, kind: 'ATTENDANCE' as const };
  await expect(
    db.certificate.create({ data: { ...data, expiresOn: dateOf('2001-01-01') } }),
  ).rejects.toThrow();
});
