import en from '@/messages/en.json' with { type: 'json' };
import ru from '@/messages/ru.json' with { type: 'json' };
import { expect, expectAccessible, expectNoSidewaysScroll, test, type Page } from './fixtures';
import type { Words } from './words';

const questions = { en: en.defaultForms.EVALUATION, ru: ru.defaultForms.EVALUATION };

/** Taps an answer of a question. */
async function tap(page: Page, question: string, name: RegExp): Promise<void> {
  await page.getByRole('group', { name: question }).getByRole('radio', { name }).check();
}

/** Answers everything that has to be answered, with the same rating. */
async function fillIn(page: Page, words: Words, language: 'en' | 'ru', rating: number): Promise<void> {
  const { content, usefulness, organisation, recommend } = questions[language];
  for (const { text } of [content, usefulness, organisation])
    await tap(page, text, new RegExp(`^${rating} `));
  await tap(page, recommend.text, new RegExp(`^${words.say('common.yes')}$`));
}

test('a run is evaluated on phones, by a code in the hall and by links of one’s own, once each', async ({
  open,
  office,
  words,
  language,
  expectStatus,
  expectOffline,
}) => {
  test.slow();
  expectStatus(409, 422);
  expectOffline();
  const { say } = words;
  const run = await office.aRunNow();
  const enrolmentIds = await office.enrolledNew(
    run.runId,
    ['Asel', 'Bakyt', 'Chynara', 'Daniyar', 'Elnura', 'Farida'].map((name) => ({
      latinName: `${name} ${run.code}`,
    })),
  );
  const paths = await office.evaluationPaths(enrolmentIds);

  const desk = await open('coordinator');
  await desk.goto(`/runs/${run.runId}/evaluation`);
  await expect(desk.getByText(say('evaluation.rate', { answered: 0, expected: 6 }))).toBeVisible();
  await expect(desk.getByText(say('evaluation.few.title'))).toBeVisible();
  await expectAccessible(desk);

  const hall = await open('coordinator');
  await hall.goto(`/runs/${run.runId}/evaluation`);
  await hall.getByRole('link', { name: say('evaluation.showCode') }).click();
  await expect(hall.getByRole('img', { name: say('evaluation.codeTitle') })).toBeVisible();
  await expectAccessible(hall);
  const address = new URL((await hall.getByText(/\/evaluate\/[\w-]{43}$/).textContent()) ?? '');

  // The first has a bad line: what was written is kept, through a reload, and sent when there is one.
  const first = await open('anyone', { phone: true });
  await first.goto(address.pathname);
  await expectAccessible(first);
  await expectNoSidewaysScroll(first);
  await first.getByRole('button', { name: say('evaluate.send') }).click();
  await expect(first.getByText(say('evaluate.mend', { count: 4 }))).toBeVisible();
  await expectAccessible(first);
  await fillIn(first, words, language, 5);
  await first.getByLabel(questions[language].best.text).fill('Role plays');
  await first.context().setOffline(true);
  await first.getByRole('button', { name: say('evaluate.send') }).click();
  await expect(first.getByText(say('evaluate.offline'))).toBeVisible();
  await first.context().setOffline(false);
  await first.reload();
  await expect(first.getByLabel(questions[language].best.text)).toHaveValue('Role plays');
  await first.getByRole('button', { name: say('evaluate.send') }).click();
  await expect(first.getByRole('heading', { level: 1, name: say('evaluate.thanks.title') })).toBeVisible();
  await first.goto(address.pathname);
  await expect(first.getByText(say('refusals.ALREADY_EVALUATED'))).toBeVisible();

  for (const path of paths.slice(0, 4)) {
    const own = await open('anyone', { phone: true });
    await own.goto(path);
    await fillIn(own, words, language, 4);
    await own.getByRole('button', { name: say('evaluate.send') }).click();
    await expect(own.getByRole('heading', { level: 1, name: say('evaluate.thanks.title') })).toBeVisible();
  }
  // The same link again, on another phone.
  const again = await open('anyone', { phone: true });
  await again.goto(paths[0] ?? '');
  await expect(again.getByText(say('refusals.ALREADY_EVALUATED'))).toBeVisible();
  await expect(again.getByRole('button', { name: say('evaluate.send') })).toBeHidden();

  await desk.reload();
  await expect(desk.getByText(say('evaluation.rate', { answered: 5, expected: 6 }))).toBeVisible();
  const table = desk.getByRole('table', { name: questions[language].content.text });
  await expect(table.getByRole('row', { name: /^4 / })).toContainText('80');
  await expect(desk.getByText('Role plays')).toBeVisible();
  await expect(desk.getByText(say('evaluation.byHall', { count: 1 }))).toBeVisible();
  await expectAccessible(desk);
  await expectNoSidewaysScroll(desk);
});

test('a trainer shows the code from the own page and sees no result of the run', async ({
  open,
  office,
  words: { say },
  expectStatus,
}) => {
  expectStatus(404);
  const me = await office.anAccount();
  const run = await office.aRunNow(me.personId);
  const page = await open(me, { phone: true });
  await page.goto('/me');
  await page.getByRole('link', { name: say('me.taughtEvaluation.code') }).click();
  await expect(page.getByRole('img', { name: say('evaluation.codeTitle') })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.goto(`/me/evaluation/${run.runId}`);
  await expect(page.getByRole('heading', { level: 1, name: say('evaluation.own.title') })).toBeVisible();
  await expectAccessible(page);
  const refused = await page.goto(`/runs/${run.runId}/evaluation`);
  expect(refused?.status()).toBe(404);
});

test('a link that opens nothing says so, and no more', async ({ open, words: { say }, expectStatus }) => {
  expectStatus(404);
  const page = await open('anyone', { phone: true });
  await page.goto(`/evaluate/${'x'.repeat(43)}`);
  await expect(page.getByRole('heading', { level: 1, name: say('evaluate.unknown.title') })).toBeVisible();
  await expectAccessible(page);
});
