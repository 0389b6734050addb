import { appOn } from './app';
import { expect, expectAccessible, test } from './fixtures';
import { comingDay } from './unique';

test('a status is suspended, hinders its holder from teaching, and is given back', async ({
  open,
  office,
  words,
}) => {
  const { say, like } = words;
  const { personId, holder } = await office.aCertificate({ course: 'SFP-TOT' });
  const run = await office.aRun({ course: 'SFP-FAC', startsOn: comingDay() });
  const page = await open('administrator');
  const app = appOn(page, words);
  const dialog = page.getByRole('dialog');

  await test.step('without a reason it is refused beside the field, and the day stays', async () => {
    await page.goto(`/people/${personId}`);
    await app.press(say('qualifications.suspend.one', { person: holder }));
    const from = app.field('qualifications.suspend.from', dialog);
    const day = await from.inputValue();
    await app.press(say('qualifications.suspend.confirm'), dialog);
    await app.expectRefused(app.field('common.reason', dialog), /./);
    await expect(from).toHaveValue(day);
    await expectAccessible(page);
    await app.field('common.reason', dialog).fill('A complaint is looked into');
    await app.press(say('qualifications.suspend.confirm'), dialog);
    await expect(dialog).toBeHidden();
    await expect(
      page.getByText(like('qualifications.notes.suspended', { reason: 'A complaint is looked into' })),
    ).toBeVisible();
  });

  await test.step('nobody can put its holder on a run, and is told why', async () => {
    await page.goto(`/runs/${run.runId}`);
    const form = await app.nameTrainer(holder);
    await expect(form).toContainText(say('trainers.verdict.STATUS_SUSPENDED'));
    await expectAccessible(page);
  });

  await test.step('it is lifted, and its holder may teach', async () => {
    await page.goto(`/people/${personId}`);
    await app.press(say('qualifications.lift.one', { person: holder }));
    await app.press(say('qualifications.lift.confirm'), dialog);
    await expect(dialog).toBeHidden();
    await page.goto(`/runs/${run.runId}`);
    const form = await app.nameTrainer(holder);
    await app.press(say('trainers.assign'), form);
    await expect(form).toBeHidden();
    await expect(page.getByRole('link', { name: holder })).toBeVisible();
  });

  await test.step('suspended again, the run says so, and an administrator admits with a reason', async () => {
    await page.goto(`/people/${personId}`);
    await app.press(say('qualifications.suspend.one', { person: holder }));
    await app.field('common.reason', dialog).fill('Another complaint');
    await app.press(say('qualifications.suspend.confirm'), dialog);
    await expect(dialog).toBeHidden();
    await page.goto(`/runs/${run.runId}`);
    await app.press(say('trainers.waiveOne', { name: holder }));
    await app.press(say('trainers.waive'), dialog);
    const reason = app.field('trainers.waiver', dialog);
    await app.expectRefused(reason, /./);
    await reason.fill('Nobody else speaks the language');
    await app.press(say('trainers.waive'), dialog);
    await expect(dialog).toBeHidden();
    await expect(page.getByText('Nobody else speaks the language')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('it is withdrawn', async () => {
    await page.goto('/qualifications?q=' + encodeURIComponent(holder));
    await app.press(say('qualifications.withdraw.one', { person: holder }));
    await app.field('common.reason', dialog).fill('The complaint was right');
    await app.press(say('qualifications.withdraw.confirm'), dialog);
    await expect(dialog).toBeHidden();
    await expect(
      page.getByText(like('qualifications.notes.withdrawn', { reason: 'The complaint was right' })),
    ).toBeVisible();
  });
});
