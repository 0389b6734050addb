import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { uniqueName } from './unique';

/** Rooms have to be known before parallel tracks can be planned. */
test('a venue, its rooms, and what becomes of it', async ({ open, words }) => {
  const { say, language } = words;
  const tag = uniqueName();
  const name = `Гостиница ${tag.cyrillic}`;
  const page = await open('coordinator');
  const app = appOn(page, words);
  const rooms = page.getByRole('table', { name: say('venues.room.caption'), exact: true });
  const room = (text: string) => rooms.getByRole('row').filter({ hasText: text });

  await test.step('is entered with several rooms', async () => {
    await page.goto('/runs');
    await page.getByRole('link', { name: say('runs.list.venues'), exact: true }).click();
    await page.getByRole('link', { name: say('venues.new') }).click();
    await app.field('venues.name').fill(name);
    await app.field('venues.address').fill('Navoi 1');
    await app.pick(app.field('runs.form.country'), language === 'ru' ? 'Узбекистан' : 'Uzbekistan');
    await app.field('runs.form.cityEn').fill('Tashkent');
    for (const [index, title] of ['Big hall', 'Small hall'].entries()) {
      await app.press(say('venues.room.another'));
      await app.field('venues.room.name').nth(index).fill(title);
    }
    await app.field('venues.room.capacity').first().fill('80');
    await expectAccessible(page);
    await app.press(say('venues.create'));
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(room('Big hall')).toContainText(say('venues.room.places', { count: 80 }));
    await expectAccessible(page);
  });
  const address = new URL(page.url()).pathname;

  await test.step('gets another room; one that stands there already is refused beside its line', async () => {
    await app.press(say('venues.room.add'));
    const form = page.getByRole('dialog');
    await app.field('venues.room.name', form).fill('BIG HALL');
    await app.press(say('common.add'), form);
    await expect(form.getByText(say('refusals.ROOM_TWICE'))).toBeVisible();
    await app.field('venues.room.name', form).fill('Cellar');
    await app.press(say('common.add'), form);
    await expect(form).toBeHidden();
    await expect(room('Cellar')).toBeVisible();
  });

  await test.step('loses a room, and has it back by undo', async () => {
    await app.press(say('venues.room.removeOf', { name: 'Cellar' }));
    await expect(room('Cellar')).toHaveCount(0);
    await app.press(say('common.undo'));
    await expect(room('Cellar')).toBeVisible();
  });

  await test.step('is found in another script, and renamed', async () => {
    await page.goto(`/venues?q=${encodeURIComponent(`gostinitsa ${tag.latin}`)}`);
    await page.getByRole('link', { name: new RegExp(name) }).click();
    await page.getByRole('link', { name: say('venues.edit'), exact: true }).click();
    await app.field('venues.name').fill(`${name} II`);
    // The sign-in ends while somebody types: nothing is lost, and it is sent again when they are back.
    const cookies = await page.context().cookies();
    await page.context().clearCookies({ name: /session/ });
    await app.press(say('common.save'));
    await expect(page.getByText(say('refusals.SIGN_IN_AGAIN'))).toBeInViewport();
    await expect(app.field('venues.name')).toHaveValue(`${name} II`);
    await expectAccessible(page);
    await page.context().addCookies(cookies);
    await app.press(say('common.save'));
    await expect(page.getByRole('heading', { level: 1, name: `${name} II` })).toBeVisible();
  });

  await test.step('is archived and offered no more, until it is restored', async () => {
    await app.press(say('venues.archive'));
    await expect(page.getByRole('button', { name: say('venues.restore'), exact: true })).toBeVisible();
    const listed = page.getByRole('link', { name: new RegExp(name) });
    await page.goto(`/venues?q=${encodeURIComponent(tag.cyrillic)}`);
    await expect(listed).toHaveCount(0);
    await page.goto(`/venues?q=${encodeURIComponent(tag.cyrillic)}&shown=archived`);
    await expect(listed).toBeVisible();
    await page.goto(address);
    await app.press(say('venues.restore'));
    await expect(page.getByRole('button', { name: say('venues.archive'), exact: true })).toBeVisible();
  });

  await test.step('fits a phone in the dark', async () => {
    const pocket = await open('coordinator', { phone: true, dark: true });
    await pocket.goto(address);
    await expectNoSidewaysScroll(pocket);
    await expectAccessible(pocket);
  });
});
