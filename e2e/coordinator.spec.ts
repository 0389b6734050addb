import { addDays } from '@/lib/time/day';
import { appOn } from './app';
import { expect, expectAccessible, test } from './fixtures';
import { codeOnPaper, paperOf } from './paper';
import { quietDay, uniqueName } from './unique';

/** Everything later stands on this: from a planned run to papers that anyone can check. */
test('a course run from its plan to its certificates', async ({ open, office, words, expectStatus }) => {
  test.slow();
  const { say, language } = words;
  const tag = uniqueName();
  const startsOn = quietDay();
  const trainers = await office.holdersOf('SFP-TOT-STATUS');
  const [trainer, busy] = [
    trainers.find(({ name }) => name.includes('Gʻulomov Doʻstmurod')),
    trainers.at(-3),
  ];
  if (!trainer || !busy) throw new Error('the national trainers are not there');
  const unqualified = `Rustam ${tag.latin}`;
  await office.aPerson({ latinName: unqualified });
  const elsewhere = await office.aRun({
    course: 'SFP-FAC',
    startsOn,
    trainerId: busy.id,
    sessions: [{ title: 'Elsewhere', from: '09:30', to: '10:30' }],
  });
  const page = await open('coordinator');
  const app = appOn(page, words);

  await test.step('Today shows what waits, and leads to the form of a run', async () => {
    await page.goto('/today');
    await expect(page.getByRole('heading', { level: 1, name: say('today.title') })).toBeVisible();
    await expect(page.getByRole('heading', { name: say('today.groups.nominations') })).toBeVisible();
    await expect(page.getByRole('link', { name: new RegExp(say('today.decide')) }).first()).toBeVisible();
    await page.getByRole('link', { name: say('today.newRun') }).click();
    await expect(page.getByRole('heading', { level: 1, name: say('runs.new.title') })).toBeVisible();
  });

  await test.step('a run that ends before it starts is refused beside the field', async () => {
    await app.fillRun({
      course: 'SFP-FAC',
      startsOn,
      endsOn: addDays(startsOn, -1),
      country: language === 'ru' ? 'Узбекистан' : 'Uzbekistan',
      cityEn: `Tashkent ${tag.latin}`,
      cityRu: `Ташкент ${tag.cyrillic}`,
      capacity: 20,
    });
    await app.scheduleRun();
    await app.expectRefused(app.field('runs.form.endsOn'), say('refusals.ENDS_BEFORE_START'));
    await expect(app.field('runs.form.cityEn')).toHaveValue(`Tashkent ${tag.latin}`);
    await expect(app.field('runs.form.capacity')).toHaveValue('20');
    await expectAccessible(page);
    await app.fillRun({ endsOn: addDays(startsOn, 1) });
    await app.scheduleRun();
    await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}$/);
  });
  const runId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  await test.step('its sessions; one that ends before it starts is refused, and stays as typed', async () => {
    await app.openTab('agenda');
    const form = await app.openSession(1);
    await app.fillSession({ title: 'Parents and limits', from: '10:00', to: '09:00' });
    await app.press(say('sessions.add'), form);
    await app.expectRefused(app.field('sessions.to', form), say('refusals.ENDS_BEFORE_START'));
    await expect(app.field('sessions.titleEn', form)).toHaveValue('Parents and limits');
    await expectAccessible(page);
    await app.fillSession({ from: '09:00', to: '12:00' });
    await app.press(say('sessions.add'), form);
    await expect(form).toBeHidden();
    await app.addSession({ title: 'Practice in groups', from: '09:00', to: '12:00' }, 2);
  });

  await test.step('a session left outside the days of the run is named', async () => {
    await page.goto(`/runs/${runId}/edit`);
    await app.fillRun({ endsOn: startsOn });
    await app.press(say('common.save'));
    await app.expectRefused(app.field('runs.form.endsOn'), /Practice in groups/);
    await expect(app.field('runs.form.endsOn')).toHaveValue(startsOn);
  });

  await test.step('who may not teach is told before saving, and who is busy', async () => {
    await page.goto(`/runs/${runId}`);
    const form = await app.nameTrainer(unqualified);
    await expect(form).toContainText(say('trainers.verdict.NO_STATUS'));
    await expect(form.getByRole('button', { name: say('trainers.assign'), exact: true })).toBeDisabled();
    await expectAccessible(page);
    await app.pick(app.field('trainers.person', form), busy.name);
    await expect(form).toContainText(elsewhere.code);
    await expect(form.getByRole('button', { name: say('trainers.assign'), exact: true })).toBeDisabled();
    await app.pick(app.field('trainers.person', form), trainer.name);
    await app.press(say('trainers.assign'), form);
    await expect(form).toBeHidden();
    await expect(page.getByRole('link', { name: trainer.name })).toBeVisible();
  });

  const people = [
    { own: `${tag.cyrillic}а Дилноза`, latin: `Dilnoza ${tag.latin}a`, sex: 'Ж' },
    { own: `${tag.cyrillic} Шерзод`, latin: `Sherzod ${tag.latin}`, sex: 'М' },
    { own: `${tag.cyrillic} Тимур`, latin: `Timur ${tag.latin}`, sex: 'М' },
  ] as const;
  const [dilnoza, sherzod, timur] = people;

  await test.step('the ministry’s list is looked at, imported and confirmed', async () => {
    await app.openTab('people');
    await page
      .getByRole('link', { name: say('enrolments.import') })
      .first()
      .click();
    const rows = people.map(({ own, latin, sex }) => `${own};${latin};${sex}`);
    const text = `Список участников;;\n\nФИО;ФИО латиницей;Пол\n${rows.join('\n')}\n`;
    await app.importList({ name: 'spisok.csv', buffer: Buffer.from(text) });
    await expect(page.getByRole('table', { name: say('import.caption') }).getByRole('row')).toHaveCount(4);
    await expectAccessible(page);
    await app.press(say('import.apply', { count: 3 }));
    await expect(page).toHaveURL(new RegExp(`/runs/${runId}/people`));
    await app.confirmEveryone();
    const table = page.getByRole('table', { name: say('enrolments.caption') });
    await expect(table.getByText(say('enrolments.state.CONFIRMED'))).toHaveCount(3);
    await expectAccessible(page);
  });

  await test.step('the trainer records attendance on a phone', async () => {
    const [first = '', second = ''] = await office.sessionsOf(runId);
    const hall = await open('trainer', { phone: true });
    const register = appOn(hall, words);
    await hall.goto(`/register/${first}`);
    await register.mark(timur.own, 'ABSENT');
    await register.press(say('register.allPresent', { count: 2 }));
    await register.expectAtOffice(3);
    await hall.goto(`/register/${second}`);
    await register.mark(sherzod.own, 'LATE');
    await register.mark(dilnoza.own, 'PRESENT');
    await register.mark(timur.own, 'ABSENT');
    await register.expectAtOffice(3);
  });

  await test.step('the board shows what was recorded', async () => {
    await app.openTab('attendance');
    await expect(page.getByText(timur.own)).toBeVisible();
    await expectAccessible(page);
  });

  const sheet = page.getByRole('table', { name: say('certificates.caption') });
  const rowOf = (name: string) => sheet.getByRole('row').filter({ hasText: name });
  await test.step('who has completed it, and why somebody has not', async () => {
    await app.openTab('certificates');
    await expect(rowOf(dilnoza.own)).toContainText(say('certificates.verdict.MET'));
    await expect(rowOf(timur.own)).toContainText(say('certificates.verdict.NOT_MET'));
    await expect(rowOf(timur.own)).toContainText(/0 (of|из) 2/);
    await app.press(say('certificates.terms.change'));
    const terms = app.dialog(say('certificates.terms.title'));
    await terms
      .getByLabel(say('certificates.terms.language'), { exact: true })
      .selectOption({ label: say('certificates.language.EN_RU') });
    await expectAccessible(page);
    await app.press(say('certificates.terms.apply'), terms);
    await expect(page).toHaveURL(/language=EN_RU/);
    await expectAccessible(page);
    const sample = page.getByRole('link', { name: say('certificates.terms.sample') });
    const paper = await page.request.get((await sample.getAttribute('href')) ?? '');
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('the certificates are issued and downloaded', async () => {
    await app.press(say('certificates.issue', { count: 2 }));
    const question = page.getByRole('alertdialog', { name: say('certificates.issueQuestion', { count: 2 }) });
    await expectAccessible(page);
    await app.press(say('certificates.issue', { count: 2 }), question);
    await expect(question).toBeHidden();
    for (const { own } of [dilnoza, sherzod]) {
      await expect(rowOf(own)).toContainText(/[A-Z]+-\d{4}-\d{6}/);
      const download = page.waitForEvent('download');
      await rowOf(own)
        .getByRole('link', { name: words.like('certificates.downloadOne', { name: own }) })
        .click();
      expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
    }
    await expect(rowOf(timur.own)).toContainText(say('certificates.notIssued'));
  });

  await test.step('one is revoked with a reason, and its paper says so to anyone', async () => {
    const revoke = rowOf(sherzod.own).getByRole('button', {
      name: words.like('certificates.revokeOne', { name: sherzod.own }),
    });
    const href = await rowOf(sherzod.own)
      .getByRole('link', { name: words.like('certificates.downloadOne') })
      .getAttribute('href');
    const address = await codeOnPaper(await paperOf(page, href?.split('/').at(-1) ?? ''));
    await revoke.click();
    const question = page.getByRole('alertdialog');
    await app.press(say('certificates.revokeConfirm'), question);
    const reason = question.getByLabel(say('certificates.revokeReason'), { exact: true });
    await app.expectRefused(reason, say('refusals.REQUIRED'));
    await reason.fill('Marked present by mistake');
    await app.press(say('certificates.revokeConfirm'), question);
    await expect(question).toBeHidden();
    await expect(rowOf(sherzod.own)).toContainText('Marked present by mistake');
    await expectAccessible(page);

    const anyone = await open('anyone', { phone: true });
    await expect(async () => {
      await anyone.goto(new URL(address).pathname);
      await expect(anyone.getByRole('heading', { level: 1 })).toHaveText(say('verify.states.REVOKED'), {
        timeout: 500,
      });
    }).toPass();
  });
  expectStatus();
});

