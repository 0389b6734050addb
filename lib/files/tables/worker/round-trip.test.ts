import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { defaultTableLimits as limits } from '../limits';
import { workbook } from '../testing/build';
import { decode } from './encoding.mjs';
import { readText } from './text.mjs';
import { readWorkbook } from './workbook.mjs';
import { plainZip } from './zip.mjs';

const printable = fc
  .string({ unit: 'grapheme-composite', minLength: 1, maxLength: 15 })
  .filter(
    (text) => text.trim() !== '' && /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(text) && !/_x[0-9a-f]{4}_/i.test(text),
  );

it('reads back the workbook that was written', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(printable, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      (rows) => {
        const { format, zip } = plainZip(Buffer.from(workbook([{ rows }])), limits);
        expect(readWorkbook(zip, format, limits).sheets[0]?.rows).toEqual(rows);
      },
    ),
    { numRuns: 60 },
  );
});

it('reads back the text that was written, with quotation marks, separators and line breaks inside', () => {
  const text = fc
    .string({ unit: fc.constantFrom(...'абвүAz09 ,"\n\'=-'), minLength: 1, maxLength: 12 })
    .filter((each) => each.trim() !== '');
  const rows = fc.array(fc.tuple(text, text, text, text), { minLength: 4, maxLength: 8 });
  fc.assert(
    fc.property(rows, fc.constantFrom(';', '\t'), (written, delimiter) => {
      const bytes = Buffer.from(stringify(written, { delimiter, quoted: true }));
      expect(readText(bytes, limits).sheets[0]?.rows).toEqual(written);
    }),
  );
});

it('finds the encoding of Russian names, whichever they are', () => {
  const name = fc.constantFrom(
    'Исаков Алмаз Кадырович',
    'ОСМОНОВА ЖЫЛДЫЗ',
    'Ф.И.О.',
    'Джураев Хасан',
    'Участковый инспектор',
    'г. Ош, УВД',
    'Щербакова Эльза Юрьевна',
  );
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 3, maxLength: 20 }),
      fc.constantFrom('windows-1251', 'koi8-r', 'cp866', 'utf-16le', 'utf-16be'),
      (names, encoding) => {
        const text = names.map((each, i) => `${i};${each};м`).join('\r\n');
        expect(decode(iconv.encode(text, encoding))).toEqual({ encoding, text });
      },
    ),
  );
});
