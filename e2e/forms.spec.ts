import en from '@/messages/en.json' with { type: 'json' };
import ru from '@/messages/ru.json' with { type: 'json' };
import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures';
import { uniqueName } from './unique';

const brought = { en: en.defaultForms.EVALUATION, ru: ru.defaultForms.EVALUATION };

test('a course asks what the office wants to know, and an earlier form comes back', async ({
  open,
  office,
  words,
  language,
}) => {
  test.slow();
  const { say } = words;
  const { courseId, code } = await office.aNewCourse();
  const page = await open('coordinator');
  const app = appOn(page, words);
  const text = {
    en: `Was the room of use? ${uniqueName().latin}`,
    ru: `Подошёл ли зал? ${uniqueName().latin}`,
  };
  const phone = page.getByRole('region', { name: say('feedbackForms.previewPhone') });
  const list = page.getByRole('list', { name: say('feedbackForms.questions') });
  const cards = list.locator(':scope > li');
  const count = Object.keys(brought[language]).length;

  await test.step('from the course to the form that Cascade brings', async () => {
    await page.goto(`/courses/${courseId}`);
    await page.getByRole('link', { name: say('feedbackForms.openForms'), exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: say('feedbackForms.title') })).toBeVisible();
    await expect(cards).toHaveCount(count);
    await expect(phone.getByRole('group', { name: brought[language].content.text })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step('a choice is added, refused beside its fields, and seen on the phone as it is typed', async () => {
    await app.press(say('feedbackForms.addQuestion'));
    const card = cards.nth(count);
    await card.getByLabel(say('feedbackForms.kind')).selectOption({
      label: say('feedbackForms.kinds.CHOICE'),
    });
    await app.press(say('feedbackForms.save', { version: 1 }));
    await expect(card.getByText(say('refusals.REQUIRED')).first()).toBeVisible();
    await card.getByLabel(say('feedbackForms.textEn')).fill(text.en);
    await card.getByLabel(say('feedbackForms.textRu')).fill(text.ru);
    for (const [place, [english, russian]] of [
      ['Yes, all of it', 'Да, весь'],
      ['Half of it', 'Наполовину'],
    ].entries()) {
      await card.getByLabel(say('feedbackForms.optionEn', { place: place + 1 })).fill(english ?? '');
      await card.getByLabel(say('feedbackForms.optionRu', { place: place + 1 })).fill(russian ?? '');
    }
    await expect(phone.getByRole('group', { name: text[language] })).toBeVisible();
    await phone.getByText(language === 'en' ? 'Half of it' : 'Наполовину').scrollIntoViewIfNeeded();
    const other = language === 'en' ? 'ru' : 'en';
    await page
      .getByRole('group', { name: say('feedbackForms.previewLanguage') })
      .getByRole('button', { name: say(`formats.language.${other}`) })
      .click();
    await expect(phone.getByRole('group', { name: text[other] })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('it goes up by a button and by the keyboard, and what has the focus keeps it', async () => {
    const up = (place: number) => page.getByRole('button', { name: say('feedbackForms.moveUp', { place }) });
    await up(count + 1).click();
    await expect(cards.nth(count - 1)).toContainText(text[language]);
    await expect(up(count)).toBeFocused();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(cards.nth(count - 2)).toContainText(text[language]);
    await expect(up(count - 1)).toBeFocused();
  });

  await test.step('one is removed, brought back, and removed; then all is saved', async () => {
    const remove = page.getByRole('button', { name: say('feedbackForms.removeQuestion', { place: 1 }) });
    await remove.click();
    await expect(cards).toHaveCount(count);
    await page.getByRole('button', { name: say('common.undo') }).click();
    await expect(cards).toHaveCount(count + 1);
    await remove.click();
    await expect(cards).toHaveCount(count);
    await app.press(say('feedbackForms.save', { version: 1 }));
    await expect(page.getByText(say('feedbackForms.savedAs', { version: 1 }))).toBeVisible();
    const versions = page.getByRole('list', { name: say('feedbackForms.versions') });
    await expect(versions.getByRole('listitem')).toHaveCount(2);
    await expect(versions).toContainText(say('feedbackForms.keptByNone'));
  });

  const { runId } = await office.aRunNow(undefined, { course: code });
  const [enrolmentId = ''] = await office.enrolledNew(runId, [{ latinName: `Dinara ${uniqueName().latin}` }]);

  await test.step('a participant is asked what was added, and not what was removed', async () => {
    const [path = ''] = await office.evaluationPaths([enrolmentId]);
    const own = await open('anyone', { phone: true });
    await own.goto(path);
    await expect(own.getByRole('group', { name: text[language] })).toBeVisible();
    await expect(own.getByRole('group', { name: brought[language].content.text })).toBeHidden();
    for (const key of ['usefulness', 'organisation'] as const)
      await own
        .getByRole('group', { name: brought[language][key].text })
        .getByRole('radio', { name: /^5 / })
        .check();
    await own
      .getByRole('group', { name: brought[language].recommend.text })
      .getByRole('radio', { name: say('common.yes') })
      .check();
    await own
      .getByRole('group', { name: text[language] })
      .getByRole('radio', { name: language === 'en' ? 'Half of it' : 'Наполовину' })
      .check();
    await own.getByRole('button', { name: say('evaluate.send') }).click();
    await expect(own.getByRole('heading', { level: 1, name: say('evaluate.thanks.title') })).toBeVisible();
  });

  await test.step('the run keeps that version; what Cascade brings comes back for the others', async () => {
    await page.goto(`/courses/${courseId}/forms`);
    await expect(page.getByText(say('feedbackForms.keptBy', { runs: 1, answers: 1 }))).toBeVisible();
    await app.press(say('feedbackForms.restoreBrought'));
    await expect(page.getByText(say('feedbackForms.isRestored', { version: 2 }))).toBeVisible();
    await expect(cards.first()).toContainText(brought[language].content.text);
    await expect(page.getByText(say('feedbackForms.asBrought'))).toBeVisible();
  });
});

test('whoever saves after somebody else is told, and keeps what was typed', async ({
  open,
  office,
  words,
}) => {
  const { say } = words;
  const { courseId } = await office.aNewCourse();
  const [one, other] = [await open('coordinator'), await open('coordinator')];
  for (const page of [one, other]) {
    await page.goto(`/courses/${courseId}/forms?kind=FOLLOW_UP`);
    await expect(page.getByText(say('feedbackForms.askedNobody'))).toBeVisible();
    await page.getByRole('button', { name: say('feedbackForms.removeQuestion', { place: 1 }) }).click();
  }
  await other.getByRole('button', { name: say('feedbackForms.removeQuestion', { place: 1 }) }).click();
  await one.getByRole('button', { name: say('feedbackForms.save', { version: 1 }) }).click();
  await expect(one.getByText(say('feedbackForms.savedAs', { version: 1 }))).toBeVisible();
  await other.getByRole('button', { name: say('feedbackForms.save', { version: 1 }) }).click();
  await expect(other.getByText(say('feedbackForms.meanwhile'))).toBeVisible();
  const list = other.getByRole('list', { name: say('feedbackForms.questions') });
  await expect(list.locator(':scope > li')).toHaveCount(Object.keys(en.defaultForms.FOLLOW_UP).length - 2);
});
