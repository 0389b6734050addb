import { appOn } from './app';
import { expect, expectAccessible, test } from './fixtures';
import { quietDay, uniqueName } from './unique';

test('a course asks for a post-test, and the scores say who has not earned the certificate', async ({
  open,
  office,
  words,
}) => {
  test.slow();
  const { say, like } = words;
  const { courseId, code } = await office.aCourse();
  const page = await open('coordinator');
  const app = appOn(page, words);

  await test.step('the course asks for seventy per cent in the test', async () => {
    await page.goto(`/courses/${courseId}/edit`);
    const asks = page.getByRole('checkbox', { name: say('courses.rule.postTest') });
    await asks.check();
    const percent = app.field('courses.rule.postTestPercent');
    await expect(percent).toHaveValue('70');
    await percent.fill('0');
    await app.press(say('common.save'));
    await app.expectRefused(percent, say('refusals.TOO_SMALL', { min: 1 }));
    await percent.fill('70');
    await expect(page.getByText(say('courses.rule.postTestWords', { percent: 70 }))).toBeVisible();
    await expect(
      page.getByText(say('courses.rule.example.postTest', { points: 14, maxPoints: 20 })),
    ).toBeVisible();
    await app.press(say('common.save'));
    await page.waitForURL(`**/courses/${courseId}`);
    await expect(page.getByText(say('courses.rule.postTestWords', { percent: 70 }))).toBeVisible();
  });

  const names = ['Anara', 'Bolat', 'Chinara'].map((name) => `${name} ${uniqueName().latin}`);
  const sessions = [{ title: 'Practice', from: '09:00', to: '12:00' }];
  const run = await office.aRun({ course: code, startsOn: quietDay(), sessions });
  const enrolmentIds = await office.enrolledNew(
    run.runId,
    names.map((latinName) => ({ latinName })),
  );
  await office.recorded(
    run.sessionIds[0] ?? '',
    enrolmentIds.map((id) => [id, 'PRESENT'] as const),
  );
  const after = (index: number) => page.getByLabel(say('tests.cell.POST', { name: names[index] ?? '' }));

  await test.step('scores are entered by keyboard, and one that cannot be is refused beside its cell', async () => {
    await page.goto(`/runs/${run.runId}`);
    await app.openTab('tests');
    await after(0).click();
    await page.keyboard.type('85');
    await page.keyboard.press('Enter');
    await expect(after(1)).toBeFocused();
    await page.keyboard.type('140 %');
    await page.keyboard.press('Enter');
    await page.keyboard.type('13/20');
    await expect(
      page.getByRole('status').filter({ hasText: say('tests.changed', { count: 3 }) }),
    ).toBeVisible();
    await app.press(say('tests.save'));
    await app.expectRefused(after(1), say('refusals.SCORE_OVER_HUNDRED'));
    // Nothing was saved, and nothing that was typed is lost.
    await expect(after(0)).toHaveValue('85');
    await expectAccessible(page);
    await after(1).fill('40 %');
    await app.press(say('tests.save'));
    await expect(page.getByText(say('tests.saved', { count: 3 }))).toBeVisible();
    await page.reload();
    await expect(after(0)).toHaveValue('85');
    await expect(after(1)).toHaveValue('40');
    await expect(after(2)).toHaveValue('13/20');
  });

  await test.step('a correction keeps what stood before', async () => {
    await after(1).fill('45');
    await app.press(say('tests.save'));
    await expect(page.getByText(say('tests.before', { scores: '40' }))).toBeVisible();
  });

  await test.step('the certificates say who has not earned one, and why', async () => {
    await app.openTab('certificates');
    const row = (index: number) => page.getByRole('row').filter({ hasText: names[index] ?? '' });
    const met = (code: string, state: string) =>
      say('certificates.condition.heading', {
        what: say(`certificates.condition.code.${code}`),
        state: say(`certificates.condition.state.${state}`),
      });
    for (const [index, state] of [
      [0, 'MET'],
      [1, 'NOT_MET'],
      [2, 'NOT_MET'],
    ] as const) {
      await expect(row(index)).toContainText(say(`certificates.verdict.${state}`));
      await expect(row(index)).toContainText(met('ATTENDANCE', 'MET'));
      await expect(row(index)).toContainText(met('POST_TEST', state));
    }
    await expect(row(1)).toContainText(like('certificates.reason.score'));
    await expect(row(2)).toContainText(like('certificates.reason.scorePoints'));
  });
});
