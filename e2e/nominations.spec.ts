import type { Page } from '@playwright/test';
import { addDays } from '@/lib/time/day';
import { appOn } from './app';
import { expect, expectAccessible, test } from './fixtures';
import { comingDay, uniqueName } from './unique';
import type { Words } from './words';

/** The first link of the tab's calls. */
const linkOf = async (page: Page, { say }: Words) =>
  new URL(await page.getByLabel(say('nominations.link')).first().inputValue()).pathname;

test('a focal point nominates from a phone, and the quota fills', async ({ open, office, words }) => {
  test.slow();
  const { say, label } = words;
  const tag = uniqueName();
  const startsOn = comingDay();
  const { runId } = await office.aRun({
    startsOn,
    endsOn: addDays(startsOn, 1),
    quotas: [{ countryCode: 'KZ', places: 3, womenPercent: 50 }],
  });
  const page = await open('coordinator');
  const app = appOn(page, words);
  const names = {
    typed: `Асанова Айгүл ${tag.cyrillic}`,
    first: `Болотов Бакыт ${tag.cyrillic}`,
    second: `Каримова Карина ${tag.cyrillic}`,
  };

  await test.step('the coordinator asks a focal point', async () => {
    await page.goto(`/runs/${runId}/nominations`);
    await app.press(say('nominations.ask'));
    const form = page.getByRole('dialog', { name: say('nominations.askTitle') });
    await form.getByLabel(label('nominations.owner')).selectOption('C:KZ');
    await expect(form.getByLabel(label('nominations.places'))).toHaveValue('3');
    await form.getByLabel(label('nominations.focalName')).fill(`Focal ${tag.latin}`);
    await form.getByLabel(label('nominations.focalEmail')).fill('focal@ministry.example');
    await form.getByLabel(label('nominations.alternates')).fill('1');
    await expectAccessible(page);
    await app.press(say('nominations.send'), form);
    await expect(form).toBeHidden();
    await expect(page.getByLabel(say('nominations.link'))).toBeVisible();
  });
  const link = await linkOf(page, words);
  const phone = await open('anyone', { phone: true });
  const sheet = appOn(phone, words);
  const listTitle = (count: number) => say('nominate.listTitle', { count, most: 4 });

  await test.step('what is refused stays typed, and the name joins the list', async () => {
    await phone.goto(link);
    await expect(phone.getByRole('heading', { name: listTitle(0) })).toBeVisible();
    await expectAccessible(phone);
    const name = phone.getByLabel(label('nominate.field.officialName'));
    await name.fill(names.typed);
    await phone.getByLabel(label('nominate.field.sex')).selectOption('FEMALE');
    await phone.getByLabel(label('nominate.field.phone')).fill('12');
    await sheet.press(say('nominate.addOne'));
    await sheet.expectRefused(
      phone.getByLabel(label('nominate.field.phone')),
      say('refusals.PHONE_UNREADABLE'),
    );
    await expect(name).toHaveValue(names.typed);
    await phone.getByLabel(label('nominate.field.phone')).fill('');
    await sheet.press(say('nominate.addOne'));
    await expect(phone.getByRole('heading', { name: listTitle(1) })).toBeVisible();
  });

  await test.step('the ministry’s file is looked at, and its rows join the list', async () => {
    const rows = [`${names.first};муж;инспектор`, `${names.second};жен;эксперт`, 'Итого: 2;;'];
    const csv = `ФИО;Пол;Должность\n${rows.join('\n')}\n`;
    await phone
      .getByLabel(say('nominate.fileChoose'))
      .setInputFiles({ name: 'список.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await expect(phone.getByRole('heading', { name: say('nominate.fileRead', { count: 2 }) })).toBeVisible();
    await expectAccessible(phone);
    await sheet.press(say('nominate.nameThese', { count: 2 }));
    await expect(phone.getByRole('heading', { name: listTitle(3) })).toBeVisible();
  });

  await test.step('the order, the letter, and off to the office', async () => {
    await sheet.press(say('nominate.up', { name: names.first }));
    const items = phone.getByRole('region', { name: say('nominate.list') }).getByRole('listitem');
    await expect(items.first()).toContainText(names.first);
    const letter = {
      name: 'letter.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 letter'),
    };
    await phone.getByLabel(say('nominate.letterChoose')).setInputFiles(letter);
    await expect(phone.getByText(say('nominate.letterKept', { name: 'letter.pdf' }))).toBeAttached();
    await sheet.press(say('nominate.handOver', { count: 3 }));
    await expect(phone.getByText(say('nominate.submitted'))).toBeVisible();
    await expectAccessible(phone);
  });

  await test.step('the coordinator asks back about one; it is answered by the link', async () => {
    await page.reload();
    await page.getByRole('checkbox', { name: say('nominations.select', { name: names.second }) }).check();
    await app.press(say('nominations.question.action'));
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(label('nominations.question.text')).fill('From which department?');
    await app.press(say('nominations.question.action'), dialog);
    await expect(dialog).toBeHidden();
    await phone.reload();
    await phone.getByLabel(label('nominate.yourAnswer')).fill('Of the second');
    await sheet.press(say('nominate.sendAnswer'));
    await expect(phone.getByLabel(label('nominate.yourAnswer'))).toBeHidden();
  });

  await test.step('the coordinator accepts them, and the quota fills', async () => {
    await page.reload();
    await expect(page.getByText('Of the second')).toBeVisible();
    const everyone = say('nominations.selectAll', {
      owner: words.language === 'ru' ? 'Казахстан' : 'Kazakhstan',
    });
    await page.getByRole('checkbox', { name: everyone }).check();
    await app.press(say('nominations.accept.action'));
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(label('nominations.accept.state')).selectOption('CONFIRMED');
    await expectAccessible(page);
    await app.press(say('nominations.accept.action'), dialog);
    await expect(dialog).toBeHidden();
    await page.goto(`/runs/${runId}/people`);
    const matrix = page.getByRole('table', { name: say('enrolments.matrix.title') });
    const row = matrix.getByRole('row').nth(1);
    await expect(row.getByRole('cell').nth(2)).toHaveText('3');
    await expect(row).toContainText(say('enrolments.matrix.womenOf', { women: 2, share: '67' }).slice(0, 5));
    await expectAccessible(page);
  });

  await test.step('a renewed link leaves the old one dead', async () => {
    await page.goto(`/runs/${runId}/nominations`);
    await app.press(say('nominations.renew'));
    const dialog = page.getByRole('dialog');
    await app.press(say('nominations.renewAndMail'), dialog);
    await expect(dialog).toBeHidden();
    await expect.poll(() => linkOf(page, words)).not.toBe(link);
  });
});

test('a link that opens nothing says so, and no more', async ({ open, words, expectStatus }) => {
  expectStatus(404);
  const { say } = words;
  const page = await open('anyone', { phone: true });
  const response = await page.goto(`/nominate/${'A'.repeat(43)}`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: say('nominate.unknownTitle') })).toBeVisible();
  await expectAccessible(page);
});
