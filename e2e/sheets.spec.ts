import { raster } from '@/lib/files/typst/testing/raster';
import { pngOf } from '@/lib/attendance/sheets/testing/files';
import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, phone, test, type Page } from './fixtures';
import { codeOnPaper } from './paper';
import { comingDay, uniqueName } from './unique';

const sessions = [
  { title: 'Morning of risks', from: '09:00', to: '12:00' },
  { title: 'Afternoon of answers', from: '13:00', to: '16:00' },
];

/** A paper as it lies on the scanner's glass. */
async function scanOf(page: Page, href: string): Promise<Buffer> {
  const answer = await page.request.get(href);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  return pngOf(await raster(await answer.body(), 120));
}

test('a sheet is printed, signed, scanned back in, opened, and removed with a reason', async ({
  open,
  office,
  words,
  expectStatus,
}) => {
  test.slow();
  const { say, label, like } = words;
  const run = await office.aRun({ startsOn: comingDay(), sessions });
  const tag = uniqueName();
  await office.enrolledNew(run.runId, [
    { officialName: `${tag.cyrillic} Өмүр`, latinName: `Omur ${tag.latin}` },
    { officialName: `${tag.cyrillic} Айгүл` },
  ]);
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}/attendance`);
  await page.getByRole('link', { name: say('paper.open') }).click();
  await expect(page.getByRole('heading', { name: say('paper.title') })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const print = page.getByRole('link', {
    name: say('paper.printOf', { title: 'Morning of risks', time: '09:00–12:00' }),
  });
  const scan = await scanOf(page, (await print.getAttribute('href')) ?? '');
  const attach = async (name: string, buffer: Buffer) =>
    page.getByLabel(say('paper.drop')).setInputFiles({ name, mimeType: 'image/png', buffer });
  const queued = (name: string) =>
    page
      .getByRole('list', { name: say('paper.queue') })
      .getByRole('listitem')
      .filter({ hasText: name });
  const submit = say('paper.submit', { count: 1 });

  await test.step('what is no picture and no PDF is refused, whatever its name says', async () => {
    await attach('lying.png', Buffer.from('<!doctype html><script>alert(document.cookie)</script>'));
    await expect(queued('lying.png')).toContainText(say('refusals.SHEET_UNREADABLE'));
    await app.press(say('paper.takeOut', { name: 'lying.png' }));
  });

  await test.step('what it is of its code says; without one it is asked', async () => {
    await attach('scan.png', scan);
    const choice = queued('scan.png').getByLabel(label('paper.of'));
    await expect(queued('scan.png').getByText(say('paper.reading'))).toBeHidden();
    await expect(queued('scan.png')).toContainText(say('paper.codeRead', { page: 1 }));
    await expect(choice.locator('option:checked')).toContainText('09:00–12:00');
    await choice.selectOption('');
    await app.press(submit);
    await app.expectRefused(choice, say('refusals.SHEET_TARGET_NEEDED'));
    await expectAccessible(page);
    await choice.selectOption({ index: 2 });
    await app.press(submit);
    await expect(page.getByText(say('paper.attached', { count: 1 }))).toBeVisible();
  });

  const openSheet = page.getByRole('link', { name: say('paper.openSheet', { name: 'scan.png' }) });
  await test.step('it is listed with who attached it, and opens as it was sent', async () => {
    await expect(openSheet).toBeVisible();
    await expect(page.getByText(say('paper.standing.SIGNED'), { exact: true })).toHaveCount(1);
    await expectAccessible(page);
    const answer = await page.request.get((await openSheet.getAttribute('href')) ?? '');
    expect(answer.headers()).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
    });
    expect((await answer.body()).equals(scan)).toBe(true);
    const [shown] = await Promise.all([page.context().waitForEvent('page'), openSheet.click()]);
    await expect(shown.locator('img')).toBeVisible();
    await shown.close();
  });

  await test.step('the same file is not taken twice', async () => {
    await attach('scan.png', scan);
    await expect(queued('scan.png').getByText(say('paper.reading'))).toBeHidden();
    await queued('scan.png').getByLabel(label('paper.of')).selectOption({ index: 2 });
    expectStatus(422);
    await app.press(submit);
    await expect(queued('scan.png')).toContainText(say('refusals.SHEET_ATTACHED'));
  });

  await test.step('strangers find nothing', async () => {
    expectStatus(401, 404);
    const sheet = (await openSheet.getAttribute('href')) ?? '';
    const stranger = await open(await office.anAccount());
    for (const path of [sheet, `/api/runs/${run.runId}/sign-in-sheet?day=${run.startsOn}`])
      expect((await stranger.request.get(path)).status(), path).toBe(404);
    const sent = await stranger.request.post(`/api/runs/${run.runId}/signed-sheets?day=${run.startsOn}`, {
      data: scan,
    });
    expect(sent.status()).toBe(404);
    expect((await stranger.goto(`/runs/${run.runId}/attendance/paper`))?.status()).toBe(404);
    expect((await stranger.goto(`/me/sheets/${run.runId}`))?.status()).toBe(404);
    const anyone = await open('anyone');
    expect((await anyone.request.get(sheet)).status()).toBe(401);
  });

  await test.step('it is removed with a reason, which stays', async () => {
    await app.press(say('paper.removeOf', { name: 'scan.png' }));
    const form = app.dialog(say('paper.removeTitle', { name: 'scan.png' }));
    await app.press(say('paper.removeSubmit'), form);
    const reason = form.getByLabel(label('paper.removeReason'));
    await app.expectRefused(reason, say('refusals.REQUIRED'));
    await expectAccessible(page);
    await reason.fill('Not signed by anybody');
    await app.press(say('paper.removeSubmit'), form);
    await expect(form).toBeHidden();
    await expect(openSheet).toBeHidden();
    await page.getByText(say('paper.removed', { count: 1 })).click();
    await expect(page.getByText(like('paper.removedBy', { reason: 'Not signed by anybody' }))).toBeVisible();
    await expectAccessible(page);
  });
});

test('badges of those chosen are printed, and a lost one is renewed', async ({ open, office, words }) => {
  test.slow();
  const { say } = words;
  const run = await office.aRun({ startsOn: comingDay(), sessions });
  const tag = uniqueName();
  const [first, second] = [`${tag.cyrillic} Айгүл`, `${tag.cyrillic} Бек`];
  await office.enrolledNew(run.runId, [{ officialName: first }, { officialName: second }]);
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}/attendance/paper`);
  await app.press(say('paper.badgesOpen'));
  const form = app.dialog(say('paper.badgesTitle'));
  const codeOf = async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      app.press(say('paper.badgesSubmit', { count: 1 }), form),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return codeOnPaper(Buffer.concat(chunks));
  };
  await form.getByRole('checkbox', { name: second }).uncheck();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const lost = await codeOf();
  expect(lost).toMatch(/\/badge\/[\w-]{43}$/);
  await app.press(say('paper.renewOf', { name: first }), form);
  const asked = app.dialog(say('paper.renewTitle', { name: first }));
  await expectAccessible(page);
  await app.press(say('paper.renewSubmit'), asked);
  await expect(page.getByText(say('paper.renewed', { name: first }))).toBeVisible();
  const renewed = await codeOf();
  expect(renewed).not.toBe(lost);

  await test.step('whoever scans one learns nothing: good, lost and made up are alike', async () => {
    const anyone = await open('anyone', { phone: true });
    const seen = new Set<string>();
    for (const address of [renewed, lost, `/badge/${'x'.repeat(43)}`]) {
      expect((await anyone.goto(address))?.status()).toBe(200);
      await expect(anyone.getByRole('heading', { name: say('badgePage.heading') })).toBeVisible();
      seen.add(await anyone.content());
    }
    expect(seen.size).toBe(1);
    await expectAccessible(anyone);
    await expectNoSidewaysScroll(anyone);
  });
});

