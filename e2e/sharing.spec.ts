import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, phone, test } from './fixtures';

test.use(phone);

test('a participant shows a certificate by a link, and switches it off', async ({
  open,
  office,
  words,
  expectStatus,
}, testInfo) => {
  const { say } = words;
  const own = await office.anAccount();
  const { number } = await office.aCertificate({ personId: own.personId });
  const page = await open(own);
  const app = appOn(page, words);
  const dialog = page.getByRole('dialog');
  const openDialog = async () => {
    await app.press(say('sharing.shareOne', { number }));
    await page.getByRole('menuitem', { name: say('sharing.link') }).click();
    await expect(dialog).toBeVisible();
  };
  const address = () => app.field('sharing.address', dialog).inputValue();

  await page.goto('/me');
  await openDialog();
  await expectAccessible(page);
  await app.press(say('sharing.start'), dialog);
  await expect(dialog.getByText(say('sharing.started'))).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: testInfo.outputPath('on.png') });
  const first = await address();
  expect(first).toMatch(/\/shared\/[0-9A-Z]{26}$/);

  const anyone = await open('anyone');
  const path = new URL(first).pathname;
  expect((await anyone.goto(path))?.status()).toBe(200);
  await expect(anyone.getByRole('heading', { level: 1, name: say('verify.states.GENUINE') })).toBeVisible();
  await expect(anyone.getByText(number, { exact: true })).toBeVisible();
  await expectAccessible(anyone);
  await expectNoSidewaysScroll(anyone);
  await anyone.screenshot({ path: testInfo.outputPath('shared.png'), fullPage: true });
  for (const form of ['pdf', 'png'] as const) {
    const link = anyone.getByRole('link', { name: say(`sharedPage.files.${form}`) });
    const [download] = await Promise.all([anyone.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe(`${number}.${form}`);
  }

  await app.press(say('sharing.stop'), dialog);
  await expect(dialog.getByText(say('sharing.stopped'))).toBeVisible();
  expectStatus(404);
  expect((await anyone.goto(path))?.status()).toBe(404);
  await expect(anyone.getByRole('heading', { level: 1, name: say('sharedPage.nothing') })).toBeVisible();
  await expectAccessible(anyone);
  await app.press(say('sharing.start'), dialog);
  await expect(dialog.getByText(say('sharing.started'))).toBeVisible();
  expect(await address()).not.toBe(first);
  await dialog
    .getByRole('button', { name: say('sharing.close'), exact: true })
    .last()
    .click();
  await expect(dialog).toBeHidden();

  // Nothing is loaded from there: it is an address that the holder may follow.
  await app.press(say('sharing.shareOne', { number }));
  const profile = page.getByRole('menuitem', { name: say('sharing.profile') });
  await expect(profile).toHaveAttribute('href', /^https:\/\/www\.linkedin\.com\/profile\/add\?startTask=/);
  await expect(profile).toHaveAttribute('href', new RegExp(`certId=${number}`));
  await page.keyboard.press('Escape');
  await expect(profile).toBeHidden();
  await expectAccessible(page);
});
