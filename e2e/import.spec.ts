import { readFileSync } from 'node:fs';
import path from 'node:path';
import { read as readWorkbook, utils, write } from '@e965/xlsx';
import { appOn } from './app';
import { expect, expectAccessible, test } from './fixtures';
import { quietDay, uniqueName } from './unique';

const lists = path.join(import.meta.dirname, '..', 'prisma', 'seed', 'data', 'nominations');

test('a file that is no list is refused in words, and a good one works afterwards', async ({
  open,
  office,
  words,
  expectStatus,
}) => {
  expectStatus(422);
  const { say } = words;
  const run = await office.aRun({ startsOn: quietDay() });
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}/import`);
  await expectAccessible(page);
  const drop = page.getByLabel(say('import.drop'));

  const whole = readFileSync(path.join(lists, 'moi-pve-talas.xlsx'));
  const refused = [
    { name: 'empty.csv', buffer: Buffer.alloc(0), code: 'FILE_EMPTY' },
    { name: 'broken.xlsx', buffer: whole.subarray(0, whole.length / 2), code: 'FILE_DAMAGED' },
    {
      name: 'picture.xlsx',
      buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      code: 'FILE_TYPE_UNKNOWN',
    },
    { name: 'nobody.csv', buffer: Buffer.from('ФИО;Пол\nИтого: 0;\n'), code: 'LIST_NO_ROWS' },
  ];
  for (const { name, buffer, code } of refused) {
    await app.importList({ name, buffer });
    await expect(drop).toHaveAccessibleDescription(words.like(`refusals.${code}`));
    await expect(page).toHaveURL(new RegExp(`/runs/${run.runId}/import$`));
  }
  await expectAccessible(page);
  expect(await office.peopleOn(run.runId)).toBe(0);

  const { cyrillic } = uniqueName();
  const rows = [`${cyrillic} Асан Маратович;М`, `${cyrillic}а Бермет Маратовна;Ж`];
  await app.importList({
    name: 'list.csv',
    buffer: Buffer.from(`Список участников;\n\nФИО;Пол\n${rows.join('\n')}\nИтого: 2;\n`),
  });
  await expect(page.getByRole('heading', { level: 2, name: /list\.csv/ })).toBeVisible();
  await app.press(say('import.apply', { count: 2 }));
  await expect(page).toHaveURL(new RegExp(`/runs/${run.runId}/people`));
  await expect(page.getByRole('link', { name: `${cyrillic} Асан Маратович` })).toBeVisible();
  expect(await office.peopleOn(run.runId)).toBe(2);
});

test('rows that may be somebody known are decided one by one', async ({ open, office, words }) => {
  const { say } = words;
  const { cyrillic } = uniqueName();
  await office.aPerson({ officialName: `${cyrillic}а Гульнара Асановна` });
  const run = await office.aRun({ startsOn: quietDay() });
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}/import`);
  const rows = [`${cyrillic}а Гульнара Асановна;Ж`, `${cyrillic} Данияр Асанович;М`, ';М'];
  await app.importList({ name: 'list.csv', buffer: Buffer.from(`ФИО;Пол\n${rows.join('\n')}\n`) });
  const table = page.getByRole('table', { name: say('import.caption') });
  const maybe = table.getByRole('row', { name: new RegExp(`${cyrillic}а Гульнара`) });
  await expect(maybe).toContainText(say('import.verdict.MAYBE'));
  await expect(table.getByRole('row', { name: new RegExp(`${cyrillic} Данияр`) })).toContainText(
    say('import.verdict.NEW'),
  );
  await expect(page.getByText(say('import.undecided', { count: 1 }))).toBeVisible();
  await expect(page.getByRole('button', { name: say('import.apply', { count: 1 }) })).toBeDisabled();
  await expectAccessible(page);

  await maybe
    .getByRole('combobox')
    .selectOption({ label: say('import.decision.PERSON', { name: `${cyrillic}а Гульнара Асановна` }) });
  await expect(page.getByText(say('import.undecided', { count: 1 }))).toBeHidden();
  await app.press(say('import.apply', { count: 2 }));
  await expect(page).toHaveURL(new RegExp(`/runs/${run.runId}/people`));
  expect(await office.peopleOn(run.runId)).toBe(2);
  expect(await office.namesakes(`${cyrillic}а Гульнара Асановна`)).toBe(1);
});

