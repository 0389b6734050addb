import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTables } from '@/lib/files/tables/read';
import { workbook, zip } from '@/lib/files/tables/testing/build';
import { readList } from './rules';

const rows = [
  ['ФИО', 'Пол', 'Телефон'],
  ['Исаков Алмаз', 'м', 996512148138],
  ['Осмонова Жылдыз', 'ж', 996511245722],
];
const whole = {
  xlsx: workbook([{ rows, merges: ['A1:B1'] }]),
  biff8: workbook([{ rows }], 'biff8'),
  ods: workbook([{ rows }], 'ods'),
  text: new TextEncoder().encode(rows.map((row) => row.join(';')).join('\n')),
  html: new TextEncoder().encode(
    `<html><table>${'<tr><td colspan=3>ФИО</td></tr>'.repeat(5)}</table></html>`,
  ),
};

/** Ends in time with a table or a refusal, and what it read is read on without an exception. */
async function ends(bytes: Uint8Array) {
  const outcome = await readTables(bytes, 'list.xlsx', { milliseconds: 10_000 });
  if (outcome.ok) readList(outcome.value);
  else expect(outcome.refusals[0]?.code).toMatch(/^FILE_/);
}

const some = { numRuns: 8 };

describe('whatever the bytes', () => {
  it.each(Object.entries(whole))('ends with %s cut anywhere', { timeout: 120_000 }, async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), (end) => ends(bytes.slice(0, end))),
      some,
    );
  });

  it.each(Object.entries(whole))(
    'ends with %s in which bytes are changed',
    { timeout: 120_000 },
    async (_, bytes) => {
      const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), async (changes) => {
          const damaged = Uint8Array.from(bytes);
          for (const [at, value] of changes) damaged[at] = value;
          await ends(damaged);
        }),
        some,
      );
    },
  );

  it('ends with any bytes', { timeout: 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3000 }), ends), some);
  });
});

describe('files that are no list', () => {
  const refused = async (bytes: Uint8Array) => {
    const outcome = await readTables(bytes, 'list.xlsx');
    return outcome.ok
      ? 'read'
      : `${outcome.refusals[0]?.code} ${outcome.refusals[0]?.params?.kind ?? ''}`.trim();
  };
  const part = (name: string) => ({ name, data: Buffer.from('<x/>') });

  it.each([
    [
      'a Word document',
      zip([part('[Content_Types].xml'), part('word/document.xml')]),
      'FILE_TYPE_UNKNOWN DOCX',
    ],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n'), 'FILE_TYPE_UNKNOWN PDF'],
    [
      'an XML of something else',
      new TextEncoder().encode('<?xml version="1.0"?><rss/>'),
      'FILE_TYPE_UNKNOWN XML',
    ],
    [
      'a binary workbook',
      zip([part('[Content_Types].xml'), part('xl/workbook.bin')]),
      'FILE_TYPE_UNKNOWN XLSB',
    ],
    ['a workbook with pictures only', workbook([{ rows: [] }, { rows: [[null]] }]), 'FILE_EMPTY'],
    [
      'too many rows',
      workbook([{ rows: Array.from({ length: 60_000 }, (_, i) => [`Исаков Алмаз`, i]) }]),
      'FILE_TOO_MANY_ROWS',
    ],
  ])('refuses %s', { timeout: 120_000 }, async (_, bytes, said) => {
    expect(await refused(bytes)).toBe(said);
  });
});
