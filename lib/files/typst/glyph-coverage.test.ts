import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sourceText } from '@/scripts/glyph-coverage.mjs';
import { FACES } from '@/lib/files/typst/fonts';

it('says what the font files say', () => {
  const written = readFileSync(path.join(import.meta.dirname, 'glyph-coverage.ts'), 'utf8');
  expect(written, 'run node scripts/glyph-coverage.mjs').toBe(sourceText(FACES));
});
