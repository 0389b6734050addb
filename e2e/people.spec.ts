import { appOn } from './app';
import { expect, expectAccessible, expectNoSidewaysScroll, test, type Page } from './fixtures';
import type { Words } from './words';
import { comingDay, uniqueName } from './unique';

test('somebody is found in four spellings, in any order and by the initials', async ({
  open,
  office,
  words,
}) => {
  const { say } = words;
  const { cyrillic, latin } = uniqueName();
  const officialName = `${cyrillic} Өмүрбек Болотович`;
  await office.aPerson({ officialName });
  const page = await open('coordinator');
  const search = page.getByRole('searchbox', { name: say('people.search') });
  await page.goto('/people');
  const queries = [
    `Ömürbek ${latin}`,
    `Омурбек ${cyrillic}`,
    `${cyrillic} Өмүрбек`,
    `omurbek ${latin.toLowerCase()}`,
    `${latin} Ө.Б.`,
  ];
  for (const q of queries) {
    await search.fill(q);
    await expect(page).toHaveURL(({ searchParams }) => searchParams.get('q') === q);
    const rows = page.getByRole('table', { name: say('people.caption') }).getByRole('row');
    await expect(rows.filter({ hasText: officialName })).toBeVisible();
    // The head of the table and one person.
    await expect(rows).toHaveCount(2);
  }
});

/** The pair is found by a job, a moment after the second record was written. */
async function openPair(page: Page, { say }: Words, name: string) {
  const row = page
    .getByRole('table', { name: say('duplicates.caption') })
    .getByRole('row')
    .filter({ hasText: name });
  await expect(async () => {
    await page.goto('/people/duplicates');
    await expect(row).toBeVisible({ timeout: 2000 });
  }).toPass();
  return row;
}

test('two people of one name are kept apart, and decided again', async ({ open, office, words }) => {
  const { say } = words;
  const { cyrillic } = uniqueName();
  const name = `${cyrillic}а Айгерим Асановна`;
  await office.aPerson({ officialName: name });
  await office.aPerson({ officialName: name });
  const page = await open('administrator');
  const row = await openPair(page, words, name);
  await expectAccessible(page);
  await expect(row).toContainText(say('duplicates.POSSIBLE'));
  await expect(row).toContainText(say('matchReasons.NOTHING_TO_COMPARE'));
  await row.getByRole('button', { name: say('duplicates.notSame') }).click();
  await expect(page.getByText(say('duplicates.notSameDone'))).toBeVisible();
  await expect(row).toBeHidden();

  await page.getByLabel(say('duplicates.state')).selectOption('apart');
  await expect(page).toHaveURL(/state=apart/);
  await row.getByRole('button', { name: say('duplicates.again') }).click();
  await expect(row).toBeHidden();
  await openPair(page, words, name);
});

test('two records of one person are merged after a look at both, and the merge is undone', async ({
  open,
  office,
  words,
}) => {
  const { say } = words;
  const { cyrillic, latin } = uniqueName();
  const names = { officialName: `${cyrillic} Данияр Асанович`, latinName: `Daniar ${latin}` };
  const keptId = await office.aPerson({ officialName: names.officialName });
  const mergedId = await office.aPerson({ ...names, latinName: `Daniyar ${latin}` });
  const run = await office.aRun({ startsOn: comingDay() });
  await office.enrolled(run.runId, [mergedId]);

  const page = await open('administrator', { dark: true });
  const merging = appOn(page, words);
  const row = await openPair(page, words, names.officialName);
  await row.getByRole('link', { name: say('duplicates.merge') }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('merges.title') })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.goto(`/people/merge?a=${keptId}&b=${mergedId}`);

  // The same name is not enough: somebody says how they know.
  await merging.press(say('merges.merge'));
  await merging.expectRefused(
    page.getByRole('textbox', { name: words.label('merges.reason') }),
    say('refusals.MERGE_REASON_REQUIRED'),
  );
  await page.getByRole('textbox', { name: words.label('merges.reason') }).fill('Both passports were seen');
  await merging.press(say('merges.merge'));
  await expect(page).toHaveURL(new RegExp(`/people/${keptId}$`));
  await expect(page.getByText(`Daniyar ${latin}`).first()).toBeVisible();
  await expect(page.getByText(run.code)).toBeVisible();

  await page.goto(`/people/${mergedId}`);
  await expect(page).toHaveURL(new RegExp(`/people/${keptId}$`));
  await expectAccessible(page);
  await merging.press(say('merges.undo'));
  await expect(page.getByText(say('merges.undone'))).toBeVisible();
  await expect(page.getByText(run.code)).toBeHidden();
  await page.goto(`/people/${mergedId}`);
  await expect(page).toHaveURL(new RegExp(`/people/${mergedId}$`));
  await expect(page.getByText(run.code)).toBeVisible();
});
