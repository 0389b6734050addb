import { read } from '@e965/xlsx';
import { readFile } from 'node:fs/promises';
import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { uniqueName } from './unique';

const everything = 'period=own&from=2010-01-01&to=2039-12-31';
const formatted = (text: string) => Number(text.replace(/\D/g, ''));

test('a figure is divided, opened down to its rows, kept under a name and opened again', async ({
  open,
  words,
}, testInfo) => {
  test.slow();
  const { say } = words;
  const page = await open('coordinator');
  const app = appOn(page, words);
  const choice = (name: string) => app.field(`reports.explore.${name}`);
  const heading = page.getByRole('heading', { level: 1 });
  const table = (figure: string, rows: string, columns: string) =>
    page.getByRole('table', {
      name: say('reports.explore.captionTwo', {
        figure: say(`reports.figure.${figure}.name`),
        rows: say(`reports.dimension.${rows}`),
        columns: say(`reports.dimension.${columns}`),
      }),
    });

  await test.step('the report leads there, and what is chosen stands in the address', async () => {
    await page.goto('/reports');
    await page.getByRole('link', { name: say('reports.explore.open'), exact: true }).click();
    await expect(heading).toHaveText(say('reports.explore.title'));
    await page.goto(`/reports/explore?${everything}`);
    await choice('columns').selectOption('sex');
    await expect(page).toHaveURL(/columns=sex/);
    await expect(table('people', 'country', 'sex')).toBeVisible();
    await choice('figure').selectOption('participations');
    await expect(page).toHaveURL(/figure=participations/);
    await choice('rows').selectOption('heldIn');
    await expect(page).toHaveURL(/rows=heldIn/);
    await expect(table('participations', 'heldIn', 'sex')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.screenshot({ path: testInfo.outputPath('explore.png'), fullPage: true });
  });

  await test.step('the rows are put in another order', async () => {
    const total = say('reports.table.total');
    await page.getByRole('link', { name: say('reports.explore.sortUp', { column: total }) }).click();
    await expect(page).toHaveURL(/sort=total/);
    await expect(page.getByRole('columnheader', { name: total })).toHaveAttribute('aria-sort', 'ascending');
  });

  const explored = page.url();
  await test.step('a cell has as many rows as it says', async () => {
    const cell = table('participations', 'heldIn', 'sex').locator('tbody').getByRole('link').first();
    const count = formatted((await cell.textContent()) ?? '');
    expect(count).toBeGreaterThan(0);
    await cell.click();
    await expect(heading).toHaveText(say('reports.figure.participations.name'));
    await expect(page.getByText(say('reports.rows.count', { count }))).toBeVisible();
    await expect(page.getByRole('rowheader')).toHaveCount(Math.min(count, 50));
  });

  const name = `View ${uniqueName().latin}`;
  await test.step('a view is saved under a name, and no other under the same', async () => {
    await page.goto(explored);
    await app.press(say('reports.view.save'));
    const dialog = app.dialog(say('reports.view.saveTitle'));
    const field = app.field('reports.view.name', dialog);
    await app.press(say('reports.view.keep'), dialog);
    await app.expectRefused(field, /./);
    await expectAccessible(page);
    await field.fill(name);
    await app.press(say('reports.view.keep'), dialog);
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('link', { name })).toBeVisible();
    await app.press(say('reports.view.save'));
    await field.fill(name.toUpperCase());
    await app.press(say('reports.view.keep'), dialog);
    await app.expectRefused(field, say('refusals.NAME_TAKEN'));
    await page.keyboard.press('Escape');
  });

  await test.step('opened again it shows the same', async () => {
    await page.goto('/reports/explore');
    await page.getByRole('link', { name }).click();
    await expect(page).toHaveURL(/rows=heldIn/);
    await expect(choice('rows')).toHaveValue('heldIn');
    await expect(choice('figure')).toHaveValue('participations');
    await expect(table('participations', 'heldIn', 'sex')).toBeVisible();
    await expect(page.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
  });

  await test.step('the table is taken away with small numbers hidden', async () => {
    await page.getByRole('checkbox', { name: say('reports.explore.hide') }).check();
    await expect(page).toHaveURL(/hide=1/);
    await expect(page.getByText(say('reports.explore.note.hidden'))).toBeVisible();
    await app.press(say('reports.export.action'));
    const dialog = app.dialog(say('reports.export.tableTitle'));
    const purpose = `Table ${name}`;
    await app.field('reports.export.purpose', dialog).fill(purpose);
    await app.press(say('reports.export.ask'), dialog);
    await expect(dialog).toBeHidden();
    const file = page.getByRole('link', {
      name: say('reports.export.downloadOne', { format: 'Excel', purpose }),
    });
    await expect(file).toBeVisible({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
    const book = read(await readFile(await download.path()));
    expect(book.SheetNames).toContain(say('reports.figure.participations.name'));
  });

  await test.step('the view is renamed and deleted', async () => {
    await app.press(say('reports.view.renameOne', { name }));
    const dialog = app.dialog(say('reports.view.renameTitle'));
    await app.field('reports.view.name', dialog).fill(`${name} anew`);
    await app.press(say('reports.view.keep'), dialog);
    await expect(dialog).toBeHidden();
    await app.press(say('reports.view.removeOne', { name: `${name} anew` }));
    const question = page.getByRole('alertdialog');
    await app.press(say('reports.view.remove'), question);
    await expect(question).toBeHidden();
    // Its file, whose purpose names it, stays.
    await expect(page.getByRole('link', { name: `${name} anew`, exact: true })).toHaveCount(0);
  });
});

test('on a phone the table moves in a box of its own', async ({ open, words }, testInfo) => {
  const page = await open('coordinator', { phone: true, dark: true });
  await page.goto(`/reports/explore?${everything}&rows=run&columns=country`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.say('reports.explore.title'));
  await expect(page.getByRole('table').first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.screenshot({ path: testInfo.outputPath('explore-phone.png'), fullPage: true });
});

test('whoever has a link to figures explores nothing', async ({ open, words, expectStatus }) => {
  expectStatus(404);
  const { say } = words;
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/reports?${everything}`);
  await app.press(say('reports.link.action'));
  const dialog = app.dialog(say('reports.link.title'));
  await app.field('reports.link.name', dialog).fill(`A donor ${uniqueName().latin}`);
  await app.press(say('reports.link.make'), dialog);
  const address = await app.field('reports.link.address', dialog).inputValue();
  const observer = await open('anyone');
  await observer.goto(new URL(address).pathname);
  await expect(observer.getByRole('heading', { level: 1 })).toHaveText(say('observe.title'));
  await expect(observer.locator('main a[href*="/reports"]')).toHaveCount(0);
  for (const path of ['/reports/explore', '/reports/rows?figure=people']) {
    await observer.goto(path);
    await expect(observer).toHaveURL(/\/sign-in/);
  }
  // Somebody with an account and no right finds no such page.
  const participant = await open('participant');
  expect((await participant.goto('/reports/explore'))?.status()).toBe(404);
});
