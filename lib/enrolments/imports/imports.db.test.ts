import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { workbook } from '@/lib/files/tables/testing/build';
import { NotFound } from '@/lib/errors/not-found';
import { codes, coordinatorOf, courseOf, office, runOf, value } from '@/lib/runs/testing/fixture';
import { applyImport } from './application/commands';
import { chooseColumns, decideRows, openImport } from './commands';
import { importPreview } from './queries';

const folder = path.join(process.cwd(), 'prisma/seed/data');
const list = (fileName: string) => readFile(path.join(folder, 'nominations', fileName));

async function opened(runId: string, fileName: string, bytes?: Uint8Array) {
  return value(await openImport(office, runId, { fileName, bytes: bytes ?? (await list(fileName)) })).batchId;
}

async function previewed(batchId: string) {
  const { preview } = await importPreview(office, batchId);
  return value(preview);
}

const csv = (...lines: string[]) => Buffer.from(`\ufeff${lines.join('\r\n')}`);

let courseId: string;
beforeAll(async () => {
  ({ courseId } = await courseOf('IMP'));
});

describe('the lists of the reference programme', () => {
  const regions = [
    'bishkek',
    'chuy',
    'osh-region',
    'osh-city',
    'jalal-abad',
    'batken',
    'issyk-kul',
    'naryn',
    'talas',
  ];

  test('256 rows of nine lists become 250 people, 75 of them women', { timeout: 120_000 }, async () => {
    let rows = 0;
    let month = 0;
    for (const region of regions) {
      month += 1;
      const { runId } = await runOf(courseId, {
        startsOn: `2027-0${month}-01`,
        endsOn: `2027-0${month}-02`,
        countryCode: 'KG',
        capacity: 60,
      });
      const batchId = await opened(runId, `moi-pve-${region}.xlsx`);
      const { totals } = await previewed(batchId);
      expect(totals).toMatchObject({ maybe: 0, refused: 0, undecided: 0, people: totals.rows });
      const counts = value(await applyImport(office, batchId, { state: 'CONFIRMED' }));
      expect(counts).toMatchObject({
        created: totals.new,
        known: totals.same,
        enrolled: totals.rows,
        institutions: 1,
      });
      rows += totals.rows;
    }
    expect(rows).toBe(256);
    const people = { enrolments: { some: { run: { courseId } } } };
    expect(await db.person.count({ where: people })).toBe(250);
    expect(await db.person.count({ where: { ...people, sex: 'FEMALE' } })).toBe(75);
    expect(await db.person.count({ where: { ...people, countryCode: 'KG' } })).toBe(250);
    expect(await db.enrolment.count({ where: { run: { courseId }, state: 'CONFIRMED' } })).toBe(256);
    expect(await db.enrolmentDecision.count({ where: { enrolment: { run: { courseId } } } })).toBe(256);
  });

  test('every other list has exactly the people of the key', { timeout: 60_000 }, async () => {
    const key = JSON.parse(await readFile(path.join(folder, 'nominations.key.json'), 'utf8')) as Record<
      string,
      { rows: number; people?: number; female?: number }
    >;
    const { courseId: other } = await courseOf('KEY');
    for (const [fileName, wanted] of Object.entries(key)) {
      if (fileName.startsWith('moi-')) continue;
      const { runId } = await runOf(other, { capacity: 60 });
      const batchId = await opened(runId, fileName);
      const { totals, file } = await previewed(batchId);
      expect([fileName, totals.rows, totals.people, totals.women, totals.refused]).toEqual([
        fileName,
        wanted.rows,
        wanted.people,
        wanted.female,
        0,
      ]);
      const country = /kazakhstan|kyrgyzstan|tajikistan|uzbekistan/.exec(fileName)?.[0];
      if (country) {
        expect(file.country).toBe(
          { kazakhstan: 'KZ', kyrgyzstan: 'KG', tajikistan: 'TJ', uzbekistan: 'UZ' }[country],
        );
      }
      value(await applyImport(office, batchId, { state: 'NOMINATED', undecided: 'NEW' }));
      expect(await db.enrolment.count({ where: { runId } })).toBe(wanted.people);
      const female = { runId, person: { sex: 'FEMALE' as const } };
      expect(await db.enrolment.count({ where: female })).toBe(wanted.female);
    }
  });
});

