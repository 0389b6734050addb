import { pngOf } from '@/lib/attendance/sheets/testing/files';
import { formatMoney } from '@/lib/runs/money/currencies/rules';
import { formatNumber } from '@/lib/text/format';
import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { quietDay, uniqueName } from './unique';

const picture = pngOf({ rgba: new Uint8ClampedArray(16).fill(200), width: 2, height: 2 });
const donors = {
  en: ['Government of Japan', 'Export Control and Related Border Security Program', 'UN Peacebuilding Fund'],
  ru: ['Правительство Японии', 'Программа экспортного контроля', 'Фонд ООН по миростроительству'],
};

test('a result is entered with its figures, is shown by a file, and stands on the run that it came of', async ({
  open,
  office,
  words,
  expectStatus,
}) => {
  const { say, label, language } = words;
  const figure = (value: number) => formatNumber(value, language);
  const run = await office.aRun({ startsOn: quietDay() });
  const tag = uniqueName().latin;
  const what = `containers of ${tag} seized`;
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}`);
  await page.getByRole('link', { name: say('results.enter') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('programmes.result.new') })).toBeVisible();
  const save = say('common.save');

  await test.step('it is somebody’s, and a second figure says what it counts', async () => {
    await app.field('programmes.result.what').fill(what);
    await app.field('programmes.result.quantity').fill('20063');
    await app.field('programmes.result.unit').fill('kg');
    await app.field('programmes.result.furtherQuantity').fill('525');
    await app.field('common.place').fill('Aktau seaport');
    await app.press(save);
    await app.expectRefused(app.field('programmes.result.achievedBy'), say('refusals.RESULT_OF_NOBODY'));
    await app.expectRefused(app.field('programmes.result.furtherUnit'), say('refusals.REQUIRED'));
    await app.field('programmes.result.achievedBy').fill('Port Control Units');
    await app.field('programmes.result.furtherUnit').fill('canisters');
    await app.press(save);
  });

  const evidence = page.getByRole('link', { name: say('results.evidence.open', { name: 'seal.png' }) });
  await test.step('a file is taken for what it is, and opens', async () => {
    await expect(page.getByRole('heading', { name: say('results.evidence.title') })).toBeVisible();
    const drop = page.getByLabel(say('results.evidence.drop'));
    expectStatus(422);
    await drop.setInputFiles({
      name: 'a.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg/>'.repeat(9)),
    });
    await expect(page.getByText(say('refusals.FILE_UNREADABLE'))).toBeVisible();
    await drop.setInputFiles({ name: 'seal.png', mimeType: 'image/png', buffer: picture });
    await expect(evidence).toBeVisible();
    const answer = await page.request.get((await evidence.getAttribute('href')) ?? '');
    expect(answer.headers()).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
    });
    expect((await answer.body()).equals(picture)).toBe(true);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('strangers do not get it', async () => {
    expectStatus(401, 404);
    const file = (await evidence.getAttribute('href')) ?? '';
    const stranger = await open(await office.anAccount());
    expect((await stranger.request.get(file)).status()).toBe(404);
    const anyone = await open('anyone');
    expect((await anyone.request.get(file)).status()).toBe(401);
  });

  await test.step('what it said before stays', async () => {
    await app.field('programmes.result.quantity').fill('20064');
    await app.press(save);
    await expect(page.getByRole('heading', { name: say('programmes.results') })).toBeVisible();
    await page.getByRole('link', { name: say('programmes.result.correctOne', { what }) }).click();
    const was = say('results.history.was', {
      field: say('results.history.field.quantity'),
      value: figure(20063),
    });
    await expect(page.getByText(was)).toBeVisible();
    await expect(page.getByLabel(label('programmes.result.quantity'))).toHaveValue('20064');
  });

  await page.goto(`/runs/${run.runId}`);
  const came = page.getByRole('region', { name: say('results.ofRun') });
  await expect(came).toContainText(figure(20064));
  await expect(came).toContainText('525');
  await expect(came).toContainText(what);
});

test('a next step is agreed, stands on Today while it is overdue, and is ticked off', async ({
  open,
  office,
  words,
}) => {
  const { say } = words;
  const run = await office.aRun({ startsOn: quietDay() });
  const what = `Send comments to ${uniqueName().latin}`;
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}/outputs`);
  await app.press(say('outputs.addStep'));
  const form = app.dialog(say('outputs.addStep'));
  await app.field('outputs.what', form).fill(what);
  await app.press(say('outputs.saveStep'), form);
  await app.expectRefused(app.field('outputs.ownerName', form), say('refusals.OWNER_NEEDED'));
  await app.field('outputs.ownerName', form).fill('The drafting group');
  // The longest overdue stand first on Today.
  await app.field('outputs.dueOn', form).fill('2001-01-01');
  await app.press(say('outputs.saveStep'), form);
  await expect(form).toBeHidden();
  const step = page.getByRole('listitem').filter({ hasText: what });
  await expect(step).toContainText(say('outputs.stepState.OVERDUE'));
  await expectAccessible(page);
  await page.goto('/today');
  await expect(page.getByText(what)).toBeVisible();
  await page.goto(`/runs/${run.runId}/outputs`);
  await step.getByRole('checkbox').check();
  await expect(step).toContainText('Programme coordinator');
  await page.reload();
  await expect(step.getByRole('checkbox')).toBeChecked();
  await page.goto('/today');
  await expect(page.getByText(what)).toBeHidden();
});

