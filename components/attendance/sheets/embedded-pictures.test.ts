import { expect, test } from 'vitest';
import { picturesInPdf } from './embedded-pictures';

const jpeg = (mark: string) => `\xff\xd8\xff\xe0${mark}\xff\xd9`;
const pdfOf = (...streams: string[]) =>
  Uint8Array.from(
    `%PDF-1.4\n${streams.map((each, at) => `${at} 0 obj <<>>\nstream\r\n${each}\nendstream endobj\n`).join('')}%%EOF`,
    (letter) => letter.charCodeAt(0),
  );
const texts = async (pdf: Uint8Array<ArrayBuffer>, most = 9) =>
  Promise.all(
    picturesInPdf(pdf, most).map(async (blob) =>
      Buffer.from(await blob.arrayBuffer())
        .toString('latin1')
        .trim(),
    ),
  );

test('the pictures that a scanner put into a PDF are found in their order, and no more than are asked for', async () => {
  const pdf = pdfOf('q 595 0 0 842 cm', jpeg('one'), 'x\x9c\x01 deflated', jpeg('two'), jpeg('three'));
  expect(await texts(pdf)).toEqual([jpeg('one'), jpeg('two'), jpeg('three')]);
  expect(await texts(pdf, 2)).toHaveLength(2);
});

test('what is cut off, empty or no PDF has none', async () => {
  expect(
    await texts(Uint8Array.from('%PDF-1.4 stream\r\n\xff\xd8\xff', (letter) => letter.charCodeAt(0))),
  ).toEqual([]);
  expect(await texts(new Uint8Array())).toEqual([]);
});
