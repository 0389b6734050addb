import { PAGE, type Layout } from './layout';
import { qrPoints, qrSvg } from './qr';
import type { PageWords } from './wording';

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

/** What is drawn of a page that is set: its layout, and the QR code of the address where it is verified. */
export function pageOf(verifyUrl: string, words: PageWords, layout: Layout): PageData {
  return {
    title: words.title,
    authors: words.columns.map((column) => column.issuer),
    lang: words.lang,
    page: PAGE,
    ornament: layout.ornamentY,
    rules: layout.signatureRules,
    texts: layout.texts,
    qr: { ...layout.qr, size: qrPoints(verifyUrl), svg: qrSvg(verifyUrl), alt: words.qrDescription },
  };
}
