import { addDays } from '@/lib/time/day';
import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test, type Page } from './fixtures';
import { quietDay } from './unique';

/** The height of an hour in the grid. */
const hour = 88;

const block = (page: Page, title: string) => page.getByRole('button', { name: new RegExp(title) });

/** Takes a block by its upper part, or by its lower edge, and lets it go lower down. */
async function drag(page: Page, title: string, { by, edge = false }: { by: number; edge?: boolean }) {
  // The grid draws its blocks anew when it has loaded.
  const box = await test.step(`find ${title}`, async () => {
    let found = null;
    await expect(async () => {
      await block(page, title).scrollIntoViewIfNeeded({ timeout: 1_000 });
      found = await block(page, title).boundingBox({ timeout: 1_000 });
      expect(found).not.toBeNull();
    }).toPass();
    return found as unknown as { x: number; y: number; width: number; height: number };
  });
  const [x, y] = [box.x + box.width / 2, edge ? box.y + box.height - 3 : box.y + 12];
  // The block stands at its new place at once; what follows has to wait until the office knows.
  const saved = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + by / 2, { steps: 5 });
  await page.mouse.move(x, y + by, { steps: 5 });
  await page.mouse.up();
  await saved;
}

const planned = (startsOn: string) => ({
  startsOn,
  endsOn: addDays(startsOn, 1),
  sessions: [
    { title: 'Morning', from: '09:00', to: '10:00' },
    { title: 'Afternoon', from: '14:00', to: '15:00' },
  ],
});

test('dragging a session and its form end alike, and each is taken back', async ({ open, office, words }) => {
  const { say } = words;
  const [dragged, typed] = [await office.aRun(planned(quietDay())), await office.aRun(planned(quietDay()))];
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${dragged.runId}/agenda`);
  await drag(page, 'Morning', { by: hour });
  await expect(page.getByText(say('agenda.moved'))).toBeVisible();
  await expect(block(page, 'Morning')).toContainText('10:00–11:00');
  await drag(page, 'Morning', { by: hour / 2, edge: true });
  await expect(block(page, 'Morning')).toContainText('10:00–11:30');
  await page.reload();
  await expect(block(page, 'Morning')).toContainText('10:00–11:30');

  await page.goto(`/runs/${typed.runId}/agenda`);
  await block(page, 'Morning').focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: say('sessions.edit') });
  await app.field('sessions.from', form).fill('10:00');
  await app.field('sessions.to', form).fill('11:30');
  await app.press(say('sessions.save'), form);
  await expect(form).toBeHidden();
  await expect(block(page, 'Morning')).toContainText('10:00–11:30');
  const times = async (runId: string) =>
    (await office.sessionTimes(runId)).map((each) => each.replaceAll(/\S+T/g, ''));
  expect(await times(typed.runId)).toEqual(await times(dragged.runId));

  await drag(page, 'Afternoon', { by: hour });
  await expect(block(page, 'Afternoon')).toContainText('15:00–16:00');
  await page
    .getByRole('button', { name: say('common.undo') })
    .last()
    .click();
  await expect(page.getByText(say('agenda.undone'))).toBeVisible();
  await expect(block(page, 'Afternoon')).toContainText('14:00–15:00');
});

test('a day is copied and shifted; who is busy is said before saving, and nothing moves', async ({
  open,
  office,
  words,
}) => {
  const { say } = words;
  const startsOn = quietDay();
  const trainer = (await office.holdersOf('SFP-TOT-STATUS')).at(-1);
  if (!trainer) throw new Error('the national trainers are not there');
  const run = await office.aRun({ ...planned(startsOn), trainerId: trainer.id });
  const busy = [{ title: 'Elsewhere', from: '11:00', to: '12:00' }];
  await office.aRun({ startsOn, trainerId: trainer.id, sessions: busy });
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}/agenda`);
  const task = async (name: string) => {
    await app.press(say('agenda.menu.label'));
    await page.getByRole('menuitem', { name: say(`agenda.menu.${name}`) }).click();
    return page.getByRole('dialog');
  };
  await expectAccessible(page);
  await drag(page, 'Morning', { by: 2 * hour });
  await expect(page.getByRole('alert').getByText(words.like('refusals.TRAINER_BUSY_ON'))).toBeVisible();
  await expect(block(page, 'Morning')).toContainText('09:00–10:00');

  await block(page, 'Morning').press('Enter');
  const form = page.getByRole('dialog', { name: say('sessions.edit') });
  await app.field('sessions.from', form).fill('11:30');
  await app.field('sessions.to', form).fill('12:30');
  await expect(form.getByText(say('agenda.checkTitle'))).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  const copy = await task('COPY');
  await app.press(say('agenda.copy.submit'), copy);
  await expect(block(page, 'Morning')).toHaveCount(2);
  const shift = await task('SHIFT');
  await shift.getByRole('radio', { name: say('agenda.shift.scope.DAY') }).check();
  await shift.getByLabel(say('agenda.shift.day'), { exact: true }).selectOption({ index: 1 });
  await expectAccessible(page);
  await app.press(say('agenda.shift.submit'), shift);
  await expect(block(page, 'Morning').nth(1)).toContainText('09:30–10:30');
  await expect(block(page, 'Morning').nth(0)).toContainText('09:00–10:00');
});