test('an import is applied once, and only by who manages the run', async () => {
  const { runId } = await runOf(courseId);
  const batchId = await opened(runId, 'a.csv', csv('ФИО;Телефон', 'Алиева Нигора;+998 90 123 45 67'));
  const foreign = await coordinatorOf({ countryCode: 'KZ' });
  await expect(importPreview(foreign, batchId)).rejects.toThrow(NotFound);
  await expect(applyImport(foreign, batchId, { state: 'NOMINATED' })).rejects.toThrow(NotFound);
  await expect(openImport(foreign, runId, { fileName: 'a.csv', bytes: csv('ФИО', 'А Б') })).rejects.toThrow(
    NotFound,
  );
  const both = await Promise.all([
    applyImport(office, batchId, { state: 'NOMINATED' }),
    applyImport(office, batchId, { state: 'NOMINATED' }),
  ]);
  expect(both.flatMap(codes)).toEqual(['IMPORT_ALREADY_APPLIED']);
  // Looked at again, it still says what it did then.
  expect((await previewed(batchId)).rows[0]).toMatchObject({ verdict: 'NEW', decided: 'NEW' });
  expect(codes(await decideRows(office, batchId, { '2': 'SKIP' }))).toEqual(['IMPORT_ALREADY_APPLIED']);
  expect(codes(await chooseColumns(office, batchId, { country: 'UZ' }))).toEqual(['IMPORT_ALREADY_APPLIED']);
});

test('who may be somebody known has to be decided; what was decided is kept', async () => {
  const { runId } = await runOf(courseId);
  const first = await opened(runId, 'a.csv', csv('ФИО;Пол', 'Юсупов Карим Алиевич;м'));
  value(await applyImport(office, first, { state: 'NOMINATED' }));
  const { runId: later } = await runOf(courseId, { startsOn: '2026-07-01', endsOn: '2026-07-02' });
  const batchId = await opened(later, 'b.csv', csv('ФИО;Пол;Должность', 'Юсупов Карим;м;Инспектор'));
  expect(codes(await applyImport(office, batchId, { state: 'NOMINATED' }))).toEqual(['IMPORT_UNDECIDED']);
  const before = await previewed(batchId);
  expect(before.rows[0]).toMatchObject({ verdict: 'MAYBE', proposed: null, decided: null });
  const known = before.rows[0]?.candidates[0]?.personId;
  value(await decideRows(office, batchId, { '2': `PERSON:${known}` }));
  expect((await previewed(batchId)).totals.undecided).toBe(0);
  const counts = value(await applyImport(office, batchId, { state: 'CONFIRMED' }));
  expect(counts).toMatchObject({ created: 0, known: 1, enrolled: 1 });
  const person = await db.person.findUniqueOrThrow({ where: { id: known ?? '' } });
  // What was not known is filled in, what was known stays.
  expect(person).toMatchObject({ officialName: 'Юсупов Карим Алиевич', position: 'Инспектор' });
});

test('a person who was not found by recognition cannot be meant', async () => {
  const { runId } = await runOf(courseId);
  const stranger = await db.person.findFirstOrThrow({ where: { officialName: 'Юсупов Карим Алиевич' } });
  const batchId = await opened(runId, 'a.csv', csv('ФИО', 'Саидова Малика Рустамовна'));
  value(await decideRows(office, batchId, { '2': `PERSON:${stranger.id}` }));
  expect((await previewed(batchId)).rows[0]).toMatchObject({ decided: null, proposed: 'NEW' });
});

test('more people than places: refused with the numbers, and nothing is done', async () => {
  const { runId } = await runOf(courseId, { capacity: 1 });
  const bytes = csv('ФИО;Учреждение', 'Первый Аскар;Новый Центр', 'Второй Азамат;Новый Центр');
  const batchId = await opened(runId, 'a.csv', bytes);
  value(await decideRows(office, batchId, { '2': 'NEW' }));
  const people = await db.person.count();
  const refused = await applyImport(office, batchId, { state: 'CONFIRMED' });
  expect(refused).toEqual({
    ok: false,
    refusals: [{ code: 'RUN_FULL', params: { confirmed: 2, places: 1 } }],
  });
  expect(await db.person.count()).toBe(people);
  expect(await db.institution.count({ where: { name: 'Новый Центр' } })).toBe(0);
  expect((await importPreview(office, batchId)).batch).toMatchObject({
    appliedAt: null,
    decisions: { '2': 'NEW' },
  });
  expect(value(await applyImport(office, batchId, { state: 'WAITING_LIST' }))).toMatchObject({
    enrolled: 2,
    institutions: 1,
  });
});

test('somebody who stands twice comes once; leaving out the first keeps the second', async () => {
  const { runId } = await runOf(courseId);
  const rows = ['Тошев Бахтиёр;+998 90 765 43 21', 'Toshev Baxtiyor;+998 90 765 43 21'];
  const batchId = await opened(runId, 'a.csv', csv('ФИО;Телефон', ...rows));
  const { rows: seen, totals } = await previewed(batchId);
  expect(seen[1]).toMatchObject({ verdict: 'SAME', duplicateOfRow: 2, proposed: 'ROW:2' });
  expect(totals).toMatchObject({ rows: 2, people: 1 });
  const counts = value(
    await applyImport(office, batchId, { state: 'NOMINATED', decisions: { '2': 'SKIP' } }),
  );
  expect(counts).toMatchObject({ created: 1, enrolled: 1, leftOut: 1 });
});