test('people of a dialogue are counted without names, and a correction keeps what it corrects', async ({
  open,
  office,
  words,
}) => {
  const { say, language } = words;
  const place = language === 'ru' ? 'Алматы' : 'Almaty';
  const run = await office.aRun({ course: 'PVE-DIALOGUE', startsOn: quietDay() });
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}/people`);
  const panel = page.getByRole('region', { name: say('counts.title') });
  const counted = panel
    .locator('div')
    .filter({ has: page.getByText(say('counts.figure.counted'), { exact: true }) })
    .last();
  await app.press(say('counts.add'), panel);
  const form = app.dialog(say('counts.add'));
  await app.press(say('counts.save'), form);
  await expect(form.getByText(say('refusals.COUNT_EMPTY'))).toBeVisible();
  const cell = (sex: string, age: string) =>
    form.getByLabel(
      say('counts.cell', { sex: say(`counts.sex.${sex}`), age: say(`counts.ageGroup.${age}`) }),
      { exact: true },
    );
  await cell('FEMALE', 'FROM_18_TO_29').fill('12');
  await cell('MALE', 'UNKNOWN').fill('9');
  await expect(form.getByRole('status')).toHaveText(say('counts.total', { count: 21 }));
  await app.press(say('counts.save'), form);
  await expect(form).toBeHidden();
  await expect(counted).toContainText('21');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await app.press(say('counts.correctOf', { place, count: 21 }), panel);
  const correction = app.dialog(say('counts.correctTitle'));
  const women = correction.getByLabel(
    say('counts.cell', { sex: say('counts.sex.FEMALE'), age: say('counts.ageGroup.FROM_18_TO_29') }),
    { exact: true },
  );
  await women.fill('14');
  await app.press(say('counts.save'), correction);
  await app.expectRefused(app.field('counts.reason', correction), say('refusals.REQUIRED'));
  await app.field('counts.reason', correction).fill('Counted again at the door');
  await app.press(say('counts.save'), correction);
  await expect(correction).toBeHidden();
  await expect(counted).toContainText('23');
  await expect(panel).toContainText('Counted again at the door');
});

test('shares add up to a hundred, and allowances are paid for days attended only', async ({
  open,
  office,
  words,
  expectStatus,
}) => {
  test.slow();
  const { say, language } = words;
  const usd = (cents: number) => formatMoney(cents, 'USD', language);
  const day = quietDay();
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  const run = await office.aRun({
    startsOn: day,
    endsOn: next,
    sessions: [
      { title: 'First day', from: '09:00', to: '12:00' },
      { title: 'First afternoon', from: '13:00', to: '16:00' },
      { title: 'Second day', from: `${next}T09:00`, to: `${next}T12:00` },
    ],
  });
  const tag = uniqueName();
  const names = ['Aidar', 'Bermet', 'Chyngyz'].map((name) => `${name} ${tag.latin}`);
  const [aidar = '', bermet = '', chyngyz = ''] = await office.enrolledNew(
    run.runId,
    names.map((latinName) => ({ latinName })),
  );
  const [morning = '', afternoon = '', second = ''] = run.sessionIds;
  await office.recorded(morning, [
    [aidar, 'PRESENT'],
    [bermet, 'LATE'],
    [chyngyz, 'ABSENT'],
  ]);
  await office.recorded(afternoon, [[aidar, 'PRESENT']]);
  await office.recorded(second, [
    [aidar, 'PRESENT'],
    [bermet, 'EXCUSED'],
  ]);
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}/money`);

  await test.step('49, 30 and 20 are refused beside the field, 50, 30 and 20 are taken', async () => {
    const share = (number: number) => page.getByLabel(say('money.shareOf', { number }), { exact: true });
    for (const [index, percent] of ['49', '30', '20'].entries()) {
      await app.press(say('money.addDonor'));
      await app.pick(
        page.getByRole('combobox', { name: say('money.donorOf', { number: index + 1 }) }),
        donors[language][index] ?? '',
      );
      await share(index + 1).fill(percent);
    }
    await app.press(say('money.saveShares'));
    await app.expectRefused(share(3), say('refusals.DONOR_SHARES_DO_NOT_ADD_UP'));
    await expect(share(1)).toHaveValue('49');
    await share(1).fill('50');
    await app.press(say('money.saveShares'));
    await expect(page.getByText(say('common.saved'))).toBeVisible();
    await page.reload();
    await expect(share(1)).toHaveValue('50');
  });

  await test.step('a cost is in whole cents and says what a person-day cost', async () => {
    await app.press(say('money.addCost'));
    const form = app.dialog(say('money.addCost'));
    await app.field('money.line', form).fill('Venue');
    await app.field('money.actual', form).fill('100.001');
    await app.press(say('money.saveCost'), form);
    await app.expectRefused(app.field('money.actual', form), say('refusals.AMOUNT_FORMAT'));
    await app.field('money.actual', form).fill('100');
    await app.press(say('money.saveCost'), form);
    await expect(form).toBeHidden();
    // Three days attended by two people together.
    await expect(page.getByText(usd(3333))).toBeVisible();
    await expect(page.getByText(say('money.paid', { amounts: usd(5000) }))).toBeVisible();
  });

  await test.step('only days attended are paid', async () => {
    await app.press(say('money.setRate'));
    const form = app.dialog(say('money.rateTitle'));
    await app.field('money.rate', form).fill('45');
    await app.press(say('money.saveRate'), form);
    await expect(form).toBeHidden();
    const table = page.getByRole('table', { name: say('money.allowances') });
    await expect(table.getByRole('row').filter({ hasText: names[0] ?? '' })).toContainText(usd(9000));
    await expect(table.getByRole('row').filter({ hasText: names[1] ?? '' })).toContainText(usd(4500));
    await expect(table).not.toContainText(names[2] ?? '');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('the list is printed to be signed, and nobody else gets it', async () => {
    const href = (await page.getByRole('link', { name: say('money.toSign') }).getAttribute('href')) ?? '';
    const answer = await page.request.get(href);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
    const sheet = await page.request.get(href.replace('format=pdf', 'format=xlsx'));
    expect((await sheet.body()).subarray(0, 2).toString()).toBe('PK');
    expectStatus(404);
    const stranger = await open(await office.anAccount());
    expect((await stranger.request.get(href)).status()).toBe(404);
    expect((await stranger.goto(`/runs/${run.runId}/money`))?.status()).toBe(404);
  });
});
