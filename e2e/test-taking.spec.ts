import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test, type Page } from './fixtures';
import { quietDay, uniqueName } from './unique';

/** The page of a test asks this question now. */
const asked = (page: Page, text: RegExp) => page.getByRole('heading', { level: 1, name: text });

test('a test is taken once, on whatever phone, and from paper; the score decides over the certificate', async ({
  open,
  office,
  words,
  language,
  expectStatus,
}) => {
  test.slow();
  expectStatus(422);
  const { say } = words;
  const { courseId, code } = await office.aCourse({ postTest: 70 });
  await office.composedTest(courseId, 'POST');
  const sessions = [{ title: 'Practice', from: '09:00', to: '12:00' }];
  const run = await office.aRun({ course: code, startsOn: quietDay(), sessions });
  const names = ['Aizada', 'Bermet'].map((name) => `${name} ${uniqueName().latin}`);
  const enrolmentIds = await office.enrolledNew(
    run.runId,
    names.map((latinName) => ({ latinName })),
  );
  await office.recorded(
    run.sessionIds[0] ?? '',
    enrolmentIds.map((id) => [id, 'PRESENT'] as const),
  );
  const path = await office.testPath(enrolmentIds[0] ?? '', 'POST');
  const text = (number: number) =>
    new RegExp(language === 'ru' ? `Что верно о ${number}` : `What is right of ${number}`);
  const option = (key: string) => new RegExp(`${language === 'ru' ? 'Выбор' : 'Choice'} ${key}`);

  const desk = await open('coordinator');
  const app = appOn(desk, words);
  const panel = desk.getByRole('region', { name: say('runTests.title') });
  const after = panel.getByRole('listitem').filter({ hasText: say('runTests.kind.POST') });

  await test.step('before it is opened a link waits; the coordinator opens the test after', async () => {
    const early = await open('anyone', { phone: true });
    await early.goto(path);
    await expect(early.getByText(say('takeTest.wait'))).toBeVisible();
    await expectAccessible(early);
    await desk.goto(`/runs/${run.runId}/tests`);
    await expect(panel.getByText(say('runTests.standing.NONE'))).toBeVisible();
    await app.press(say('runTests.open'), after);
    await expect(after.getByRole('link', { name: say('runTests.showCode') })).toBeVisible();
    await expectAccessible(desk);
    await expectNoSidewaysScroll(desk);
  });

  await test.step('the code stands on a page of its own, and asks a stranger who they are', async () => {
    const hall = await open('coordinator');
    await hall.goto(`/runs/${run.runId}/tests/code?kind=post`);
    await expect(hall.getByRole('img', { name: say('runTests.code.kind.POST') })).toBeVisible();
    await expectAccessible(hall);
    const address = new URL((await hall.getByText(/\/test\/[\w-]{43}$/).textContent()) ?? '');
    const stranger = await open('anyone', { phone: true });
    await stranger.goto(address.pathname);
    await expect(stranger.getByRole('heading', { level: 1, name: say('takeTest.who.title') })).toBeVisible();
    await expectAccessible(stranger);
  });

  await test.step('on a phone two questions are answered', async () => {
    const first = await open('anyone', { phone: true });
    await first.goto(path);
    await expect(first.getByText(say('takeTest.you', { name: names[0] ?? '' }))).toBeVisible();
    await expectAccessible(first);
    await expectNoSidewaysScroll(first);
    await first.getByRole('button', { name: say('takeTest.begin') }).click();
    await expect(asked(first, text(1))).toBeVisible();
    await expect(first.getByText(say('takeTest.progress', { position: 1, count: 3 }))).toBeVisible();
    await expectAccessible(first);
    await expectNoSidewaysScroll(first);
    await first.getByRole('radio', { name: option('b') }).check();
    await first.getByRole('button', { name: say('takeTest.next'), exact: true }).click();
    await expect(asked(first, text(2))).toBeVisible();
    await first.getByRole('checkbox', { name: option('a') }).check();
    await first.getByRole('checkbox', { name: option('c') }).check();
    await expectAccessible(first);
    await first.getByRole('button', { name: say('takeTest.next'), exact: true }).click();
    await expect(asked(first, text(3))).toBeVisible();
    await first.close();
    await desk.reload();
    await expect(after).toContainText(say('runTests.unfinished', { count: 1 }));
  });

  await test.step('on another it goes on where they stopped, and is handed in', async () => {
    const second = await open('anyone', { phone: true });
    await second.goto(path);
    await expect(asked(second, text(3))).toBeVisible();
    const number = second.getByRole('textbox', { name: text(3) });
    await number.fill('thirty');
    await second.getByRole('button', { name: say('takeTest.toEnd') }).click();
    await expect(number).toHaveAccessibleDescription(say('refusals.NUMBER_UNREADABLE'));
    await expect(number).toHaveValue('thirty');
    await expectAccessible(second);
    await second.getByRole('button', { name: say('takeTest.back'), exact: true }).click();
    await expect(number).toHaveValue('thirty');
    await number.fill('');
    await second.getByRole('button', { name: say('takeTest.toEnd') }).click();
    await expect(second.getByText(say('takeTest.overview.left', { count: 1 }))).toBeVisible();
    await expectAccessible(second);
    await expectNoSidewaysScroll(second);
    await second.getByRole('link', { name: `3 ${say('takeTest.overview.open')}` }).click();
    await number.fill('31');
    await second.getByRole('button', { name: say('takeTest.toEnd') }).click();
    await second.getByRole('button', { name: say('takeTest.handIn') }).click();
    const result = say('takeTest.done.score', { points: '3', maxPoints: '4' });
    await expect(second.getByText(result)).toBeVisible();
    await expectAccessible(second);
    // Once: the link shows the result and takes nothing.
    await second.goto(`${path}?q=1`);
    await expect(second.getByText(result)).toBeVisible();
    await expect(second.getByRole('button')).toHaveCount(0);
  });

  await test.step('the other one is entered from paper, by keyboard', async () => {
    await desk.reload();
    await expect(after).toContainText(say('runTests.handedIn', { handedIn: 1, expected: 2 }));
    await after.getByRole('link', { name: say('runTests.paper') }).click();
    const cell = (number: number, name: string | undefined) =>
      desk.getByLabel(say('runTests.sheet.cell', { number, name: name ?? '' }));
    await expect(cell(1, names[0])).toBeDisabled();
    await expect(cell(2, names[0])).toHaveValue('ac');
    await cell(1, names[1]).click();
    await desk.keyboard.type('a');
    await desk.keyboard.press('ArrowRight');
    await expect(cell(2, names[1])).toBeFocused();
    await desk.keyboard.type('x');
    await desk.keyboard.press('ArrowRight');
    await desk.keyboard.type('30');
    await app.press(say('runTests.sheet.save'));
    await app.expectRefused(
      cell(2, names[1]),
      say('refusals.CELL_LETTERS', { letters: ['a', 'b', 'c'].join(', ') }),
    );
    await expectAccessible(desk);
    await expectNoSidewaysScroll(desk);
    await cell(2, names[1]).fill('3');
    await app.press(say('runTests.sheet.save'));
    await expect(desk.getByText(say('runTests.sheet.saved', { count: 1 }))).toBeVisible();
    // Written as it is read: the third option.
    await expect(cell(2, names[1])).toHaveValue('c');
  });

  await test.step('the scores stand, and what each answered can be looked at', async () => {
    await desk
      .getByRole('main')
      .getByRole('link', { name: say('runTests.back'), exact: true })
      .click();
    const score = (name: string | undefined) => desk.getByLabel(say('tests.cell.POST', { name: name ?? '' }));
    await expect(score(names[0])).toHaveValue('3');
    await expect(score(names[1])).toHaveValue('1');
    await after.getByRole('link', { name: say('runTests.people') }).click();
    const row = desk.getByRole('row').filter({ hasText: names[0] ?? '' });
    await expect(row).toContainText(say('runTests.tries.HANDED_IN'));
    await expect(row).toContainText(say('runTests.tries.source.PERSON'));
    await row.getByRole('link', { name: say('runTests.tries.answers') }).click();
    const answers = desk.getByRole('region', {
      name: say('runTests.answersOf.title', { name: names[0] ?? '' }),
    });
    await expect(answers.getByText(say('runTests.answersOf.right'), { exact: true })).toHaveCount(2);
    await expect(answers.getByText(say('runTests.answersOf.wrong'), { exact: true })).toHaveCount(1);
    await expectAccessible(desk);
    await expectNoSidewaysScroll(desk);
  });

  await test.step('the certificates follow', async () => {
    await app.openTab('certificates');
    for (const [index, state] of [
      [0, 'MET'],
      [1, 'NOT_MET'],
    ] as const)
      await expect(desk.getByRole('row').filter({ hasText: names[index] ?? '' })).toContainText(
        say(`certificates.verdict.${state}`),
      );
  });

  await test.step('a try that is annulled with a reason is open again', async () => {
    await desk.goto(`/runs/${run.runId}/tests/tries?kind=post`);
    const row = desk.getByRole('row').filter({ hasText: names[0] ?? '' });
    await row.getByRole('button', { name: say('runTests.tries.annul') }).click();
    const dialog = desk.getByRole('dialog');
    await app.press(say('runTests.tries.annul'), dialog);
    await app.expectRefused(dialog.getByRole('textbox'), say('refusals.REASON_REQUIRED'));
    await dialog.getByRole('textbox').fill('Somebody else held the phone');
    await app.press(say('runTests.tries.annul'), dialog);
    await expect(dialog).toBeHidden();
    await expect(row).toContainText('Somebody else held the phone');
    const again = await open('anyone', { phone: true });
    await again.goto(path);
    await expect(again.getByRole('button', { name: say('takeTest.begin') })).toBeVisible();
  });
});

