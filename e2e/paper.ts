import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsQR from 'jsqr';
import { expect, type Page } from '@playwright/test';

/** A screen's resolution is enough for a phone's camera, and twice that for a decoder without tricks. */
const dpi = 150;

/** The bytes of a certificate as its reader downloads them. */
export async function paperOf(page: Page, certificateId: string): Promise<Buffer> {
  const response = await page.request.get(`/api/certificates/${certificateId}`);
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toContain('application/pdf');
  return response.body();
}

/** The text of the first page of a PDF, its lines joined by blanks. */
export async function wordsOnPaper(pdf: Buffer): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const text = document.getPage(0).getText();
    document.destroy();
    return text.replace(/\s+/g, ' ');
  } finally {
    library.destroy();
  }
}

/** What a scanner reads from the QR code on the first page of a PDF. */
export async function codeOnPaper(pdf: Buffer): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const { data, width, height } = await document
      .getPage(0)
      .render({ scale: dpi / 72, render: async ({ data: pixels }) => new Uint8Array(pixels) });
    document.destroy();
    // jsqr is CommonJS: its function stands behind `default` here.
    const read = (jsQR as unknown as { default?: typeof jsQR }).default ?? jsQR;
    return read(new Uint8ClampedArray(data), width, height)?.data ?? '';
  } finally {
    library.destroy();
  }
}
