import fc from 'fast-check';
import { expect, it } from 'vitest';
import { svgOf, textWidth, wrapped, type PictureBox } from './rules';

const box = (kind: PictureBox['kind'], text: string, below: PictureBox[] = []): PictureBox => ({
  ...{ kind, below, texts: [text] },
});
const head = { title: 'Cascade of Ann', facts: '3 people' };

it('writes names as text, one picture for one tree, and nothing from elsewhere', () => {
  const tree = box('ROOT', 'Ann', [box('RUN', 'Key <of> "all" & more', [box('PERSON', 'Ғұлам Өмір')])]);
  const svg = svgOf(tree, head);
  expect(svgOf(tree, head)).toBe(svg);
  expect(svg).toContain('>Ғұлам Өмір</text>');
  expect(svg).toContain('Key &lt;of&gt; &quot;all&quot; &amp; more');
  expect(svg).not.toMatch(/href|url\(|<script|<image|<style/);
});

it('lets no box touch another, whatever the tree', () => {
  const treesOf = fc.memo((depth): fc.Arbitrary<PictureBox> =>
    fc.record({
      kind: fc.constantFrom('RUN' as const, 'PERSON' as const),
      texts: fc.array(fc.string({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 4 }),
      below: depth > 1 ? fc.array(treesOf(depth - 1), { maxLength: 3 }) : fc.constant([]),
    }),
  );
  fc.assert(
    fc.property(treesOf(4), (tree) => {
      const svg = svgOf(tree, head);
      const boxes = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="\d+" height="([\d.]+)"/g)].map(
        ([, x, y, height]) => ({ x: Number(x), y: Number(y), bottom: Number(y) + Number(height) }),
      );
      const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
      for (const one of boxes) {
        expect(one.x + 236).toBeLessThanOrEqual(Number(width));
        expect(one.bottom).toBeLessThanOrEqual(Number(height));
        for (const other of boxes)
          if (one !== other && one.x === other.x)
            expect(one.bottom <= other.y || other.bottom <= one.y).toBe(true);
      }
    }),
  );
});

it('breaks long names into lines and leaves out nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const lines = wrapped(text, 200, true);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const line of lines)
        if ([...line].length > 1) expect(textWidth(line, true)).toBeLessThanOrEqual(200);
    }),
  );
});
