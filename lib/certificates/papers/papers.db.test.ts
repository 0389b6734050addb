import { makeZip } from 'client-zip';
import { expect, it } from 'vitest';
import { codes, coordinatorOf, value } from '@/lib/runs/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { revokeCertificate } from '../commands';
import { renderBatch } from '../file/drawing/commands';
import { issueCertificates } from '../issue/commands';
import { accountOf, certifiableRun } from '../testing/fixture';
import { papersOf, type KeptPaper } from './queries';
import { unzipped } from './testing/unzip';

async function all(papers: AsyncIterable<KeptPaper>): Promise<KeptPaper[]> {
  const found = [];
  for await (const paper of papers) found.push(paper);
  return found;
}

it('are there when all are drawn, of valid certificates only, by number and name, of a run or one of its issues', async () => {
  const { coordinator, runId, earned, input } = await certifiableRun({ people: 26 });
  const issue = async (enrolmentIds: string[]) =>
    value(await issueCertificates(coordinator, runId, input({ enrolmentIds }))).batchId;
  expect(codes(await papersOf(coordinator, runId, null))).toEqual(['NOTHING_TO_DOWNLOAD']);
  const { personId } = await db.enrolment.findUniqueOrThrow({ where: { id: earned[1] ?? '' } });
  await db.person.update({ where: { id: personId }, data: { latinName: '../A/B "C": <D>' } });
  const [first, second] = [await issue(earned.slice(0, 22)), await issue(earned.slice(22))];
  await renderBatch(first);
  expect(await papersOf(coordinator, runId, null)).toMatchObject({
    refusals: [{ code: 'PAPERS_NOT_DRAWN', params: { drawn: 22, issued: 25 } }],
  });
  expect(await all(value(await papersOf(coordinator, runId, first)).papers)).toHaveLength(22);
  await renderBatch(second);

  const rows = await db.certificate.findMany({ where: { runId }, orderBy: { number: 'asc' } });
  value(await revokeCertificate(coordinator, rows[0]?.id ?? '', { reason: 'Wrong' }));
  const { papers, name } = value(await papersOf(coordinator, runId, null));
  expect(name).toMatch(/^[\w-]+\.zip$/);
  const found = await all(papers);
  expect(found).toHaveLength(24);
  expect(found.map((paper) => paper.name.split(' ')[0])).toEqual(rows.slice(1).map(({ number }) => number));
  expect(found[1]?.name).toMatch(/^TST-\d{4}-\d{6} Bakyt Asanov \d+\.pdf$/);
  expect(found.every((paper) => !/[\\/:"<>]/.test(paper.name) && paper.name.endsWith('.pdf'))).toBe(true);

  // As it is sent: every file is there, whole.
  const zip = makeZip(
    found.map((paper) => ({ name: paper.name, lastModified: paper.at, input: paper.bytes })),
  );
  const files = unzipped(Buffer.from(await new Response(zip).arrayBuffer()));
  expect([...files.keys()]).toEqual(found.map((paper) => paper.name));
  for (const paper of found)
    expect(Buffer.compare(files.get(paper.name) ?? Buffer.alloc(0), Buffer.from(paper.bytes))).toBe(0);
});

it('are for who manages the run, and of an issue of that run', async () => {
  const run = await certifiableRun();
  const other = await certifiableRun();
  const { batchId } = value(await issueCertificates(run.coordinator, run.runId, run.input()));
  await renderBatch(batchId);
  const elsewhere = await coordinatorOf({ programmeId: other.programmeId });
  for (const actor of [run.trainer, elsewhere, await accountOf(run.earned[0] ?? '')]) {
    await expect(papersOf(actor, run.runId, null)).rejects.toThrow(NotFound);
    await expect(papersOf(actor, run.runId, batchId)).rejects.toThrow(NotFound);
  }
  await expect(papersOf(other.coordinator, other.runId, batchId)).rejects.toThrow(NotFound);
  for (const nonsense of ['nonsense', '', crypto.randomUUID()])
    await expect(papersOf(run.coordinator, run.runId, nonsense)).rejects.toThrow(NotFound);
});
