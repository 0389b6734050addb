import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { quietDay } from './unique';

test('a coordinator writes questions, composes both tests of them, and revises one', async ({
  open,
  office,
  words,
}) => {
  test.slow();
  const { say } = words;
  const { courseId } = await office.aCourse();
  const page = await open('coordinator');
  const app = appOn(page, words);
  const base = `/courses/${courseId}/tests`;
  const said = (text: string) => expect(page.getByText(text).first()).toBeVisible();
  const text = (language: string) =>
    page.getByLabel(say('bank.editor.textIn', { language: say(`bank.languages.${language}`) }));
  const option = (place: number) =>
    page.getByRole('group', { name: say('bank.editor.option', { place }), exact: true });
  const optionIn = (place: number, language: string) =>
    option(place).getByLabel(say(`bank.languages.${language}`), { exact: true });
  const preview = page.getByRole('region', { name: say('bank.editor.preview') });
  const answer = page.getByRole('region', { name: say('bank.editor.answer') });
  const kind = (name: string) => page.getByRole('radio', { name: say(`bank.kinds.${name}`), exact: true });

  await test.step('from the course to a bank that is still empty', async () => {
    await page.goto(`/courses/${courseId}`);
    await page.getByRole('link', { name: say('bank.open') }).click();
    await expect(page.getByRole('heading', { level: 1, name: say('bank.title') })).toBeVisible();
    await said(say('bank.list.empty'));
    await expectAccessible(page);
  });

  await test.step('a choice in two languages: refused until it says what is right, and seen as people see it', async () => {
    await page
      .getByRole('link', { name: say('bank.write') })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1, name: say('bank.write') })).toBeVisible();
    await text('en').fill('For which ages is it?');
    await text('ru').fill('Для какого возраста она?');
    for (const [place, en, ru] of [
      [1, 'Six to nine', 'Шесть–девять'],
      [2, 'Ten to fourteen', 'Десять–четырнадцать'],
    ] as const) {
      await optionIn(place, 'en').fill(en);
      await optionIn(place, 'ru').fill(ru);
    }
    await app.press(say('bank.editor.addOption'));
    await optionIn(3, 'en').fill('All ages');
    await expect(preview.getByText('All ages')).toBeVisible();
    await app.press(say('bank.editor.addAnother'));
    await said(say('refusals.NONE_IS_RIGHT'));
    await app.expectRefused(optionIn(3, 'ru'), say('refusals.REQUIRED'));
    await expect(text('en')).toHaveValue('For which ages is it?');
    await expectAccessible(page);
    await optionIn(3, 'ru').fill('Любой возраст');
    await page.getByRole('radio', { name: say('bank.editor.isRight', { place: 2 }) }).check();
    await preview.getByLabel(say('bank.editor.previewLanguage')).selectOption('ru');
    await expect(preview.getByText('Для какого возраста она?')).toBeVisible();
    await app.press(say('bank.editor.addAnother'));
    await said(say('bank.editor.added', { number: 1 }));
  });

  await test.step('the next one is written at once: true or false', async () => {
    await expect(text('en')).toHaveValue('');
    await expect(text('en')).toBeFocused();
    await kind('TRUE_FALSE').check();
    await text('en').fill('Parents come to every session.');
    await text('ru').fill('Родители приходят на каждое занятие.');
    await answer.getByRole('radio', { name: say('bank.view.true'), exact: true }).check();
    await app.press(say('bank.editor.addAnother'));
    await said(say('bank.editor.added', { number: 2 }));
  });

  await test.step('and a number with a tolerance', async () => {
    await kind('NUMBER').check();
    await text('en').fill('How many hours is a session?');
    await text('ru').fill('Сколько часов длится занятие?');
    await app.field('bank.editor.number').fill('two');
    await app.press(say('bank.editor.add'));
    await app.expectRefused(app.field('bank.editor.number'), say('refusals.WRONG_TYPE'));
    await app.field('bank.editor.number').fill('2,5');
    await app.field('bank.editor.tolerance').fill('0.5');
    await app.field('bank.points').fill('2');
    await app.press(say('bank.editor.add'));
    await page.waitForURL(`**${base}`);
  });

  const panel = (test: 'PRE' | 'POST') =>
    page.getByRole('region', { name: say(`bank.test.kind.${test}`), exact: true });
  const asked = (test: 'PRE' | 'POST') =>
    panel(test)
      .getByRole('list', { name: say('bank.test.order', { test: say(`bank.test.kind.${test}`) }) })
      .getByRole('listitem');
  const box = (test: 'PRE' | 'POST') => panel(test).getByLabel(say('bank.test.add', { test }));

  await test.step('the pre-test is composed by keyboard and saved', async () => {
    await app.pick(box('PRE'), 'How many hours');
    await expect(box('PRE')).toBeFocused();
    await app.pick(box('PRE'), 'For which ages');
    await expect(asked('PRE')).toHaveCount(2);
    const name = say('bank.test.named', { number: 1, text: 'For which ages is it?' });
    await panel('PRE')
      .getByRole('button', { name: say('bank.test.up', { name }) })
      .focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(asked('PRE').first()).toContainText('For which ages');
    await expectAccessible(page);
    await app.press(say('bank.test.save', { version: 1 }), panel('PRE'));
    await said(say('bank.test.saved', { test: 'PRE', version: 1 }));
    await expect(panel('PRE').getByText(say('bank.test.count', { count: 2, points: 3 }))).toBeVisible();
  });

  await test.step('the post-test asks the same', async () => {
    await app.press(say('bank.test.same'), panel('POST'));
    await said(say('bank.test.saved', { test: 'POST', version: 1 }));
    await expect(asked('POST')).toHaveCount(2);
    await expect(asked('POST').first()).toContainText('For which ages');
    await expect(panel('POST').getByRole('button', { name: say('bank.test.same') })).toHaveCount(0);
  });

  await test.step('a revised question is asked as it was until the test is saved again', async () => {
    await page.getByRole('link', { name: /^1\. For which ages/ }).click();
    await text('en').fill('For young people of which ages is it?');
    await app.press(say('bank.editor.save'));
    await said(say('bank.editor.saved', { version: 2 }));
    await page.waitForURL(`**${base}`);
    await expect(panel('PRE').getByText(say('bank.test.outdated', { count: 1 }))).toBeVisible();
    await app.press(say('bank.test.save', { version: 2 }), panel('PRE'));
    await said(say('bank.test.saved', { test: 'PRE', version: 2 }));
    await expect(panel('PRE').getByText(say('bank.test.outdated', { count: 1 }))).toHaveCount(0);
    await expect(panel('POST').getByText(say('bank.test.outdated', { count: 1 }))).toBeVisible();
    await page.getByRole('link', { name: /^1\. For young people/ }).click();
    await said(say('bank.earlier.title'));
    await page.goBack();
  });

  await test.step('rows that were copied from a table are looked at, and what is new in them is added', async () => {
    await app.press(say('bank.file.open'));
    const dialog = app.dialog(say('bank.file.title'));
    const rows = [
      ['Question', 'Options', 'Right'],
      ['Which of these protects?', 'Clear rules | Harsh punishment', 'a'],
      ['Parents come to every session.', '', 'yes'],
      ['What is missing here?', 'One | Other', ''],
    ];
    await app.field('bank.file.paste', dialog).fill(rows.map((row) => row.join('\t')).join('\n'));
    await app.press(say('bank.file.look'), dialog);
    await expect(
      dialog.getByText(say('bank.file.summary', { fresh: 1, known: 1, refused: 1 })),
    ).toBeVisible();
    await expect(dialog.getByText(say('bank.file.known', { number: 2 }))).toBeVisible();
    await expect(dialog.getByText(say('refusals.NONE_IS_RIGHT'))).toBeVisible();
    await expectAccessible(page);
    await app.press(say('bank.file.take', { count: 1 }), dialog);
    await said(say('bank.file.done', { count: 1 }));
    await expect(dialog).toBeHidden();
  });

  await test.step('it is found by the words of an answer, and a retired one among the retired', async () => {
    await page.getByRole('searchbox', { name: say('bank.list.search') }).fill('punishment');
    const row = page.getByRole('link', { name: /^4\. Which of these protects/ });
    await expect(row).toBeVisible();
    await expect(page.getByRole('link', { name: /^2\. / })).toHaveCount(0);
    await row.click();
    await app.press(say('bank.retire.do'));
    await said(say('bank.retire.done', { number: 4 }));
    await page.goto(`${base}?state=retired`);
    await expect(page.getByRole('link', { name: /^4\. / })).toBeVisible();
    await expectNoSidewaysScroll(page);
  });

  await test.step('nobody has answered yet, and that is said', async () => {
    await page.goto(`${base}/statistics`);
    await said(say('bank.statistics.empty'));
    await expectAccessible(page);
  });
});

