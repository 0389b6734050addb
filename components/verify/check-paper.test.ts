import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Bytes } from '@/lib/certificates/signature/bytes';
import { pemOf } from '@/lib/certificates/signature/certificate';
import { anOffice, drawnPapers, signed } from '@/lib/certificates/signature/testing/papers';

let ours: Awaited<ReturnType<typeof anOffice>>;
let paper: Bytes;
beforeAll(async () => {
  ours = await anOffice();
  const [drawn] = await drawnPapers(1);
  paper = await signed(drawn!, ours.signer);
}, 60_000);
afterEach(() => vi.unstubAllGlobals());

/** A page that has just been opened. */
async function opened() {
  vi.resetModules();
  return import('./check-paper');
}

/** The office answers with this text; null: it cannot be reached. */
function office(pem: string | null) {
  const asked = vi.fn(async () => {
    if (pem === null) throw new TypeError('no network');
    return new Response(pem);
  });
  vi.stubGlobal('fetch', asked);
  return asked;
}

it('reads the certificates once, and judges by them from then on with no network', async () => {
  office(pemOf(ours.root.certificate));
  const { checkPaper, preparePapers } = await opened();
  expect(await preparePapers()).toBe(true);
  const later = office(null);
  expect(await checkPaper(paper)).toMatchObject({ answer: 'GENUINE', number: 'TST-2027-000001' });
  const altered = paper.slice();
  altered[2000] = (altered[2000] ?? 0) ^ 1;
  expect(await checkPaper(altered)).toMatchObject({ answer: 'ALTERED' });
  expect(later).not.toHaveBeenCalled();
});

it('has no answer without them, and asks again with the next paper', async () => {
  office(null);
  const { checkPaper, preparePapers } = await opened();
  expect(await preparePapers()).toBe(false);
  expect(await checkPaper(paper)).toBeNull();
  office(pemOf(ours.root.certificate));
  expect(await checkPaper(paper)).toMatchObject({ answer: 'GENUINE' });
});

it('asks once more where the signer is not known: the office may have taken a new key', async () => {
  const before = await anOffice('Regional Office');
  office(pemOf(before.root.certificate));
  const { checkPaper, preparePapers } = await opened();
  await preparePapers();
  office(null);
  expect(await checkPaper(paper)).toMatchObject({ answer: 'NOT_OURS', reason: 'OTHER_SIGNER' });
  office([before, ours].map(({ root }) => pemOf(root.certificate)).join('\n'));
  expect(await checkPaper(paper)).toMatchObject({ answer: 'GENUINE' });
}, 60_000);
