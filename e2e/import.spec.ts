import { readFileSync } from 'node:fs';
import path from 'node:path';
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
    { name: 'prices.csv', buffer: Buffer.from('Артикул;Цена\nА-1;100\nА-2;250\n'), code: 'LIST_NO' },
  ];
  for (const { name, buffer, code } of refused) {
    await app.importList({ name, buffer });
    const text =
      code === 'LIST_NO'
        ? words.like('refusals.LIST_NO_NAME_COLUMN').source
        : words.like(`refusals.${code}`).source;
    const header = code === 'LIST_NO' ? `|${words.like('refusals.LIST_NO_HEADER').source}` : '';
    await expect(drop).toHaveAccessibleDescription(new RegExp(text + header));
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