test('a participant finds an open test on their own page, and a trainer opens it there', async ({
  open,
  office,
  words: { say },
}) => {
  test.slow();
  const me = await office.anAccount();
  const trainer = await office.anAccount();
  const { courseId, code } = await office.aCourse();
  await office.composedTest(courseId, 'PRE');
  const run = await office.aRun({ course: code, startsOn: quietDay(), trainerId: trainer.personId });
  await office.enrolled(run.runId, [me.personId]);

  const teaches = await open(trainer, { phone: true });
  await teaches.goto(`/me/tests/${run.runId}`);
  const before = teaches.getByRole('listitem').filter({ hasText: say('runTests.kind.PRE') });
  await before.getByRole('button', { name: say('runTests.open'), exact: true }).click();
  await expect(before.getByRole('link', { name: say('runTests.showCode') })).toBeVisible();
  await expectAccessible(teaches);
  await expectNoSidewaysScroll(teaches);

  const page = await open(me, { phone: true });
  await page.goto('/me');
  await page.getByRole('link', { name: say('me.test.open') }).click();
  await expect(page.getByText(say('takeTest.you', { name: me.name }))).toBeVisible();
  await page.getByRole('button', { name: say('takeTest.begin') }).click();
  await expect(page.getByText(say('takeTest.progress', { position: 1, count: 3 }))).toBeVisible();

  // Who teaches sees how its questions do, as they see the scores.
  await teaches.getByRole('link', { name: say('bank.statistics.toQuestions') }).click();
  await expect(teaches.getByText(say('bank.statistics.empty'))).toBeVisible();
  await expectAccessible(teaches);
  await expectNoSidewaysScroll(teaches);
  await teaches.getByRole('link', { name: say('bank.statistics.toScores') }).click();
  await teaches.waitForURL(`**/me/tests/${run.runId}`);

  // Closed in the middle: nothing more is answered, and what was can be handed in.
  await teaches.reload();
  await before.getByRole('button', { name: say('runTests.close.action'), exact: true }).click();
  const dialog = teaches.getByRole('dialog');
  await expect(dialog).toContainText(say('runTests.close.text', { count: 1 }));
  await dialog.getByRole('button', { name: say('runTests.close.action'), exact: true }).click();
  await expect(before.getByText(say('runTests.standing.CLOSED'), { exact: true })).toBeVisible();
  await page.getByRole('button', { name: say('takeTest.next'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('takeTest.closed.title') })).toBeVisible();
  await expectAccessible(page);
});
