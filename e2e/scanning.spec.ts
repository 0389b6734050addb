import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appOn } from './app';
import { aCourse, barOf, filled, forgotten, held, readied } from './device';
import { expect, expectAccessible, expectNoSidewaysScroll, phone, test } from './fixtures';
import { ownBrowser } from './own-browser';
import { cameraArgs, film } from './picture';
import { camerasOn, closeScanner, noted, openScanner, resultOf, shakes } from './scanner';

test.use(phone);

test('badges before the camera of a phone without a network', async ({
  open,
  office,
  words,
  launchOptions,
  baseURL,
}) => {
  test.slow();
  const { say } = words;
  const { trainer, runId, names, enrolmentIds, now } = await aCourse(office, ['Айбек', 'Бермет', 'Жаннат']);
  const [aibek = '', bermet = ''] = names;
  const [ofAibek = '', ofBermet = ''] = await Promise.all(enrolmentIds.map((id) => office.badgeOf(id)));
  const stranger = await aCourse(office, ['Чужой']);
  const ofStranger = await office.badgeOf(stranger.enrolmentIds[0] ?? '');
  const cookies = await (await open(trainer)).context().cookies();
  const folder = await mkdtemp(path.join(tmpdir(), 'cascade-camera-'));
  const camera = path.join(folder, 'camera.y4m');
  const browser = await ownBrowser([...(launchOptions.args ?? []), ...cameraArgs(camera)]);
  try {
    const context = await browser.start();
    await context.addCookies(cookies);
    await context.addInitScript(noted);
    const page = await context.newPage();
    await page.setViewportSize(phone.viewport);
    const app = appOn(page, words);
    const result = resultOf(page);
    const holding = async (scenes: Parameters<typeof film>[1]) => {
      await film(camera, scenes);
      await openScanner(page, words);
    };
    await page.goto(`${baseURL ?? ''}/register`);
    await expect(page.getByText(words.like('register.readyUntil'))).toBeVisible();
    await context.setOffline(true);
    await page.goto(`${baseURL ?? ''}/register/${now}`);
    await expect(app.rowOf(aibek)).toBeVisible();

    await test.step('a badge is recorded once, however long it is held', async () => {
      await holding([{ shows: ofAibek, seconds: 1 }]);
      await expect(result).toContainText(aibek);
      await expect(result).toContainText(say('register.LATE'));
      await expect(result).toContainText(say('register.scan_stored'));
      expect((await held(page)).waiting).toBe(1);
      const picture = page.getByLabel(say('register.scanPicture'));
      const shownMs = () => picture.evaluate((video: HTMLVideoElement) => video.currentTime * 1000);
      const from = await shownMs();
      await expect.poll(shownMs).toBeGreaterThan(from + 4_000);
      expect([await shakes(page), (await held(page)).waiting]).toEqual([1, 1]);
      await expect(page.getByText(say('register.scanCount', { count: 1 }))).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });

    await test.step('the camera stops when the view closes', async () => {
      expect(await camerasOn(page)).toBe(1);
      await closeScanner(page, words);
      await expect(app.rowOf(aibek)).toContainText(say('register.LATE'));
      expect(await camerasOn(page)).toBe(0);
    });

    await test.step('a stranger’s badge is a miss', async () => {
      await holding([{ shows: ofStranger, seconds: 1 }]);
      await expect(result).toContainText(say('register.scanMissed'));
      await expect(result).toContainText(say('register.scan_UNKNOWN'));
      expect((await held(page)).waiting).toBe(1);
      await closeScanner(page, words);
    });

    await test.step('one that comes again stands, and the next one is taken', async () => {
      await holding([
        { shows: ofBermet, seconds: 2 },
        { shows: null, seconds: 4 },
      ]);
      await expect(result).toContainText(say('register.scan_stored'));
      await expect(result).toContainText(bermet);
      await expect(result).toContainText(say('register.scanStands'));
      expect((await held(page)).waiting).toBe(2);
      await closeScanner(page, words);
    });

    await test.step('the last one is taken back', async () => {
      await app.rowOf(bermet).locator('[data-name]').click();
      await app.press(say('register.clearMark'), app.rowOf(bermet));
      await holding([{ shows: ofBermet, seconds: 1 }]);
      await expect(result).toContainText(say('register.scan_stored'));
      await app.press(say('register.undo'), page.getByRole('main'));
      await expect(result).toContainText(say('register.scanUndone'));
      await expect(page.getByText(say('register.scanCount', { count: 0 }))).toBeVisible();
      await closeScanner(page, words);
      await expect(barOf(page, words)).toContainText(say('register.onPhone', { count: 5 }));
    });

    await test.step('with the network back the office has it, and how it came', async () => {
      await context.setOffline(false);
      await app.expectAtOffice(1);
      const { marks, operations } = await office.recordedIn(now);
      expect(marks).toEqual({ [enrolmentIds[0] ?? '']: 'LATE', [enrolmentIds[1] ?? '']: 'NOT_RECORDED' });
      expect(operations).toBe(5);
    });
  } finally {
    await browser.remove();
    await rm(folder, { recursive: true, force: true });
  }

  await test.step('and the coordinator’s board', async () => {
    const desk = await open('coordinator');
    await desk.goto(`/runs/${runId}/attendance`);
    const grid = desk.getByRole('grid', { name: say('attendance.board') });
    await grid
      .getByRole('row')
      .filter({ hasText: aibek })
      .getByText(say('attendance.letter.LATE'), { exact: true })
      .click();
    await expect(desk.getByRole('dialog')).toContainText(say('attendance.source.SCAN'));
  });
});

