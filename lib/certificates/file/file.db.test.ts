import { beforeAll, describe, expect, it } from 'vitest';
import { codes, coordinatorOf, office, value } from '@/lib/runs/testing/fixture';
import { stranger } from '@/lib/attendance/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { issueCertificates } from '../issue/commands';
import { renewSigningKey } from '../keys/commands';
import { publishedCertificates } from '../keys/queries';
import { concat } from '../signature/bytes';
import { certificatesInPem } from '../signature/certificate';
import { judgePaper } from '../signature/rules';
import { accountOf, certifiableRun, terms } from '../testing/fixture';
import { certificateFile, drawIssuedTask, type CertificateFile } from './commands';
import { renderBatch } from './drawing/commands';
import { samplePaper } from './queries';

const theirs = 'a'.repeat(64);
const once = { attempt: 1, last: false };
const said = { language: terms.language, issuedOn: null, signatories: [...terms.signatories] };

/** Returns as soon as a statement of this database waits for another one. */
async function someoneWaitsForALock(): Promise<void> {
  for (;;) {
    const waiting = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
  }
}

async function issued(people = 3) {
  const run = await certifiableRun({ people });
  const { batchId } = value(await issueCertificates(run.coordinator, run.runId, run.input()));
  const certificates = await db.certificate.findMany({
    where: { runId: run.runId },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, enrolmentId: true, personId: true },
  });
  return { ...run, batchId, certificates, first: certificates[0]?.id ?? '' };
}

let made: Awaited<ReturnType<typeof issued>>;
beforeAll(async () => {
  made = await issued();
});

describe('the paper of a certificate', () => {
  it('is the same whether the job drew it or the first download, and at each download', async () => {
    const asked = await certificateFile(office, made.first);
    expect(Buffer.from(asked.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect(asked.name).toBe(`${made.certificates[0]?.number}.pdf`);

    // Everything that the paper says changes in the office; what was issued does not.
    await db.person.update({
      where: { id: made.certificates[0]?.personId ?? '' },
      data: { latinName: 'Somebody Else', officialName: 'Другое Имя' },
    });
    await db.course.update({
      where: { id: made.courseId },
      data: { titleEn: 'Another title', titleRu: 'Иное' },
    });
    // As after a restore without papers: the job draws from the snapshot what the download drew before.
    const { fileId } = await db.certificateDocument.delete({ where: { certificateId: made.first } });
    await db.storedFile.delete({ where: { id: fileId } });
    await drawIssuedTask({ batchId: made.batchId }, once);
    const drawn = await certificateFile(office, made.first);
    expect(drawn.sha256).toBe(asked.sha256);
    expect(Buffer.compare(Buffer.from(drawn.bytes), Buffer.from(asked.bytes))).toBe(0);
    expect((await certificateFile(office, made.first)).sha256).toBe(asked.sha256);
  });

  it('is signed, with the time of its issue, and stays genuine and as it is when the key has changed', async () => {
    const { first, batchId } = await issued();
    const before = await certificateFile(office, first);
    value(await renewSigningKey(office, { newRoot: false }));
    expect((await certificateFile(office, first)).sha256).toBe(before.sha256);
    const trust = certificatesInPem(await publishedCertificates()).filter(({ isAuthority }) => isAuthority);
    const { code, number, batch } = await db.certificate.findUniqueOrThrow({
      where: { id: first },
      select: { code: true, number: true, batch: { select: { issuedAt: true } } },
    });
    const verdict = await judgePaper(concat(before.bytes), trust);
    expect(verdict).toMatchObject({ answer: 'GENUINE', code, number });
    expect(verdict.answer === 'GENUINE' && Math.abs(+verdict.at - +batch.issuedAt)).toBeLessThan(60_000);
    // Drawn by the new key, the papers that were not drawn yet are genuine too.
    await drawIssuedTask({ batchId }, once);
    const files = await db.storedFile.findMany({ where: { certificate: { certificate: { batchId } } } });
    const answers = await Promise.all(files.map(({ bytes }) => judgePaper(concat(bytes), trust)));
    expect(answers.map(({ answer }) => answer)).toEqual(['GENUINE', 'GENUINE']);
  });

  it('is kept once, however many ask for it first, and the job beside them', async () => {
    const { certificates, batchId, first } = await issued(5);
    const files = db.storedFile;
    const before = await files.count();
    const [, ...downloads] = await Promise.all([
      renderBatch(batchId),
      ...[1, 2, 3, 4].map(() => certificateFile(office, first)),
    ]);
    await drawIssuedTask({ batchId }, once);
    expect(new Set(downloads.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(await files.count()).toBe(before + certificates.length);
    expect(await db.certificateDocument.count({ where: { certificate: { batchId } } })).toBe(
      certificates.length,
    );
  });

  it('is the one that another process keeps at this moment', async () => {
    const { first } = await issued();
    let waits = (): void => {};
    const waiting = new Promise<void>((resolve) => (waits = resolve));
    let download: Promise<CertificateFile> | undefined;
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM certificate WHERE id = ${first}::uuid FOR NO KEY UPDATE`;
      const file = {
        name: 'kept.pdf',
        mediaType: 'application/pdf',
        sha256: theirs,
        bytes: Buffer.from('%PDF-'),
      };
      const { id } = await tx.storedFile.create({ data: file, select: { id: true } });
      await tx.certificateDocument.create({ data: { certificateId: first, fileId: id } });
      download = certificateFile(office, first);
      void someoneWaitsForALock().then(waits);
      await waiting;
    });
    expect((await download)?.sha256).toBe(theirs);
    expect(await db.storedFile.count({ where: { certificate: { certificateId: first } } })).toBe(1);
  });

  it('is for its holder and for who manages the run, and not there for anybody else', async () => {
    const [first, second] = made.certificates;
    const holder = await accountOf(first?.enrolmentId ?? '');
    expect((await certificateFile(holder, made.first)).name).toBe(`${first?.number}.pdf`);
    expect((await certificateFile(made.coordinator, made.first)).name).toBe(`${first?.number}.pdf`);
    const elsewhere = await coordinatorOf({ programmeId: (await certifiableRun()).programmeId });
    for (const actor of [made.trainer, elsewhere, await stranger()]) {
      await expect(certificateFile(actor, made.first)).rejects.toThrow(NotFound);
    }
    await expect(certificateFile(holder, second?.id ?? '')).rejects.toThrow(NotFound);
    for (const id of [crypto.randomUUID(), 'nonsense', '']) {
      await expect(certificateFile(office, id)).rejects.toThrow(NotFound);
    }
  });
});

describe('a sample', () => {
  it('shows a name that can be drawn, and says why where none can', async () => {
    const run = await certifiableRun();
    const pdf = value(await samplePaper(run.coordinator, run.runId, said));
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(samplePaper(run.trainer, run.runId, said)).rejects.toThrow(NotFound);
    await db.course.update({ where: { id: run.courseId }, data: { titleRu: null } });
    expect(codes(await samplePaper(run.coordinator, run.runId, said))).toEqual(['MISSING_RUSSIAN_TITLE']);
    await db.course.update({ where: { id: run.courseId }, data: { certificateKind: null } });
    expect(codes(await samplePaper(run.coordinator, run.runId, said))).toEqual(['NO_CERTIFICATE']);
    expect(await db.certificate.count({ where: { runId: run.runId } })).toBe(0);
  });
});
