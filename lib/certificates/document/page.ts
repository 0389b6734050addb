import { layoutOf, PAGE, type Layout } from './layout';
import { qrPoints, qrSvg } from './qr';
import type { CertificateSnapshot } from './schema';
import { wordsOf } from './wording';

/** What template.typ reads. Points. */
export type PageData = {
  title: string;
  authors: string[];
  lang: string;
  page: typeof PAGE;
  ornament: number;
  rules: Layout['signatureRules'];
  texts: Layout['texts'];
  qr: { x: number; y: number; size: number; svg: string; alt: string };
};

/** The page of a snapshot, set and ready to be drawn. */
export function pageOf(snapshot: CertificateSnapshot): PageData {
  const words = wordsOf(snapshot);
  const size = qrPoints(snapshot.verifyUrl);
  const { texts, signatureRules, ornamentY, qr } = layoutOf(words, size);
  return {
    title: words.title,
    authors: words.columns.map((column) => column.issuer),
    lang: words.lang,
    page: PAGE,
    ornament: ornamentY,
    rules: signatureRules,
    texts,
    qr: { ...qr, size, svg: qrSvg(snapshot.verifyUrl), alt: words.qrDescription },
  };
}
