import { readFile } from 'node:fs/promises';
import type { DeviceFile } from '@/lib/attendance/device-file/rules';
import { digestOf } from '@/lib/attendance/device-file/rules';
import { appOn } from './app';
import { aCourse, barOf, filled, held, readied } from './device';
import { expect, phone, signIn, test } from './fixtures';
import { openFront } from './front';
import { ownBrowser } from './own-browser';

test.use(phone);

const sync = '**/api/sync/attendance';

test('a browser that is killed while it writes has all that it said was saved', async ({
  open,
  office,
  words,
  language,
  launchOptions,
  baseURL,
}) => {
  const people = Array.from({ length: 60 }, (_, number) => `Номер ${number}`);
  const { trainer, now } = await aCourse(office, people);
  const cookies = await (await open(trainer)).context().cookies();
  const browser = await ownBrowser(launchOptions.args ?? []);
  const address = `${baseURL ?? ''}/register/${now}`;
  const [before = ''] = words.say('register.onPhone', { count: 0 }).split('0');
  try {
    let context = await browser.start();
    await context.addCookies(cookies);
    let page = await context.newPage();
    await page.goto(`${baseURL ?? ''}/register`);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByText(words.like('register.readyUntil'))).toBeVisible();
    await context.setOffline(true);
    await page.goto(address);
    await expect(page.locator('[data-mark=PRESENT]')).toHaveCount(people.length);
    // Faster than any finger, so that something is always on its way to the disk.
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll<HTMLElement>('[data-mark=PRESENT]')];
      setInterval(() => buttons.shift()?.click(), 4);
    });
    const look = () =>
      page.evaluate((text) => {
        const said = document.body.innerText.split(text)[1];
        const tapped = document.querySelectorAll('[data-mark=PRESENT][aria-pressed=true]').length;
        return { said: Number.parseInt(said ?? '0'), tapped };
      }, before);
    let seen = await look();
    while (seen.said < 20) seen = await look();
    await browser.kill();

    context = await browser.start();
    await context.addCookies(cookies);
    await context.setOffline(true);
    page = await context.newPage();
    await page.goto(address);
    await expect.poll(async () => (await look()).tapped).toBeGreaterThanOrEqual(seen.said);
    // The worker of the browser that is started again may have a network already, and send what waits.
    const { tapped } = await look();
    await context.setOffline(false);
    await appOn(page, words).expectAtOffice(tapped);
    const recorded = await office.recordedIn(now);
    expect([Object.keys(recorded.marks).length, recorded.operations]).toEqual([tapped, tapped]);
    expect((await held(page)).waiting).toBe(0);
  } finally {
    await browser.remove();
  }
});

test('a full phone says so, and loses nothing', async ({ open, office, words, baseURL, expectOffline }) => {
  const { say } = words;
  const { trainer, names, now } = await aCourse(office, ['Айбек', 'Бермет']);
  const [aibek = '', bermet = ''] = names;
  await open(trainer);
  const page = await open(trainer);
  const app = appOn(page, words);
  const bar = barOf(page, words);
  const browser = await page.context().newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 8_000_000 });
  await readied(page, words);
  await page.goto(`/register/${now}`);
  await expect(app.rowOf(aibek)).toBeVisible();
  expectOffline();
  await page.context().setOffline(true);
  await filled(page);
  await app.mark(aibek, 'PRESENT');
  await expect(bar).toContainText(say('register.state_full', { count: 1 }));
  await expect(bar).toContainText(say('register.onPhone', { count: 0 }));
  await expect(app.rowOf(aibek)).toContainText(say('register.PRESENT'));
  await browser.send('Storage.overrideQuotaForOrigin', { origin });
  await app.mark(bermet, 'ABSENT');
  await expect(bar).toContainText(say('register.onPhone', { count: 2 }));
  await expect(bar).not.toContainText(say('register.state_full', { count: 1 }));
  expect((await held(page)).waiting).toBe(2);
});

