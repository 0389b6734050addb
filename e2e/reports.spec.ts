import { read } from '@e965/xlsx';
import { readFile } from 'node:fs/promises';
import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';

const formatted = (text: string) => Number(text.replace(/\D/g, ''));

test('a donor is answered: a number is opened down to its rows, taken away, and shown without names', async ({
  open,
  words,
  expectStatus,
}, testInfo) => {
  test.slow();
  const { say, like } = words;
  const page = await open('coordinator');
  const app = appOn(page, words);
  const filter = (name: string) => app.field(`reports.filter.${name}`);
  const numberOf = (figure: string) =>
    page.getByRole('link', { name: new RegExp(`^${say(`reports.figure.${figure}.name`)}: `) });

  await test.step('last year, then years of a donor', async () => {
    await page.goto('/reports');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('reports.title'));
    await filter('period').selectOption('lastYear');
    await expect(page).toHaveURL(/period=lastYear/);
    await filter('period').selectOption('own');
    await filter('from').fill('2010-01-01');
    await expect(page).toHaveURL(/from=2010-01-01/);
    // Journeys beside this one have runs of later years.
    await filter('to').fill('2017-12-31');
    await expect(page).toHaveURL(/to=2017-12-31/);
    await filter('donor').selectOption({ index: 1 });
    await expect(page).toHaveURL(/donor=/);
    await filter('donor').selectOption({ index: 0 });
    await expect(page).not.toHaveURL(/donor=/);
    await expect(numberOf('participations')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.screenshot({ path: testInfo.outputPath('report.png'), fullPage: true });
  });

  const report = page.url();
  const names: string[] = [];
  await test.step('a number has as many rows as it says', async () => {
    const link = numberOf('participations');
    const count = formatted((await link.textContent()) ?? '');
    expect(count).toBeGreaterThan(0);
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      say('reports.figure.participations.name'),
    );
    await expect(page.getByText(say('reports.rows.count', { count }))).toBeVisible();
    const rows = page.getByRole('rowheader');
    await expect(rows).toHaveCount(Math.min(count, 50));
    names.push(...(await rows.allTextContents()));
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goto(report);
  });

  await test.step('without a purpose no file is made; with one it holds the rows', async () => {
    await app.press(say('reports.export.action'));
    const dialog = app.dialog(say('reports.export.title'));
    const purpose = app.field('reports.export.purpose', dialog);
    await app.press(say('reports.export.ask'), dialog);
    await app.expectRefused(purpose, /./);
    await expectAccessible(page);
    await purpose.fill('Annual report of the journey');
    await app.press(say('reports.export.ask'), dialog);
    await expect(dialog).toBeHidden();
    const file = page.getByRole('link', {
      name: say('reports.export.downloadOne', { format: 'Excel', purpose: 'Annual report of the journey' }),
    });
    await expect(file.first()).toBeVisible({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), file.first().click()]);
    const book = read(await readFile(await download.path()));
    expect(book.SheetNames).toContain(say('reports.figure.participations.name'));
    expect(JSON.stringify(book.Sheets)).toContain(names[0]?.trim() ?? '');
  });

  let address = '';
  await test.step('a link is made for an observer', async () => {
    await app.press(say('reports.link.action'));
    const dialog = app.dialog(say('reports.link.title'));
    await app.press(say('reports.link.make'), dialog);
    await app.expectRefused(app.field('reports.link.name', dialog), /./);
    await app.field('reports.link.name', dialog).fill('A donor of the journey');
    await app.press(say('reports.link.make'), dialog);
    address = await app.field('reports.link.address', dialog).inputValue();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  const observer = await open('anyone');
  const path = new URL(address).pathname;
  await test.step('the observer sees figures and no name', async () => {
    await observer.goto(path);
    await expect(observer.getByRole('heading', { level: 1 })).toHaveText(say('observe.title'));
    await expect(observer.getByText(say('reports.figure.runs.name'), { exact: true }).first()).toBeVisible();
    await expect(observer.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
    const content = await observer.content();
    for (const name of names) expect(content).not.toContain(name.trim());
    await expectAccessible(observer);
    await expectNoSidewaysScroll(observer);
    await observer.screenshot({ path: testInfo.outputPath('observer.png'), fullPage: true });
  });

  await test.step('taken back, it opens nothing', async () => {
    expectStatus(404);
    await page.reload();
    await expect(page.getByText(like('reports.link.used')).first()).toBeVisible();
    await page
      .getByRole('button', { name: say('reports.link.revokeOne', { name: 'A donor of the journey' }) })
      .first()
      .click();
    await expect(page.getByText(say('reports.link.revoked'))).toBeVisible();
    expect((await observer.goto(path))?.status()).toBe(404);
    await expect(observer.getByRole('heading', { level: 1 })).toHaveText(say('observe.unknownTitle'));
  });
});