test('a person who is on the run already is said and left as they are', async () => {
  const { runId } = await runOf(courseId);
  const bytes = csv('ФИО;Телефон', 'Ниязова Дильбар;+998 93 111 22 33');
  value(await applyImport(office, await opened(runId, 'a.csv', bytes), { state: 'CONFIRMED' }));
  const again = await opened(runId, 'b.csv', bytes);
  const { rows, totals } = await previewed(again);
  expect(rows[0]?.candidates[0]).toMatchObject({ onRun: 'CONFIRMED' });
  expect(totals.onRun).toBe(1);
  expect(value(await applyImport(office, again, { state: 'NOMINATED' }))).toMatchObject({
    enrolled: 0,
    onRunAlready: 1,
  });
  expect(await db.enrolment.findMany({ where: { runId }, select: { state: true } })).toEqual([
    { state: 'CONFIRMED' },
  ]);
});

test('columns that were guessed wrong are corrected', async () => {
  const { runId } = await runOf(courseId);
  const batchId = await opened(runId, 'a.csv', csv('Участник;Откуда', 'Каримов Олим;Академия МВД'));
  value(await chooseColumns(office, batchId, { mapping: { '1': 'institution' }, country: 'UZ' }));
  const { rows, file } = await previewed(batchId);
  expect(rows[0]).toMatchObject({ officialName: 'Каримов Олим', institution: 'Академия МВД' });
  expect(file.columns[1]).toMatchObject({ field: 'institution', by: 'READER' });
  expect(codes(await chooseColumns(office, batchId, { mapping: { '0': null, '1': null } }))).toEqual([
    'LIST_NO_NAME_COLUMN',
  ]);
  expect((await previewed(batchId)).rows[0]?.officialName).toBe('Каримов Олим');
});

test('a file that is no list is refused, and nothing is kept of it', async () => {
  const { runId } = await runOf(courseId);
  const files = await db.storedFile.count();
  for (const [bytes, code] of [
    [Buffer.alloc(0), 'FILE_EMPTY'],
    [csv('ФИО;Телефон', 'Итого: 0;'), 'LIST_NO_ROWS'],
    [Buffer.from('%PDF-1.7'), 'FILE_TYPE_UNKNOWN'],
  ] as const) {
    expect(codes(await openImport(office, runId, { fileName: 'x.csv', bytes }))).toEqual([code]);
  }
  expect(await db.storedFile.count()).toBe(files);
});

test('a row says where its person is expected on these days', async () => {
  const { runId: there, code } = await runOf(courseId, { startsOn: '2028-05-01', endsOn: '2028-05-03' });
  const bytes = csv('ФИО;Телефон', 'Рахимов Улугбек;+998 93 777 88 99', 'Новый Тимур;+998 93 777 88 90');
  value(await applyImport(office, await opened(there, 'a.csv', bytes), { state: 'CONFIRMED' }));
  const { runId } = await runOf(courseId, { startsOn: '2028-05-03', endsOn: '2028-05-04' });
  const other = csv('ФИО;Телефон', 'Рахимов Улугбек;+998 93 777 88 99', 'Другая Тамара;+998 93 777 88 91');
  const batchId = await opened(runId, 'b.csv', other);
  const { rows } = await previewed(batchId);
  expect(rows.map(({ candidates }) => candidates.map(({ busyOn }) => busyOn))).toEqual([[code], []]);
  expect(codes(await applyImport(office, batchId, { state: 'CONFIRMED' }))).toEqual(['PARTICIPANT_BUSY']);
});

test('people of several sheets are decided apart and come together', async () => {
  const { runId } = await runOf(courseId);
  const bytes = Buffer.from(
    workbook([
      {
        name: 'МВД',
        rows: [
          ['ФИО', 'Пол'],
          ['Бобоев Шавкат', 'м'],
        ],
      },
      {
        name: 'ГТК',
        rows: [
          ['ФИО', 'Пол'],
          ['Ганиева Зулфия', 'ж'],
          ['Лишний Человек', 'м'],
        ],
      },
    ]),
  );
  const batchId = await opened(runId, 'two.xlsx', bytes);
  const { rows, file } = await previewed(batchId);
  expect([file.sheets, rows.map(({ row }) => row)]).toEqual([
    ['МВД', 'ГТК'],
    [2, 100_002, 100_003],
  ]);
  value(await decideRows(office, batchId, { '100003': 'SKIP' }));
  expect(value(await applyImport(office, batchId, { state: 'NOMINATED' }))).toMatchObject({
    created: 2,
    leftOut: 1,
  });
});
