import { expect, expectAccessible, expectNoSidewaysScroll, phone, test, type Page } from './fixtures';
import type { Words } from './words';

/** A month of its own for each run of a journey, far from what others look at. */
const quietMonth = () => `${2060 + Math.floor(Math.random() * 39)}-0${1 + Math.floor(Math.random() * 9)}`;

const bar = (page: Page, code: string) => page.getByRole('button', { name: new RegExp(`^${code} `) });

const cell = (page: Page, day: string) =>
  page.locator('.ec-day', { has: page.locator(`time[datetime="${day}"]`) });

const moveDialog = (page: Page, { say }: Words, code: string) =>
  page.getByRole('dialog', { name: say('calendar.move.title', { code }) });

/** Drags the bar by its middle onto a day. */
async function drag(page: Page, code: string, day: string): Promise<void> {
  const from = await bar(page, code).boundingBox();
  const to = await cell(page, day).boundingBox();
  if (!from || !to) throw new Error('nothing to drag, or nowhere to');
  const [x, y] = [from.x + from.width / 3, from.y + from.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y + 10, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
  await page.mouse.up();
}

test('a run that is dragged and one that is moved by keyboard end alike, and both can be taken back', async ({
  open,
  words,
  office,
}) => {
  const { say } = words;
  const month = quietMonth();
  const sessions = [{ title: 'Practice', from: '09:00', to: '12:00' }];
  const plan = { startsOn: `${month}-10`, endsOn: `${month}-10`, sessions };
  const [dragged, typed] = [await office.aRun(plan), await office.aRun({ ...plan, place: 'London' })];
  await office.enrolledNew(dragged.runId, [{ latinName: 'Zarina Moved' }]);
  const before = await office.timesOf(dragged.runId);
  const page = await open('coordinator');

  await page.goto(`/calendar?view=month&date=${month}-10&q=${dragged.code}`);
  await expect(bar(page, dragged.code)).toBeVisible();
  await expectAccessible(page);
  await drag(page, dragged.code, `${month}-17`);
  const asked = moveDialog(page, words, dragged.code);
  await expect(asked.getByText(say('calendar.move.people', { confirmed: 1, invited: 0 }))).toBeVisible();
  await expectAccessible(page);
  // Nothing is saved by a drop, and leaving the dialog puts the bar back.
  await asked.getByRole('button', { name: say('common.cancel') }).click();
  expect(await office.timesOf(dragged.runId)).toEqual(before);
  await drag(page, dragged.code, `${month}-17`);
  await asked.getByRole('button', { name: say('calendar.move.save') }).click();
  await expect(page.getByText(new RegExp(`^${dragged.code}`)).last()).toBeVisible();
  await expect(asked).toBeHidden();
  const after = await office.timesOf(dragged.runId);
  expect(after).toEqual({ startsOn: `${month}-17`, endsOn: `${month}-17`, sessions: [`${month}-17T09:00`] });

  await page.goto(`/calendar?view=month&date=${month}-10&q=${typed.code}`);
  await bar(page, typed.code).focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog').filter({ hasText: typed.code });
  await card.getByRole('button', { name: say('calendar.run.move') }).press('Enter');
  const form = moveDialog(page, words, typed.code);
  await form.getByLabel(words.label('calendar.move.startsOn')).fill(`${month}-17`);
  const save = form.getByRole('button', { name: say('calendar.move.save') });
  await expect(save).toBeEnabled();
  await save.press('Enter');
  await expect(form).toBeHidden();
  expect(await office.timesOf(typed.runId)).toEqual(after);

  await page
    .getByRole('button', { name: say('common.undo') })
    .first()
    .click();
  await expect.poll(() => office.timesOf(typed.runId)).toEqual(before);
});

test('the calendar is where its address says, in each view', async ({
  open,
  words: { say, label },
  office,
}) => {
  const month = quietMonth();
  const sessions = [{ title: 'Practice', from: '09:00', to: '12:00' }];
  const run = await office.aRun({ startsOn: `${month}-12`, sessions });
  const page = await open('coordinator');
  await page.goto(`/calendar?view=week&date=${month}-12`);
  await expect(page.getByRole('button', { name: /09:00.*Practice/ })).toBeVisible();
  await page.getByLabel(label('calendar.filter.kind')).selectOption('CONFERENCE');
  await expect(page).toHaveURL(/kind=CONFERENCE/);
  await expect(page).toHaveURL(/view=week/);
  await expect(bar(page, run.code)).toBeHidden();
  await page.reload();
  await expect(page.getByLabel(label('calendar.filter.kind'))).toHaveValue('CONFERENCE');

  for (const view of ['trainers', 'venues'] as const) {
    await page.goto(`/calendar?date=${month}-12&q=${run.code}`);
    await page.getByRole('link', { name: say(`calendar.views.${view}`), exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`view=${view}`));
    await expect(bar(page, run.code)).toBeVisible();
    await expect(
      page.getByText(say(view === 'trainers' ? 'calendar.noTrainer' : 'calendar.noVenue')),
    ).toBeVisible();
    await expectAccessible(page);
  }
});

test('on a phone the calendar is a list in which runs can be moved', async ({ open, words, office }) => {
  const month = quietMonth();
  const run = await office.aRun({ startsOn: `${month}-12` });
  const page = await open('coordinator', { phone: true });
  expect(page.viewportSize()?.width).toBe(phone.viewport.width);
  await page.goto(`/calendar?date=${month}-12`);
  const move = page.getByRole('button', { name: words.say('calendar.run.moveOne', { code: run.code }) });
  await expect(move).toBeVisible();
  await expect(page.locator('.ec')).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await move.click();
  const form = moveDialog(page, words, run.code);
  await form.getByLabel(words.label('calendar.move.startsOn')).fill(`${month}-19`);
  await form.getByRole('button', { name: words.say('calendar.move.save') }).click();
  await expect(form).toBeHidden();
  expect(await office.timesOf(run.runId)).toMatchObject({ startsOn: `${month}-19`, endsOn: `${month}-19` });
});
