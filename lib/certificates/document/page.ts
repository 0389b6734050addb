import { softened, type Colours } from './design/colours';
import type { Geometry } from './geometry';
import type { Layout } from './layout';
import { qrPoints, qrSvg } from './qr';
import type { CertificateDesign, CertificatePicture } from './schema';
import type { PageWords } from './wording';

/** What template.typ reads. Points. */
export type PageData = {
  title: string;
  authors: string[];
  lang: string;
  page: Geometry['page'];
  ornament: number;
  rules: Layout['signatureRules'];
  texts: Layout['texts'];
  qr: { x: number; y: number; size: number; svg: string; alt: string };
};

/** What design.typ reads beside. */
export type DesignedPageData = PageData & {
  colours: Colours & { soft: string };
  pictures: { file: string; alt: string; x: number; y: number; width: number; height: number }[];
};

/** The name under which a picture is given to the drawing. */
export const pictureName = ({ sha256, mediaType }: CertificatePicture): string =>
  `${sha256}.${mediaType === 'image/png' ? 'png' : 'svg'}`;

/** The same page in the colours and with the pictures of a template. */
export function designedPage(
  page: PageData,
  { colours }: CertificateDesign,
  { pictures }: Layout,
): DesignedPageData {
  return {
    ...page,
    colours: { ...colours, soft: softened(colours) },
    pictures: pictures.map(({ picture, ...place }) => ({
      file: `/images/${pictureName(picture)}`,
      ...place,
    })),
  };
}

/** What is drawn of a page that is set: its layout, and the QR code of the address where it is verified. */
export function pageOf(verifyUrl: string, words: PageWords, layout: Layout): PageData {
  return {
    title: words.title,
    authors: words.columns.map((column) => column.issuer),
    lang: words.lang,
    page: layout.page,
    ornament: layout.ornamentY,
    rules: layout.signatureRules,
    texts: layout.texts,
    qr: { ...layout.qr, size: qrPoints(verifyUrl), svg: qrSvg(verifyUrl), alt: words.qrDescription },
  };
}
