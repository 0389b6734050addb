import type { Refusal } from '@/lib/errors/outcome';
import { draw, endDrawing, PAPERS_AT_ONCE } from '@/lib/files/typst/draw';
import { examine } from './rules';
import { certificateSnapshotSchema, type CertificateSnapshot } from './schema';
import { pageOf } from './page';

/** A certificate that preflight refuses was asked for all the same. */
export class CertificateNotDrawable extends Error {
  constructor(readonly refusals: Refusal[]) {
    super(`certificate cannot be drawn: ${refusals.map((each) => each.code).join(', ')}`);
    this.name = 'CertificateNotDrawable';
  }
}

const template = 'lib/certificates/document/template.typ';

/**
 * The certificate as PDF/A-2b, one page of A4 landscape. The same snapshot gives the same bytes, anywhere and always: the
 * document's date is the day of issue. Throws CertificateNotDrawable where preflight refuses.
 */
export async function renderCertificate(snapshot: CertificateSnapshot): Promise<Uint8Array> {
  const checked = certificateSnapshotSchema.parse(snapshot);
  const { refusals, words, layout } = examine(checked);
  if (!words) throw new CertificateNotDrawable(refusals);
  const data = JSON.stringify(pageOf(checked.verifyUrl, words, layout));
  const timestamp = Date.parse(`${checked.issuedOn}T00:00:00Z`) / 1000;
  return draw({ template, data, timestamp, mostPages: 1 });
}

/**
 * Many certificates, in the order of the snapshots. `onEach` hears of each as it is done (in no particular order), to
 * store it or to show progress. The first failure fails the whole; run preflight before. Few are under way at once, so
 * that other work of the process comes between.
 */
export async function renderCertificates(
  snapshots: readonly CertificateSnapshot[],
  onEach?: (pdf: Uint8Array, index: number) => void | Promise<void>,
): Promise<Uint8Array[]> {
  const pdfs: Uint8Array[] = [];
  const queue = snapshots.entries();
  const lane = async () => {
    for (const [index, snapshot] of queue) {
      const pdf = await renderCertificate(snapshot);
      pdfs[index] = pdf;
      await onEach?.(pdf, index);
    }
  };
  await Promise.all(Array.from({ length: PAPERS_AT_ONCE }, lane));
  return pdfs;
}

/** Ends the workers at once; for a shutdown. */
export const closeCertificateWorkers = endDrawing;
