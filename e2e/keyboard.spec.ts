import { expect, expectAccessible, test } from './fixtures';
import { uniqueName } from './unique';

test('a person is found and opened without the mouse', async ({ open, words: { say }, office }) => {
  const { latin, cyrillic } = uniqueName();
  await office.aPerson({ officialName: `${cyrillic} Айнура Асановна`, latinName: `Ainura ${latin}` });
  const page = await open('coordinator');
  await page.goto('/today');
  await expect(page.getByRole('heading', { level: 1, name: say('today.title') })).toBeVisible();

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: say('palette.title') });
  await expect(palette).toBeVisible();
  await page.keyboard.type(latin.toLowerCase());
  await expect(palette.getByRole('option', { name: cyrillic })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/people\//);
  await expect(page.getByRole('heading', { level: 1, name: cyrillic })).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/\/today$/);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: say('shell.keys.title') });
  await expect(help).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});