test('a list whose columns nobody knows is mapped by hand, imported, and taken back', async ({
  open,
  office,
  words,
}) => {
  const { say, like } = words;
  const { cyrillic } = uniqueName();
  const run = await office.aRun({ startsOn: quietDay() });
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}/import`);
  const rows = [`1;${cyrillic.toUpperCase()};асан`, `2;${cyrillic.toUpperCase()}А;бермет`];
  await app.importList({ name: 'list.csv', buffer: Buffer.from(`код;слово;другое\n${rows.join('\n')}\n`) });
  await expect(page.getByText(say('import.mapFirst'))).toBeVisible();
  await expectAccessible(page);
  const fields = page.getByRole('group').filter({ has: page.getByLabel(say('import.headerIn')) });
  await fields.getByLabel(say('import.headerIn')).fill('1');
  await fields.getByLabel(say('import.column', { letter: 'B' })).selectOption(say('listFields.familyName'));
  await fields.getByLabel(say('import.column', { letter: 'C' })).selectOption(say('listFields.givenName'));
  await app.press(say('import.reread'));
  await expect(page.getByRole('table', { name: say('import.caption') })).toContainText(
    `${cyrillic.toUpperCase()} асан`,
  );
  await app.press(say('import.apply', { count: 2 }));
  await expect(page).toHaveURL(new RegExp(`/runs/${run.runId}/people`));
  expect(await office.peopleOn(run.runId)).toBe(2);

  await page.goto(`/runs/${run.runId}/import`);
  await page.getByRole('link', { name: say('import.look') }).click();
  await app.press(say('import.undo'));
  const dialog = page.getByRole('alertdialog');
  await expectAccessible(page);
  await app.press(say('import.undo'), dialog);
  await expect(page.getByText(like('import.undoneOn'))).toBeVisible();
  expect(await office.peopleOn(run.runId)).toBe(0);
  expect(await office.namesakes(`${cyrillic.toUpperCase()} асан`)).toBe(0);
});

test('the template is read as it is filled in, and people of two sheets come together', async ({
  open,
  office,
  words,
}) => {
  const { say } = words;
  const { cyrillic } = uniqueName();
  const run = await office.aRun({ startsOn: quietDay() });
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}/import`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: say('import.templateRu') }).click(),
  ]);
  const book = readWorkbook(readFileSync(await download.path()));
  const [first = ''] = book.SheetNames;
  const sheet = book.Sheets[first];
  if (!sheet) throw new Error('the template has no sheet');
  utils.sheet_add_aoa(sheet, [[`${cyrillic} Асан Маратович`, '', 'м', '17.02.1982']], { origin: 'B5' });
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['ФИО', 'Пол', 'Дата рождения', 'Должность', 'Учреждение', 'Телефон', 'Эл. почта'],
      [`${cyrillic}а Бермет Маратовна`, 'ж', '03.04.1990', 'судья', '', '', ''],
    ]),
    'Второй',
  );
  await app.importList({
    name: 'template.xlsx',
    buffer: write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer,
  });
  const table = page.getByRole('table', { name: say('import.caption') });
  await expect(table).toContainText(`${cyrillic} Асан Маратович`);
  await expect(table).toContainText('Второй!2');
  await app.press(say('import.apply', { count: 2 }));
  await expect(page).toHaveURL(new RegExp(`/runs/${run.runId}/people`));
  expect(await office.peopleOn(run.runId)).toBe(2);
});
