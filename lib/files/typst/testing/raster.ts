import { PDFiumLibrary } from '@hyzyla/pdfium';

/** A page as pixels: `darkness(x, y)` is 0 (white) to 255 (black). */
export type Raster = {
  width: number;
  height: number;
  rgba: Uint8ClampedArray;
  darkness: (x: number, y: number) => number;
  text: string;
  /** How many the PDF has. */
  pages: number;
};

let library: Promise<PDFiumLibrary> | undefined;

/** A page of a PDF (the first, if none is named, is 0) at `dpi`, drawn by PDFium, and the text that it extracts. */
export async function raster(pdf: Uint8Array, dpi: number, number = 0): Promise<Raster> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(pdf);
  const pages = document.getPageCount();
  const page = document.getPage(number);
  const text = page.getText();
  const image = await page.render({
    scale: dpi / 72,
    render: async ({ data }) => new Uint8Array(data),
  });
  document.destroy();
  const { width, height } = image;
  const rgba = new Uint8ClampedArray(image.data);
  const darkness = (x: number, y: number) => {
    const at = (Math.round(y) * width + Math.round(x)) * 4;
    return 255 - Math.min(rgba[at] ?? 255, rgba[at + 1] ?? 255, rgba[at + 2] ?? 255);
  };
  return { width, height, rgba, darkness, text, pages };
}
