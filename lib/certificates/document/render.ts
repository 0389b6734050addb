import type { Refusal } from '@/lib/errors/outcome';
import { draw, drawWithPicture, endDrawing, PAPERS_AT_ONCE, type Paper } from '@/lib/files/typst/draw';
import { examine } from './rules';
import { designedPage, pageOf, pictureName } from './page';
import {
  certificateSnapshotSchema,
  type CertificateDesign,
  type CertificatePicture,
  type CertificateSnapshot,
} from './schema';

/** A certificate that preflight refuses was asked for all the same. */
export class CertificateNotDrawable extends Error {
  constructor(readonly refusals: Refusal[]) {
    super(`certificate cannot be drawn: ${refusals.map((each) => each.code).join(', ')}`);
    this.name = 'CertificateNotDrawable';
  }
}

/** The pictures that designs name, by their sum. */
export type Pictures = ReadonlyMap<string, Uint8Array>;
const noPictures: Pictures = new Map();

/** Each version of the paper has a file of its own, which stays as it is. */
const templates = {
  plain: 'lib/certificates/document/template.typ',
  designed: 'lib/certificates/document/design.typ',
};

/** The pictures that a design shows. */
export const picturesOf = ({ logos, signatories }: CertificateDesign): CertificatePicture[] => [
  ...logos.map(({ picture }) => picture),
  ...signatories.flatMap(({ picture }) => picture ?? []),
];

function imagesOf(design: CertificateDesign, pictures: Pictures): NonNullable<Paper['images']> {
  const named = new Map(picturesOf(design).map((picture) => [picture.sha256, picture]));
  return [...named.values()].map((picture) => {
    const bytes = pictures.get(picture.sha256);
    if (!bytes) throw new Error(`the picture ${picture.sha256} of a certificate is not there`);
    return { name: pictureName(picture), bytes };
  });
}

function paperOf(snapshot: CertificateSnapshot, pictures: Pictures): Paper {
  const checked = certificateSnapshotSchema.parse(snapshot);
  const { refusals, words, layout } = examine(checked);
  if (!words) throw new CertificateNotDrawable(refusals);
  const page = pageOf(checked.verifyUrl, words, layout);
  const timestamp = Date.parse(`${checked.issuedOn}T00:00:00Z`) / 1000;
  if (checked.version === 1)
    return { template: templates.plain, data: JSON.stringify(page), timestamp, mostPages: 1 };
  const data = JSON.stringify(designedPage(page, checked.design, layout));
  return {
    template: templates.designed,
    data,
    timestamp,
    mostPages: 1,
    images: imagesOf(checked.design, pictures),
  };
}

/**
 * The certificate as PDF/A-2b, one page of A4. The same snapshot gives the same bytes, anywhere and always: the
 * document's date is the day of issue. Throws CertificateNotDrawable where preflight refuses.
 */
export const renderCertificate = async (
  snapshot: CertificateSnapshot,
  pictures: Pictures = noPictures,
): Promise<Uint8Array> => draw(paperOf(snapshot, pictures));

/** The certificate and its page as SVG, for whoever designs it; given up after a few seconds. */
export const previewCertificate = async (snapshot: CertificateSnapshot, pictures: Pictures) =>
  drawWithPicture({ ...paperOf(snapshot, pictures), mostMilliseconds: 10_000 });

/**
 * Many certificates, in the order of the snapshots. `onEach` hears of each as it is done (in no particular order), to
 * store it or to show progress. The first failure fails the whole; run preflight before. Few are under way at once, so
 * that other work of the process comes between.
 */
export async function renderCertificates(
  snapshots: readonly CertificateSnapshot[],
  onEach?: (pdf: Uint8Array, index: number) => void | Promise<void>,
  pictures: Pictures = noPictures,
): Promise<Uint8Array[]> {
  const pdfs: Uint8Array[] = [];
  const queue = snapshots.entries();
  const lane = async () => {
    for (const [index, snapshot] of queue) {
      const pdf = await renderCertificate(snapshot, pictures);
      pdfs[index] = pdf;
      await onEach?.(pdf, index);
    }
  };
  await Promise.all(Array.from({ length: PAPERS_AT_ONCE }, lane));
  return pdfs;
}

/** Ends the workers at once; for a shutdown. */
export const closeCertificateWorkers = endDrawing;