test('a run is kept as the agenda of its course, and the next one starts from it', async ({
  open,
  office,
  words,
}) => {
  const { say, language } = words;
  // A course of its own for each language: both journeys are made at once.
  const course = language === 'ru' ? 'NPS-3' : 'NPS-4';
  const kept = await office.aRun({ course, ...planned(quietDay()) });
  const next = await office.aRun({ course, startsOn: quietDay() });
  await office.forgetTemplate(course);
  const page = await open('coordinator');
  const app = appOn(page, words);
  await page.goto(`/runs/${kept.runId}/agenda`);
  await app.press(say('agenda.menu.label'));
  await page.getByRole('menuitem', { name: say('agenda.menu.SAVE') }).click();
  await app.press(say('agenda.template.save'), page.getByRole('dialog'));
  await expect(page.getByText(say('agenda.template.saved', { count: 2 }))).toBeVisible();

  await page.goto(`/runs/${next.runId}/agenda`);
  await expect(page.getByText(say('agenda.empty.title'))).toBeVisible();
  await app.press(say('agenda.menu.APPLY'));
  const preview = page.getByRole('dialog');
  await expect(preview.getByText('Morning')).toBeVisible();
  await app.press(say('agenda.template.apply'), preview);
  await expect(block(page, 'Afternoon')).toContainText('14:00–15:00');
  await page.getByRole('button', { name: say('common.undo') }).click();
  await expect(block(page, 'Afternoon')).toHaveCount(0);

  for (const language of ['en', 'ru']) {
    const paper = await page.request.get(`/runs/${kept.runId}/agenda/print?language=${language}`);
    expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf']);
  }
  const calendar = await page.request.get(`/runs/${kept.runId}/agenda/calendar`);
  expect((await calendar.text()).match(/BEGIN:VEVENT/g)).toHaveLength(2);
});

test('on a phone the agenda is a list with the same forms', async ({ open, office, words }) => {
  const { say } = words;
  const run = await office.aRun(planned(quietDay()));
  const page = await open('coordinator', { phone: true });
  const app = appOn(page, words);
  await page.goto(`/runs/${run.runId}/agenda`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Morning' })).toContainText('09:00–10:00');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await app.press(say('sessions.editOne', { title: 'Morning' }));
  const form = page.getByRole('dialog', { name: say('sessions.edit') });
  await app.field('agenda.kind.label', form).selectOption('BREAK');
  await expect(form.getByText(say('agenda.neverCounts'))).toBeVisible();
  await app.press(say('sessions.save'), form);
  const row = page.getByRole('listitem').filter({ hasText: 'Morning' });
  await expect(row).toContainText(say('agenda.kind.BREAK'));
  await app.press(say('sessions.cancelOne', { title: 'Morning' }));
  await expect(row).toContainText(say('sessions.cancelledState'));
  await page.getByRole('button', { name: say('common.undo') }).click();
  await expect(row).not.toContainText(say('sessions.cancelledState'));
});