test('a new version of the application arrives while marks wait', async ({
  open,
  office,
  words,
  baseURL,
}) => {
  const { say } = words;
  const { trainer, names, now } = await aCourse(office, ['Айбек', 'Бермет']);
  const [aibek = '', bermet = ''] = names;
  const context = (await open(trainer)).context();
  const front = await openFront(baseURL ?? '');
  const address = `${front.url}/register/${now}`;
  const page = await context.newPage();
  const app = appOn(page, words);
  await page.goto(`${front.url}/register`);
  await expect(page.getByText(words.like('register.readyUntil'))).toBeVisible();
  await page.goto(address);
  await expect(app.rowOf(aibek)).toBeVisible();
  await context.route(sync, (route) => route.fulfill({ status: 503 }));
  await app.mark(aibek, 'PRESENT');

  // Other pages, and none of the parts that the pages of today load later.
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  );
  front.change('/register-worker.js', (script) =>
    script
      .replace(/revision:"(\w+)"/g, 'revision:"next-$1"')
      .replace(/\{url:"(\/_next\/static\/chunks\/[^"]+\.js)",revision:null\},?/g, (entry, url: string) =>
        loaded.includes(url) ? entry : '',
      ),
  );
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/register'))?.update());
  await expect(page.getByText(say('register.newVersion'))).toBeVisible();

  const other = await context.newPage();
  await other.goto(address);
  await expect(other.getByText(say('register.newVersion'))).toBeVisible();
  const reloaded = other.waitForEvent('load');
  await appOn(other, words).press(say('register.useNewVersion'));
  await reloaded;
  await expect(barOf(other, words)).toContainText(say('register.onPhone', { count: 1 }));
  await expect(other.getByText(say('register.newVersion'))).toBeHidden();

  await test.step('the page of the old version goes on, with parts that it loads only now', async () => {
    await context.route('**/_next/static/**', (route) => route.abort());
    await app.press(say('register.addPersonShort'));
    await expect(page.getByRole('form', { name: say('register.addPerson') })).toBeVisible();
    await app.mark(bermet, 'ABSENT');
    await expect(barOf(other, words)).toContainText(say('register.onPhone', { count: 2 }));
  });

  await context.unroute(sync);
  await app.press(say('register.sendNow'));
  await app.expectAtOffice(2);
  await appOn(other, words).expectAtOffice(2);
  expect((await office.recordedIn(now)).operations).toBe(2);
  front.close();
});

test('an ended sign-in closes nothing', async ({ open, office, words, expectStatus }) => {
  const { say } = words;
  const { trainer, names, now } = await aCourse(office, ['Айбек', 'Бермет']);
  const [aibek = '', bermet = ''] = names;
  const page = await open(trainer);
  const app = appOn(page, words);
  const bar = barOf(page, words);
  await readied(page, words);
  expectStatus(401);
  await page.context().clearCookies({ name: /session/ });
  await page.goto(`/register/${now}`);
  await app.mark(aibek, 'PRESENT');
  await expect(bar).toContainText(say('register.state_signedOut'));
  await app.mark(bermet, 'LATE');
  await page.reload();
  await expect(bar).toContainText(say('register.onPhone', { count: 2 }));
  await bar.getByRole('link', { name: say('register.signIn') }).click();
  await page.getByLabel(say('signIn.email'), { exact: true }).fill(trainer.email);
  await page.getByLabel(say('signIn.password'), { exact: true }).fill(trainer.password);
  await page.getByRole('button', { name: say('signIn.submit'), exact: true }).click();
  await page.waitForURL(`/register/${now}`);
  await app.expectAtOffice(2);
});

test('signing out with something unsent is refused, or it is taken along in a file', async ({
  open,
  office,
  words,
  expectStatus,
}) => {
  const { say } = words;
  const { trainer, names, now } = await aCourse(office, ['Айбек']);
  const page = await open(trainer);
  const context = page.context();
  const app = appOn(page, words);
  await readied(page, words);
  expectStatus(503);
  await context.route(sync, (route) => route.fulfill({ status: 503 }));
  await page.goto(`/register/${now}`);
  await app.mark(names[0] ?? '', 'PRESENT');
  await page.goto('/register');
  await app.press(say('register.signOut'));
  await page.waitForURL('/register/leave');
  await expect(page.getByText(say('register.leavingLeft', { count: 1 }))).toBeVisible();
  const saved = page.waitForEvent('download');
  await app.press(say('register.leavingSave'));
  const file = JSON.parse(await readFile((await (await saved).path()) ?? '', 'utf8')) as DeviceFile;
  expect(file).toMatchObject({ format: 'cascade-attendance', version: 1, account: trainer.accountId });
  expect(file.operations).toHaveLength(1);
  expect(file.sha256).toBe(await digestOf(file.operations));
  await page.waitForURL('/sign-in');
  expect(await held(page)).toEqual({ kept: [], waiting: 1 });

  await context.unroute(sync);
  await signIn(page, words, trainer);
  await page.goto(`/register/${now}`);
  await app.expectAtOffice(1);
  await page.goto('/register');
  await app.press(say('register.signOut'));
  await page.waitForURL('/sign-in');
  expect(await held(page)).toEqual({ kept: [], waiting: 0 });
});
