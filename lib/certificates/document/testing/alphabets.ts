import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { read, utils } from '@e965/xlsx';

const cyrillic = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
const latin = 'abcdefghijklmnopqrstuvwxyz';

/** The letters of the region's languages beyond the Russian and the English alphabet, small. */
const more = {
  cyrillic: { ky: 'ңөү', kk: 'әғқңөұүһі', uz: 'ўқғҳ', tg: 'ғӣқӯҳҷ' },
  latin: { az: 'çəğıöşü', tk: 'çäžňöşüý', uz: 'ʻʼ' },
};

/** Every letter, small and capital, of en ru ky kk uz tg tk az, a script at a time. */
export const alphabets = {
  cyrillic: letters(cyrillic + Object.values(more.cyrillic).join('')),
  latin: letters(`${latin}${Object.values(more.latin).join('')}İ`),
};

function letters(small: string): string[] {
  return [...new Set([...small, ...small.toUpperCase()])];
}

/** Every cell of every nomination list: names, and whatever else stands beside them. */
export function nominatedTexts(): string[] {
  const folder = path.join(process.cwd(), 'prisma/seed/data/nominations');
  return readdirSync(folder).flatMap((file) => {
    const bytes = readFileSync(path.join(folder, file));
    // One list is in windows-1251, the others in UTF-8 or in a workbook.
    const decoded = (encoding: string) => new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const book = file.endsWith('.csv') ? read(tried(decoded), { type: 'string' }) : read(bytes);
    return book.SheetNames.flatMap((name) => {
      const sheet = book.Sheets[name];
      return sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).flat().map(String) : [];
    });
  });
}

function tried(decoded: (encoding: string) => string): string {
  try {
    return decoded('utf-8');
  } catch {
    return decoded('windows-1251');
  }
}