test('a time that the clocks of the place jump over is refused beside the field', async ({
  open,
  office,
  words,
}) => {
  const { say } = words;
  const day = '2025-03-30';
  const run = await office.aRun({ startsOn: day, place: 'London' });
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}/agenda`);
  const form = await app.openSession();
  await app.fillSession({ title: 'Night watch', from: '01:30', to: '03:00' });
  await app.press(say('sessions.add'), form);
  await app.expectRefused(
    app.field('sessions.from', form),
    words.like('refusals.LOCAL_TIME_MISSING', { zone: 'Europe/London' }),
  );
  await expect(app.field('sessions.titleEn', form)).toHaveValue('Night watch');
  await expect(app.field('sessions.from', form)).toHaveValue('01:30');
});

test('a list as the ministry sent it, of people who are known', async ({ open, office, words }) => {
  const { say } = words;
  const run = await office.aRun({ startsOn: quietDay() });
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}/import`);
  await app.importList('prisma/seed/data/nominations/nps-2-tajikistan.csv');
  await expect(page.getByRole('heading', { level: 2, name: /nps-2-tajikistan/ })).toBeVisible();
  await expect(page.getByText('windows-1251')).toBeVisible();
  const rows = page.getByRole('table', { name: say('import.caption') }).getByRole('row');
  await expect(rows).toHaveCount(6);
  await expect(rows.filter({ hasText: say('import.verdict.SAME') })).toHaveCount(5);
  await app.press(say('import.apply', { count: 5 }));
  await expect(page).toHaveURL(new RegExp(`/runs/${run.runId}/people`));
  expect(await office.peopleOn(run.runId)).toBe(5);
});
