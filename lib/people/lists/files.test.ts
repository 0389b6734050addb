import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { workbook } from '@/lib/files/tables/testing/build';
import { book, expectPeople, header, plain, read, rowOf } from './testing/reading';
import { fullName, people, russian } from './testing/truth';

describe('headers of the region', () => {
  it.each([
    ['Kyrgyz', ['Т/б', 'Аты-жөнү', 'Жынысы', 'Туулган күнү', 'Телефону', 'Кызмат орду', 'Иштеген жери']],
    [
      'Kazakh',
      ['Р/с', 'Тегі, аты, әкесінің аты', 'Жынысы', 'Туған күні', 'Ұялы телефон', 'Лауазымы', 'Жұмыс орны'],
    ],
    ['Uzbek', ['T/r', 'F.I.Sh.', 'Jinsi', 'Tugʻilgan sanasi', 'Telefon raqami', 'Lavozimi', 'Ish joyi']],
    [
      'Uzbek in Cyrillic',
      ['Т/р', 'Ф.И.Ш.', 'Жинси', 'Туғилган санаси', 'Телефон рақами', 'Лавозими', 'Иш жойи'],
    ],
    [
      'Tajik',
      ['Р/т', 'Насаб, ном ва номи падар', 'Ҷинс', 'Санаи таваллуд', 'Рақами телефон', 'Вазифа', 'Ҷои кор'],
    ],
    [
      'Turkmen',
      [
        'T/b',
        'Familiýasy, ady, atasynyň ady',
        'Jynsy',
        'Doglan senesi',
        'Telefon belgisi',
        'Wezipesi',
        'Işleýän ýeri',
      ],
    ],
    [
      'Russian',
      [
        '№ п/п',
        'Ф.И.О. участника (полностью, как в паспорте)',
        'Пол (м/ж)',
        'Число, месяц, год рождения',
        'Контактный телефон',
        'Занимаемая должность',
        'Наименование организации',
      ],
    ],
    ['English', ['No.', 'Full name', 'Gender', 'Date of birth', 'Mobile phone', 'Job title', 'Organisation']],
    [
      'two languages',
      [
        '№',
        'ФИО / Full name',
        'Пол / Sex',
        'Дата рождения / DOB',
        'Телефон / Phone',
        'Должность / Position',
        'Организация / Organization',
      ],
    ],
    ['nothing', [null, null, null, null, null, null, null]],
  ])('reads columns called in %s', (language, own) => {
    const said = language === 'nothing' ? { sex: true, birthDate: true, phone: true } : undefined;
    expectPeople(read(book([own, ...people.map(rowOf)])).rows, people, said);
  });
});

describe('files', () => {
  const text = (rows: unknown[][], delimiter: string) =>
    stringify(rows, { delimiter, quoted_string: delimiter === ',' });
  const rus = [header, ...russian.map(rowOf)];

  it.each([
    ['utf-8', ';', plain, people],
    ['utf-16le', '\t', plain, people],
    ['utf-16be', '|', plain, people],
    ['windows-1251', ';', rus, russian],
    ['windows-1251', ',', rus, russian],
    ['koi8-r', '\t', rus, russian],
    ['cp866', ';', rus, russian],
  ] as const)(
    'reads %s text parted by %j, with a byte order mark and without',
    (encoding, delimiter, rows, truth) => {
      for (const addBOM of encoding.startsWith('utf') ? [true, false] : [false])
        expectPeople(
          read(new Uint8Array(iconv.encode(text(rows as unknown[][], delimiter), encoding, { addBOM }))).rows,
          truth,
        );
    },
  );

  it('reads Kazakh letters of rk1048', () => {
    const rows = [
      ['Аты-жөні', 'Жынысы', 'Лауазымы'],
      ['Қасымова Айгерім Қайратқызы', 'әйел', 'бас маман'],
      ['Өтегенов Ғалым Мұхтарұлы', 'ер', 'инспектор'],
    ];
    const list = read(new Uint8Array(iconv.encode(text(rows, ';'), 'rk1048')));
    expect(list.rows.map(({ officialName, sex }) => [officialName, sex])).toEqual([
      ['Қасымова Айгерім Қайратқызы', 'FEMALE'],
      ['Өтегенов Ғалым Мұхтарұлы', 'MALE'],
    ]);
  });

  it('reads quoted line breaks, and UTF-8 in which a byte is broken', () => {
    const rows = plain.map((row, i) =>
      i === 0 ? row : row.map((value, c) => (c === 6 ? `${String(value)}\nотдел 1` : value)),
    );
    const whole = Buffer.from(text(rows, ';'));
    const list = read(new Uint8Array(whole));
    expectPeople(list.rows, people, { sex: true, phone: true });
    const broken = Buffer.concat([whole, Buffer.from([0x3b, 0xd0, 0x0a])]);
    expect(
      read(new Uint8Array(broken))
        .rows.slice(0, 6)
        .map(({ officialName }) => officialName),
    ).toEqual(people.map(fullName));
  });

  it.each(['biff8', 'ods', 'xlsx'] as const)('reads %s', (type) => {
    expectPeople(read(workbook([{ rows: [['Список'], [], ...plain] }], type)).rows, people);
  });

  it('reads a web page and an Excel 2003 document called .xls', () => {
    const cells = (row: unknown[]) => row.map((value) => `<td>${String(value ?? '')}</td>`).join('');
    const page = `<html><head><meta charset="windows-1251"><style>td{mso-number-format:"\\@"}</style></head><body><table><tr><td colspan=7>Список</td></tr>${rus.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table></body></html>`;
    expectPeople(read(new Uint8Array(iconv.encode(page, 'windows-1251'))).rows, russian);
    const data = (row: unknown[]) =>
      row.map((value) => `<Cell><Data ss:Type="String">${String(value ?? '')}</Data></Cell>`).join('');
    const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>${plain.map((row) => `<Row>${data(row)}</Row>`).join('')}</Table></Worksheet></Workbook>`;
    expectPeople(read(new TextEncoder().encode(xml)).rows, people);
  });
});
