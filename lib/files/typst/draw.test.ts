import { afterAll, describe, expect, it } from 'vitest';
import { draw, drawWithPicture, endDrawing } from './draw';

afterAll(endDrawing);

const paper = (pages: number, mostPages: number) => ({
  ...{ template: 'lib/files/typst/testing/pages.typ', timestamp: 0, mostPages },
  data: JSON.stringify({ pages }),
});

describe('a paper', () => {
  it.each([1, 3, 60])('of %i pages is drawn where it may have as many', async (pages) => {
    const pdf = await draw(paper(pages, pages));
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it.each([
    [2, 1],
    [60, 59],
  ])('of %i pages is an error where it may have %i', async (pages, most) => {
    await expect(draw(paper(pages, most))).rejects.toThrow(`OVERFLOW: ${pages} pages`);
  });

  it('that cannot be drawn says why, and the next one is drawn', async () => {
    await expect(draw(paper(0, 1))).rejects.toThrow('no page was asked for');
    const { pdf, picture } = await drawWithPicture(paper(1, 1));
    expect([pdf.length > 0, picture.includes('<svg')]).toEqual([true, true]);
  });
});