test('a code that is typed, and what is recorded by a press only', async ({
  open,
  office,
  words,
  expectOffline,
}) => {
  const { say } = words;
  const { trainer, runId, names, enrolmentIds, now, tomorrow } = await aCourse(
    office,
    ['Айбек', 'Бермет', 'Камиля', 'Эрлан'],
    { sensitive: true },
  );
  const [aibek = '', bermet = '', kamilya = '', erlan = ''] = names;
  const badges = await Promise.all(enrolmentIds.map((id) => office.badgeOf(id)));
  await office.noShow(runId, enrolmentIds[2] ?? '');
  const page = await open(trainer);
  const app = appOn(page, words);
  const result = resultOf(page);
  const field = page.getByLabel(say('register.scanTyped'));
  await page.goto(`/register/${now}`);
  await app.mark(bermet, 'ABSENT');
  await openScanner(page, words);

  await test.step('without a camera it says so, and what to do', async () => {
    await expect(page.getByRole('main').getByRole('alert')).toContainText(words.like('register.camera_none'));
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('a reader in the hand types, wherever the focus is', async () => {
    await page.keyboard.type(`${badges[0]}\n`);
    await expect(result).toContainText(aibek);
    await expect(result).toContainText(say('register.scan_stored'));
    await expect(field).toHaveValue('');
    await page.keyboard.type(`${badges[0]}\n`);
    await expect(result).toContainText(say('register.scanStands'));
  });

  await test.step('whatever else is scanned is a miss with its own words, and stays in the field', async () => {
    const { origin } = new URL(page.url());
    for (const [text, why] of [
      ['WIFI:S:hall;T:WPA;;', 'UNREADABLE'],
      [`${origin}/check-in/${'a'.repeat(48)}`, 'CHECK_IN'],
      [`${origin}/verify/ROCA-2026-000001`, 'CERTIFICATE'],
      [`${badges[0]?.slice(0, -4)}AAAA`, 'UNKNOWN'],
    ] as const) {
      await field.fill(text);
      await field.press('Enter');
      await expect(result).toContainText(say('register.scanMissed'));
      await expect(result).toContainText(say(`register.scan_${why}`));
      await expect(field).toHaveValue(text);
    }
    await field.fill('');
    await app.press(say('register.scanTake'));
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  });

  await test.step('somebody not expected, or said to be absent, is recorded by a press', async () => {
    for (const [index, name, why] of [
      [1, bermet, 'scanStands'],
      [2, kamilya, 'scan_NOT_EXPECTED'],
    ] as const) {
      await field.fill(badges[index] ?? '');
      await field.press('Enter');
      await expect(result).toContainText(name);
      await expect(result).toContainText(say(`register.${why}`));
      await page
        .getByRole('main')
        .getByRole('button', { name: say('register.scanRecordAnyway') })
        .click();
      await expect(result).toContainText(say('register.scan_stored'));
    }
    await expectAccessible(page);
  });

  await test.step('a badge that was given since is known with a network', async () => {
    const [added = ''] = await office.enrolledNew(runId, [{ officialName: `${erlan} Новый` }]);
    await field.fill(await office.badgeOf(added));
    await field.press('Enter');
    await expect(result).toContainText(`${erlan} Новый`);
    await expect(result).toContainText(say('register.scan_stored'));
  });

  await test.step('somebody of the run who is not on the list is recorded by a press', async () => {
    const [added = ''] = await office.enrolledNew(runId, [{ officialName: `${erlan} Третий` }]);
    await field.fill(await office.badgeOf(added));
    expectOffline();
    await page.route(`**/api/register/${now}`, (route) => route.abort('internetdisconnected'));
    await field.press('Enter');
    await expect(result).toContainText(say('register.scan_UNKNOWN'));
    await field.press('Enter');
    await expect(result).toContainText(say('register.scanSomebody'));
    await expect(result).toContainText(say('register.scan_NOT_ON_LIST'));
    await page
      .getByRole('main')
      .getByRole('button', { name: say('register.scanRecordAnyway') })
      .click();
    await expect(result).toContainText(say('register.scan_stored'));
    await page.unroute(`**/api/register/${now}`);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
  });

  await test.step('sound is switched off for good, and nothing of a sensitive run is kept', async () => {
    const sound = page.getByRole('button', { name: say('register.scanSound') });
    await expect(sound).toHaveAttribute('aria-pressed', 'true');
    await sound.click();
    await page.keyboard.press('Escape');
    await app.expectAtOffice(5);
    await expect(app.rowOf(`${erlan} Третий`)).toContainText(say('register.LATE'));
    expect((await held(page)).kept.filter((url) => url !== '/api/register')).toEqual([]);
    await openScanner(page, words);
    await expect(sound).toHaveAttribute('aria-pressed', 'false');
  });

  await test.step('a session of another day says so, and of a cancelled one nothing is recorded', async () => {
    await page.goto(`/register/${tomorrow}`);
    await openScanner(page, words);
    await expect(page.getByText(say('register.scanEarly'))).toBeVisible();
    await office.sessionCancelled(tomorrow);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(page.locator('#scanner').getByText(say('register.cancelled'))).toBeVisible();
    await field.fill(badges[3] ?? '');
    await field.press('Enter');
    await expect(result).toContainText(say('register.scan_CANCELLED'));
  });
});

test('what cannot be stored, or is not on the phone, is not called recorded', async ({
  open,
  office,
  words,
  baseURL,
  expectOffline,
}) => {
  const { say } = words;
  const { trainer, enrolmentIds, now } = await aCourse(office, ['Айбек']);
  const badge = await office.badgeOf(enrolmentIds[0] ?? '');
  const page = await open(trainer);
  const app = appOn(page, words);
  const browser = await page.context().newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  const result = resultOf(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 12_000_000 });
  await readied(page, words);
  expectOffline();
  await page.context().setOffline(true);
  await page.goto(`/register/${now}`);
  await openScanner(page, words);
  await filled(page);
  await page.keyboard.type(`${badge}\n`);
  await expect(result).toContainText(say('register.scan_full'));
  await expect(page.getByText(say('register.scanCount', { count: 0 }))).toBeVisible();
  await expect(barOf(page, words)).toContainText(say('register.state_full', { count: 1 }));
  await browser.send('Storage.overrideQuotaForOrigin', { origin });

  await test.step('without the badges of the session on the phone it says so', async () => {
    await forgotten(page, `/api/register/${now}/passes`);
    await page.goto(`/register/${now}`);
    await openScanner(page, words);
    await page.keyboard.type(`${badge}\n`);
    await expect(result).toContainText(say('register.scan_NO_PASSES'));
    await app.press(say('register.scanClose'));
  });
});