test('whoever was signed out while a file is sent is told so in words, and sends the same file again', async ({
  open,
  office,
  words,
  expectStatus,
}) => {
  const { say } = words;
  const { courseId } = await office.aCourse();
  const page = await open('coordinator', { phone: true });
  const app = appOn(page, words);
  await page.goto(`/courses/${courseId}/tests`);
  await app.press(say('bank.file.open'));
  const dialog = app.dialog(say('bank.file.title'));
  const cookies = await page.context().cookies();
  expectStatus(401);
  await page.context().clearCookies({ name: /session/ });
  const rows = 'Question;Options;Right\nWhich of these protects?;Clear rules | Harsh punishment;a\n';
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'bank.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await expect(dialog.getByText(say('refusals.SIGN_IN_AGAIN'))).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  // Signed in again in another tab.
  await page.context().addCookies(cookies);
  await app.press(say('common.sendAgain', { name: 'bank.csv' }), dialog);
  await expect(dialog.getByText(say('bank.file.summary', { fresh: 1, known: 0, refused: 0 }))).toBeVisible();
});

test('on a phone what saves a long grid lies above the navigation, and no message lies over it', async ({
  open,
  office,
  words,
}) => {
  const { say } = words;
  const { courseId, code } = await office.aCourse();
  await office.composedTest(courseId, 'PRE');
  const run = await office.aRun({ course: code, startsOn: quietDay() });
  const people = await Promise.all(
    Array.from({ length: 8 }, (_, at) => office.aPerson({ latinName: `Somebody ${at}` })),
  );
  await office.enrolled(run.runId, people);
  const page = await open('coordinator', { phone: true });
  await page.goto(`/runs/${run.runId}/tests/paper?kind=pre`);
  const cells = page.getByRole('table').getByRole('textbox');
  for (const [at, typed] of ['b', 'ac', '30'].entries()) await cells.nth(at).fill(typed);
  const save = page.getByRole('button', { name: say('runTests.sheet.save'), exact: true });
  // A press in its middle reaches it, and not what lies over it.
  await save.click();
  await expect(page.getByText(say('runTests.sheet.saved', { count: 1 }))).toBeVisible();
  await cells.nth(3).fill('b');
  const covered = await save.evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return !button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(covered).toBe(false);
});
