import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '@/lib/text/locale';
import { expect, expectAccessible, expectNoSidewaysScroll, test, type Page } from './fixtures';

const app = path.join(import.meta.dirname, '..', 'app');

/** The address of every page under app/, as its folders spell it: "/runs/[runId]/agenda". A new page is looked at unasked. */
const addresses = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx')
  .map((file) => path.dirname(file).split(path.sep))
  .map((folders) => `/${folders.filter((name) => !/^\(|^\[locale\]|^\.$/.test(name)).join('/')}`)
  .sort();

const isPublic = (address: string) =>
  /^\/(sign-in|forgot-password|check-mail|verify|link|activate|reset-password)$/.test(address);
const isOfAdministrators = (address: string) =>
  /^\/(settings\/(accounts|mails|mail-templates|holidays|audit|office)|programmes\/new)/.test(address);
/** Opened by a code that only its own journey has. */
const isOpenedByCode = (address: string) => ['/nominate/[token]', '/observe/[code]'].includes(address);
const isOfOffice = (address: string) =>
  !isPublic(address) && !isOfAdministrators(address) && !isOpenedByCode(address);

/** What nothing fits is a page of its own kind: it says so. */
const empty = ['/runs?q=nothing-is-called-so', '/people?q=nobody-is-called-so'];

/** What of the rules depends on looks: the words are in the same elements in both languages. */
const ofLooks = [
  'color-contrast',
  'target-size',
  'scrollable-region-focusable',
  'html-lang-valid',
  'document-title',
];

/** Answered with 200, one h1, readable by everybody, no wider than the screen. */
async function expectSound(page: Page, address: string, language: Locale): Promise<void> {
  const response = await page.goto(address);
  expect(response?.status(), address).toBe(200);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page).toHaveTitle(/Cascade$/);
  await expectAccessible(page, language === 'ru' ? { only: ofLooks } : {});
  await expectNoSidewaysScroll(page);
}

/** English by day at a desk, Russian by night on a phone: every page is seen wide and narrow, light and dark. */
const looksOf = (language: string) => ({ phone: language === 'ru', dark: language === 'ru' });

const ofOffice = [...addresses.filter(isOfOffice), ...empty];
const quarter = Math.ceil(ofOffice.length / 4);
const parts = ['first', 'second', 'third', 'fourth'].map(
  (which, index) => [`every page of the office, ${which} quarter`, index * quarter] as const,
);

for (const [title, begin] of parts)
  test(title, async ({ open, office, language }) => {
    test.slow();
    const ids = await office.somethingOfEach();
    const page = await open('coordinator', looksOf(language));
    for (const address of ofOffice.slice(begin, begin + quarter)) {
      const filled = address.replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? `no-${name}-arranged`);
      // The first page and the settings' send on to where the account belongs.
      await test.step(address, () => expectSound(page, filled, language));
    }
  });

test('every page of the administration', async ({ open, office, language }) => {
  test.slow();
  const ids = await office.somethingOfEach();
  const page = await open('administrator', looksOf(language));
  for (const address of addresses.filter(isOfAdministrators)) {
    const filled = address.replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? `no-${name}-arranged`);
    await test.step(address, () => expectSound(page, filled, language));
  }
});

test('every page that needs no account', async ({ open, language }) => {
  const page = await open('anyone', looksOf(language));
  for (const address of addresses.filter(isPublic))
    await test.step(address, () => expectSound(page, address, language));
});
