import { addDays } from '@/lib/time/day';
import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { uniqueName } from './unique';

const daysAgo = (days: number) => addDays(new Date().toISOString().slice(0, 10), -days);
const given = 'Aziz Botir Davron Elyor Farhod Gulnoza Husan Iroda Jamila Kamola Laylo Madina'.split(' ');

test('a training of trainers makes trainers, they make facilitators, and the cascade shows both', async ({
  open,
  office,
  words,
}, testInfo) => {
  test.slow();
  const { say } = words;
  const [family, others] = [uniqueName().latin, uniqueName().latin];
  const trainers = given.map((name) => `${name} ${family}`);
  const facilitators = ['Nodira', 'Olim', 'Parviz'].map((name) => `${name} ${others}`);
  const [lead = ''] = trainers;
  const outsider = `Rustam ${uniqueName().latin}`;
  await office.aPerson({ latinName: outsider });
  const international = `Virginia ${uniqueName().latin}`;
  const internationalId = await office.aPerson({ latinName: international });

  const page = await open('coordinator');
  const app = appOn(page, words);

  /** A run of some days ago on which all of them were; its certificates bear its last day. */
  async function held(course: string, startedDaysAgo: number, people: string[], trainerId?: string) {
    const startsOn = daysAgo(startedDaysAgo);
    const sessions = [{ title: `Practice ${family}`, from: '09:00', to: '12:00' }];
    const plan = { course, startsOn, endsOn: addDays(startsOn, 2), sessions };
    const run = await office.aRun({ ...plan, ...(trainerId ? { trainerId } : {}) });
    const enrolments = await office.enrolledNew(
      run.runId,
      people.map((latinName) => ({ latinName })),
    );
    await office.recorded(
      run.sessionIds[0] ?? '',
      enrolments.map((id) => [id, 'PRESENT'] as const),
    );
    await office.assessed(run.runId, enrolments);
    return run;
  }

  /** Issues what everyone on the run has earned, on the screen. */
  async function certify(runId: string, people: string[]): Promise<void> {
    const count = people.length;
    await page.goto(`/runs/${runId}/certificates`);
    await app.press(say('certificates.issue', { count }));
    const question = page.getByRole('alertdialog', { name: say('certificates.issueQuestion', { count }) });
    await app.press(say('certificates.issue', { count }), question);
    await expect(question).toBeHidden();
    const sheet = page.getByRole('table', { name: say('certificates.caption') });
    for (const name of people) {
      await expect(sheet.getByRole('row').filter({ hasText: name })).toContainText(/[A-Z]+-\d{4}-\d{6}/);
    }
  }

  const training = await held('SFP-TOT', 28, trainers, internationalId);
  const course = await held('SFP-FAC', 10, facilitators);

  await test.step('before the training has certificates, none of the twelve may teach', async () => {
    await page.goto(`/runs/${course.runId}`);
    const form = await app.nameTrainer(lead);
    await expect(form).toContainText(say('trainers.verdict.NO_STATUS'));
    await expect(form.getByRole('button', { name: say('trainers.assign'), exact: true })).toBeDisabled();
  });

  await test.step('twelve certificates are issued, and twelve statuses come of them', async () => {
    await certify(training.runId, trainers);
    await page.goto(`/qualifications?q=${encodeURIComponent(family)}`);
    const holders = page.getByRole('table', { name: say('qualifications.holders') });
    for (const name of trainers) {
      await expect(holders.getByRole('row').filter({ hasText: name })).toHaveCount(1);
    }
    // The head, and one row for each of them.
    await expect(holders.getByRole('row')).toHaveCount(trainers.length + 1);
    await expectAccessible(page);
  });

  await test.step('somebody without the status is refused, and it is said why', async () => {
    await page.goto(`/runs/${course.runId}`);
    const form = await app.nameTrainer(outsider);
    await expect(form).toContainText(say('trainers.verdict.NO_STATUS'));
    await expect(form.getByRole('button', { name: say('trainers.assign'), exact: true })).toBeDisabled();
    await expectAccessible(page);
  });

  await test.step('one of the twelve is accepted', async () => {
    await page.goto(`/runs/${course.runId}`);
    const form = await app.nameTrainer(lead);
    await expect(form.getByText(say('trainers.verdict.NO_STATUS'))).toHaveCount(0);
    await app.press(say('trainers.assign'), form);
    await expect(form).toBeHidden();
    await expect(page.getByRole('link', { name: lead })).toBeVisible();
  });

  await test.step('the facilitators have completed, and are certified', async () => {
    await certify(course.runId, facilitators);
  });

  await test.step('the cascade of the international trainer has both generations, with its reach', async () => {
    await page.goto(`/qualifications/cascade?person=${internationalId}`);
    await expect(page.getByText(international).first()).toBeVisible();
    const figure = (term: string) =>
      page.locator('dl > div').filter({ has: page.getByText(say(`cascade.${term}`), { exact: true }) });
    await expect(figure('people').locator('dd')).toHaveText(String(trainers.length + facilitators.length));
    await expect(figure('runs').locator('dd')).toHaveText('2');
    await expect(figure('generations').locator('dd')).toHaveText('2');
    const table = page.getByRole('table', { name: say('cascade.byGeneration') });
    for (const [number, people] of [
      [1, trainers.length],
      [2, facilitators.length],
    ] as const) {
      const row = table.getByRole('row').filter({ hasText: say('cascade.nthDown', { number }) });
      await expect(row.getByRole('cell').first()).toHaveText(String(people));
    }
  });

  await test.step('unfolded, the tree leads from the one to the others', async () => {
    const tree = page.getByRole('tree', { name: say('cascade.tree') });
    const line = (text: string) => tree.getByRole('treeitem', { name: text });
    /** As by keyboard: the arrow to the right unfolds a line. */
    const unfold = async (text: string) => {
      await line(text).focus();
      await page.keyboard.press('ArrowRight');
    };
    await unfold(training.code);
    await expect(line(lead)).toBeVisible();
    await expect(line(say('cascade.others', { count: trainers.length - 1 }))).toBeVisible();
    await unfold(lead);
    await expect(line(course.code)).toBeVisible();
    await unfold(course.code);
    await unfold(say('cascade.others', { count: facilitators.length }));
    for (const name of facilitators) await expect(line(name)).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.screenshot({ path: testInfo.outputPath('cascade.png'), fullPage: true });
  });

  await test.step('looked at from below, it leads back to where it began', async () => {
    await page.goto(`/qualifications/cascade?run=${course.runId}&way=UP`);
    const figure = (term: string) =>
      page.locator('dl > div').filter({ has: page.getByText(say(`cascade.${term}`), { exact: true }) });
    await expect(figure('people').locator('dd')).toHaveText('2');
    await expect(figure('generations').locator('dd')).toHaveText('2');
  });
});
