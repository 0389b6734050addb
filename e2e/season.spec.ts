import { randomBytes } from 'node:crypto';
import { addDays } from '@/lib/time/day';
import { appOn } from './app';
import { expect, expectAccessible, test } from './fixtures';
import { comingDay, uniqueName } from './unique';

const cities = {
  en: ['Batken', 'Bishkek', 'Jalal-Abad', 'Kara-Suu', 'Karakol', 'Naryn', 'Osh', 'Talas', 'Tokmok'],
  ru: ['Баткен', 'Бишкек', 'Джалал-Абад', 'Кара-Суу', 'Каракол', 'Нарын', 'Ош', 'Талас', 'Токмок'],
};

/** A Monday of years of which no holidays are known, so that nothing stands beside the rows but what is put there. */
const quietMonday = (): string => addDays('2018-01-01', 7 * (randomBytes(2).readUInt16BE() % 250));

test('a season of nine regions in under three minutes', async ({ open, office, words }) => {
  test.slow();
  const { say, language } = words;
  const tag = uniqueName();
  const trainer = `Aibek ${tag.latin}`;
  await office.aPerson({ latinName: trainer });
  const monday = quietMonday();
  const page = await open('coordinator');
  const app = appOn(page, words);
  const row = (number: number) =>
    page.getByRole('listitem', { name: say('seasons.row', { row: number }), exact: true });
  const plan = (count: number) =>
    page.getByRole('button', {
      name: new RegExp(`^(${say('seasons.plan', { count })}|${say('seasons.planAllTheSame', { count })})$`),
    });
  await page.goto('/runs');
  const began = Date.now();

  await test.step('what the nine have in common', async () => {
    await page.getByRole('link', { name: say('runs.planMany') }).click();
    await expect(page.getByRole('heading', { level: 1, name: say('seasons.title') })).toBeVisible();
    await app.pick(app.field('seasons.course').first(), 'PVE-MOI');
    await app.field('seasons.titleEn').fill(`Summer ${tag.latin}`);
    await app.field('seasons.titleRu').fill(`Лето ${tag.cyrillic}`);
    await app.pick(app.field('seasons.teamLabel'), trainer);
  });

  await test.step('a row for each region, a week apart, with the trainer in all', async () => {
    await page
      .getByLabel(say('seasons.regionsOf'), { exact: true })
      .first()
      .selectOption({ label: language === 'ru' ? 'Кыргызстан' : 'Kyrgyzstan' });
    await app.press(say('seasons.addRegions'));
    await page.getByLabel(say('seasons.firstDay'), { exact: true }).fill(monday);
    await page.getByLabel(say('seasons.lasts'), { exact: true }).fill('2');
    await app.press(say('seasons.fillDays'));
    await app.press(say('seasons.inAllRows', { name: trainer }));
    await expect(app.field('seasons.endsOn', row(9))).toHaveValue(addDays(monday, 57));
    await expect(row(9).getByLabel(trainer)).toBeChecked();
    await page.getByLabel(say('seasons.besideEach')).check();
  });

  await test.step('a trainer in two places at once is said before anything is saved', async () => {
    await app.field('seasons.startsOn', row(2)).fill(monday);
    await plan(18).click();
    await expect(row(2)).toContainText(words.like('refusals.TRAINER_IN_TWO_ROWS', { who: trainer, row: 1 }));
    await expectAccessible(page);
    await app.field('seasons.startsOn', row(2)).fill(addDays(monday, 7));
    await plan(18).click();
  });

  await test.step('all nine stand in the list, each with its dialogue platform', async () => {
    await expect(page).toHaveURL(/\/runs\?season=[0-9a-f-]{36}$/);
    const took = Date.now() - began;
    console.log(`a season of nine regions: ${(took / 1000).toFixed(1)} s`);
    expect(took).toBeLessThan(180_000);
    const list = page.getByRole('table', { name: say('runs.list.caption') }).getByRole('row');
    await expect(list).toHaveCount(19);
    const trainings = list.filter({ hasText: 'PVE-MOI' });
    await expect(trainings).toHaveCount(9);
    await expect(list.filter({ hasText: 'PVE-DIALOGUE' })).toHaveCount(9);
    for (const city of cities[language]) {
      await expect(trainings.filter({ hasText: city }).first()).toContainText(trainer);
    }
    await expectAccessible(page);
    await trainings.first().getByRole('link').first().click();
    const name = language === 'ru' ? `Лето ${tag.cyrillic}` : `Summer ${tag.latin}`;
    await expect(page.getByRole('link', { name })).toBeVisible();
    await expect(page.getByRole('link', { name: /^PVE-DIALOGUE/ })).toBeVisible();
    await expect(page.getByRole('link', { name: trainer })).toBeVisible();
  });
});

test('a trainer says yes, and later no with a reason that the office reads', async ({
  open,
  office,
  words,
}) => {
  const { say } = words;
  const account = await office.anAccount();
  const run = await office.aRun({ startsOn: comingDay(), trainerId: account.personId });
  const own = await open(account, { phone: true });
  const mine = appOn(own, words);
  await own.goto('/me');
  await mine.press(say('availability.accept'));
  await expect(own.getByText(say('availability.accepted'), { exact: true })).toBeVisible();
  const page = await open('coordinator');
  await page.goto(`/runs/${run.runId}`);
  await expect(page.getByText(say('trainers.answer.ACCEPTED'), { exact: true })).toBeVisible();

  await mine.press(say('availability.decline'));
  await mine.press(say('availability.decline'));
  await mine.expectRefused(mine.field('availability.why'), say('refusals.REQUIRED'));
  await mine.field('availability.why').fill('A conference in Vienna');
  await expectAccessible(own);
  await mine.press(say('availability.decline'));
  await expect(own.getByText(say('availability.asked'))).toBeHidden();
  await page.reload();
  await expect(page.getByText(say('trainers.answer.DECLINED'), { exact: true })).toBeVisible();
  await expect(page.getByText(/A conference in Vienna/)).toBeVisible();
  await expectAccessible(page);
});