test.describe('on a phone', () => {
  test.use(phone);

  test('a trainer photographs the signed sheet in the hall', async ({ open, office, words }) => {
    const { say } = words;
    const trainer = await office.anAccount();
    const run = await office.aRunNow(trainer.personId);
    const page = await open(trainer);
    const app = appOn(page, words);
    await page.goto(`/register/${run.sessionIds[0]}`);
    await page.getByRole('link', { name: say('register.signedSheet') }).click();
    await expect(page.getByRole('heading', { level: 1, name: say('paper.trainerTitle') })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    const photograph = await scanOf(
      page,
      `/api/runs/${run.runId}/sign-in-sheet?session=${run.sessionIds[0]}`,
    );
    await page
      .getByLabel(say('paper.photograph'))
      .setInputFiles({ name: 'IMG_1.png', mimeType: 'image/png', buffer: photograph });
    const queue = page.getByRole('list', { name: say('paper.queue') });
    await expect(queue).toContainText(say('paper.codeRead', { page: 1 }));
    await expectNoSidewaysScroll(page);
    await app.press(say('paper.submit', { count: 1 }));
    await expect(page.getByText(say('paper.attached', { count: 1 }))).toBeVisible();
    await expect(
      page.getByRole('link', { name: say('paper.openSheet', { name: 'IMG_1.png' }) }),
    ).toBeVisible();
  });
});
