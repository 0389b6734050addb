import { expect, expectAccessible, expectNoSidewaysScroll, test, type Page } from './fixtures';

/** Answered with 200, one h1, readable by everybody in light and dark, no wider than the screen. */
async function expectSound(page: Page, path: string): Promise<void> {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(200);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page).toHaveTitle(/Cascade$/);
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, { only: ['color-contrast'] });
}

/** English at a desk, Russian on a phone: each page is wide and narrow, light and dark, in one language or the other. */
const looksOf = (language: string) => ({ phone: language === 'ru' });

test('every page of the office', async ({ open, office, language }) => {
  test.slow();
  const { runId, importId, personId, institutionId, courseId, programmeId } = await office.somethingOfEach();
  const page = await open('coordinator', looksOf(language));
  const run = `/runs/${runId}`;
  const pages = [
    ...['/today', '/runs', '/runs?q=nothing-is-called-so', '/runs/new'],
    ...[run, `${run}/agenda`, `${run}/people`, `${run}/attendance`, `${run}/certificates`, `${run}/edit`],
    ...[`${run}/import`, `${run}/import/${importId}`],
    ...['/people', '/people?q=nobody-is-called-so', `/people/${personId}`, '/people/new', `/people/${personId}/edit`],
    ...['/institutions', `/institutions/${institutionId}`, '/institutions/new'],
    ...['/courses', `/courses/${courseId}`, '/programmes', `/programmes/${programmeId}`, '/qualifications'],
    ...['/settings/account', '/register', '/me'],
  ];
  for (const path of pages) await test.step(path, () => expectSound(page, path));
});

test('every page of the administration', async ({ open, language }) => {
  test.slow();
  const page = await open('administrator', looksOf(language));
  const pages = ['accounts', 'accounts/new', 'mails', 'audit', 'account'].map((name) => `/settings/${name}`);
  for (const path of [...pages, '/programmes/new', '/courses/new'])
    await test.step(path, () => expectSound(page, path));
});

test('every page that needs no account', async ({ open, language }) => {
  const page = await open('anyone', looksOf(language));
  const pages = ['/sign-in', '/forgot-password', '/check-mail', '/verify', '/link', '/activate', '/reset-password'];
  for (const path of pages) await test.step(path, () => expectSound(page, path));
});
