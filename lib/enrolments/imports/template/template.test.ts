import { read, utils, write, type WorkSheet } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readTables } from '@/lib/files/tables/read';
import { readList } from '@/lib/people/lists/rules';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { templateXlsx } from './queries';
import { templateColumns } from './rules';

describe.each([
  ['en', en.importTemplate],
  ['ru', ru.importTemplate],
] as const)('the template in %s', (_, words) => {
  const blank = templateXlsx(
    {
      sheet: words.sheet,
      title: words.title,
      howTo: words.howTo,
      header: ['№', ...templateColumns.map((column) => words[column])],
      example: [
        words.example.no,
        words.example.fullName,
        words.example.latinName,
        words.example.sex,
        '17.02.1982',
      ],
    },
    [{ institution: 'МВД Кыргызской Республики', country: 'Кыргызстан', places: 4 }],
  );

  const listOf = async (bytes: Buffer) => {
    const table = await readTables(new Uint8Array(bytes), 'template.xlsx');
    if (!table.ok) throw new Error(JSON.stringify(table.refusals));
    return readList(table.value);
  };

  it('is nobody as long as nobody filled it in', async () => {
    expect(await listOf(blank)).toMatchObject({ ok: false, refusals: [{ code: 'LIST_NO_ROWS' }] });
  });

  it('reads back what was filled in, without a correction', async () => {
    const book = read(blank);
    const sheet = book.Sheets[words.sheet] as WorkSheet;
    const filled = [
      [
        'Асанов Бакыт Токтобекович',
        'Asanov Bakyt',
        words.sex.includes('f') ? 'm' : 'м',
        '25.01.1988',
        'инспектор',
      ],
      [
        'Осмонова Жылдыз Жумабайовна',
        'Osmonova Zhyldyz',
        words.sex.includes('f') ? 'f' : 'ж',
        '04.07.1990',
        'судья',
      ],
    ];
    utils.sheet_add_aoa(sheet, filled, { origin: 'B5' });
    utils.sheet_add_aoa(
      sheet,
      [
        ['+996 515 030467', 'a@example.org', 'ru'],
        [996511245722, '', ''],
      ],
      { origin: 'I5' },
    );
    const list = await listOf(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    if (!list.ok) throw new Error(JSON.stringify(list.refusals));
    expect(list.value.columns.map(({ field, by }) => field && by)).toEqual([
      null,
      ...templateColumns.map(() => 'HEADER'),
    ]);
    expect(list.value.columns.slice(1).map(({ field }) => field)).toEqual([...templateColumns]);
    const same = { institution: 'МВД Кыргызской Республики', countryCode: 'KG', problems: [], warnings: [] };
    expect(list.value.rows).toMatchObject([
      {
        ...same,
        officialName: 'Асанов Бакыт Токтобекович',
        latinName: 'Asanov Bakyt',
        sex: 'MALE',
        birthDate: '1988-01-25',
        phone: '+996515030467',
        email: 'a@example.org',
        language: 'ru',
      },
      {
        ...same,
        officialName: 'Осмонова Жылдыз Жумабайовна',
        sex: 'FEMALE',
        birthDate: '1990-07-04',
        phone: '+996511245722',
      },
    ]);
    expect(list.value.rows).toHaveLength(2);
  });
});
