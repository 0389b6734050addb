import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sourceText } from '@/scripts/glyph-coverage.mjs';
import { FACES } from '@/lib/files/typst/fonts';

it.each(Object.entries(FACES))('says of %s what the font file says', (face, file) => {
  const written = readFileSync(path.join(import.meta.dirname, `${face}.ts`), 'utf8');
  expect(written, 'run node scripts/glyph-coverage.mjs').toBe(sourceText(file));
});
