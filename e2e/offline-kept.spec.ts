import { localeCookie } from '@/lib/text/locale';
import { appOn } from './app';
import { aCourse, barOf, held, readied } from './device';
import { expect, phone, signIn, test } from './fixtures';

test.use(phone);

const dayMs = 86_400_000;

test('what a phone may not keep is not kept, and what it may no longer is wiped', async ({
  open,
  office,
  words,
  expectOffline,
  expectStatus,
}) => {
  const { say } = words;
  expectOffline();

  await test.step('the roster of a sensitive run only shows with a network', async () => {
    const { trainer, names, now } = await aCourse(office, ['Айбек'], { sensitive: true });
    const page = await open(trainer);
    await expect(page.getByText(say('register.notKept')).first()).toBeVisible();
    await page.goto(`/register/${now}`);
    await expect(appOn(page, words).rowOf(names[0] ?? '')).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
    await expect.poll(async () => (await held(page)).kept).toEqual(['/api/register']);
    await page.context().setOffline(true);
    await page.reload();
    await expect(page.getByText(say('register.notKeptHere'))).toBeVisible();
    await expect(page.getByText(names[0] ?? '')).toHaveCount(0);
  });

  const { trainer, runId, names, now, tomorrow } = await aCourse(office, ['Бермет']);
  const page = await open(trainer);
  const registers = [now, tomorrow].map((id) => `/api/register/${id}`);
  const keptRegisters = async () => (await held(page)).kept.filter((url) => registers.includes(url));
  await readied(page, words);

  await test.step('a roster goes when its time is over, with or without a network', async () => {
    expect(await keptRegisters()).toEqual(registers);
    await page.context().setOffline(true);
    await page.clock.setFixedTime(Date.now() + 12 * dayMs);
    await page.goto(`/register/${now}`);
    await expect(page.getByText(say('register.notReadyHere'))).toBeVisible();
    expect(await keptRegisters()).toEqual([`/api/register/${tomorrow}`]);
    await page.clock.setFixedTime(Date.now());
    await page.context().setOffline(false);
  });

  await test.step('and when the run is somebody else’s', async () => {
    await page.goto('/register');
    await expect.poll(keptRegisters).toEqual(registers);
    expectStatus(404);
    await office.trainerRemoved(runId, trainer.personId);
    await page.reload();
    await expect(page.getByText(say('register.noSessions'))).toBeVisible();
    await expect.poll(keptRegisters).toEqual([]);
    await page.goto(`/register/${now}`);
    await expect(page.getByText(say('register.load_missing'))).toBeVisible();
    await expect(page.getByText(names[0] ?? '')).toHaveCount(0);
  });
});

test('a phone that changes hands shows nobody else’s lists, and sends nobody else’s marks', async ({
  open,
  office,
  words,
  expectStatus,
  expectOffline,
}) => {
  const { say } = words;
  const [first, second] = [await aCourse(office, ['Жаннат']), await aCourse(office, ['Эрлан'])];
  const page = await open(first.trainer);
  const context = page.context();
  const app = appOn(page, words);
  await readied(page, words);
  expectOffline();
  expectStatus(401, 409);
  await context.setOffline(true);
  await page.goto(`/register/${first.now}`);
  await app.mark(first.names[0] ?? '', 'PRESENT');
  await expect(barOf(page, words)).toContainText(say('register.onPhone', { count: 1 }));
  await context.clearCookies({ name: /session/ });
  await context.setOffline(false);

  await signIn(page, words, second.trainer);
  await readied(page, words);
  // Until the office has answered, the phone does not know that it has changed hands.
  await expect.poll(async () => (await held(page)).kept).toContain(`/api/register/${second.now}`);
  const { kept, waiting } = await held(page);
  expect(kept.filter((url) => url.includes(first.now) || url.includes(first.tomorrow))).toEqual([]);
  expect(waiting).toBe(1);
  expect((await office.recordedIn(first.now)).operations).toBe(0);

  await app.press(say('register.signOut'));
  await page.waitForURL('/sign-in');
  await signIn(page, words, first.trainer);
  await page.goto(`/register/${first.now}`);
  await app.expectAtOffice(1);
});

test('the worker sends what waits with no page open, and the pages speak the language chosen', async ({
  open,
  office,
  words,
  language,
  expectOffline,
}) => {
  const { trainer, names, now } = await aCourse(office, ['Камиля']);
  const page = await open(trainer);
  const context = page.context();
  const { origin } = new URL(page.url());
  await readied(page, words);

  await test.step('a language that was chosen holds for the kept pages, without a network too', async () => {
    const other = language === 'en' ? 'ru' : 'en';
    await context.addCookies([{ name: localeCookie, value: other, url: origin }]);
    await page.goto(`/register/${now}`);
    await expect(page.locator('html')).toHaveAttribute('lang', other);
    await context.addCookies([{ name: localeCookie, value: language, url: origin }]);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    expectOffline();
    await context.setOffline(true);
    await context.addCookies([{ name: localeCookie, value: other, url: origin }]);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  });

  await test.step('Background Sync', async () => {
    const browser = await context.newCDPSession(page);
    const registration = new Promise<string>((resolve) =>
      browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const found = registrations.find(({ scopeURL }) => scopeURL === `${origin}/register`);
        if (found) resolve(found.registrationId);
      }),
    );
    await browser.send('ServiceWorker.enable');
    const registrationId = await registration;
    await appOn(page, words).mark(names[0] ?? '', 'PRESENT');
    await expect(barOf(page, words)).toContainText(words.say('register.onPhone', { count: 1 }));
    await page.goto('about:blank');
    await context.setOffline(false);
    // The browser may be quicker than we are: what it sends twice is recorded once.
    const tag = 'send-attendance';
    await browser.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag, lastChance: false });
    await expect.poll(async () => (await office.recordedIn(now)).operations).toBe(1);
    await context.setOffline(true);
    await page.goto(`/register/${now}`);
    await appOn(page, words).expectAtOffice(1);
  });
});
