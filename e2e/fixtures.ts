import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { localeCookie, type Locale } from '@/lib/text/locale';
import { openOffice, type Office } from './office';
import { wordsOf, type Words } from './words';

export { expect } from '@playwright/test';

/** A phone in the hand: participants and trainers. */
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;

type DemoRole = 'administrator' | 'coordinator' | 'trainer' | 'participant';
type Credentials = { email: string; password: string };
type Looks = { dark?: boolean; phone?: boolean; headers?: Record<string, string> };

/** The way through the browser for somebody: a page that watches what goes wrong in it. */
type Open = (who: DemoRole | Credentials | 'anyone', looks?: Looks) => Promise<Page>;

type Watched = { page: Page; problems: string[] };
type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

const demoPassword = 'cascade-demo';

export const test = base.extend<
  {
    language: Locale;
    words: Words;
    open: Open;
    /** Answers of these kinds are expected: the browser reports every status from 400 as an error of its own. */
    expectStatus: (...statuses: number[]) => void;
    /** The network is cut in this journey: the browser reports each request that fails for it. */
    expectOffline: () => void;
    watched: { pages: Watched[]; statuses: Set<number>; offline: boolean };
  },
  { office: Office; signIns: Map<string, StorageState> }
>({
  language: ['en', { option: true }],
  words: async ({ language }, provide) => provide(wordsOf(language)),

  /** Commands on the database of the server, to arrange what a journey does not try. */
  office: [
    async ({}, provide, { config }) => {
      const { office, close } = openOffice(config.projects[0]?.use.baseURL ?? '');
      await provide(office);
      await close();
    },
    { scope: 'worker' },
  ],
  signIns: [async ({}, provide) => provide(new Map()), { scope: 'worker' }],

  watched: async ({}, provide) => {
    const watched = { pages: [] as Watched[], statuses: new Set<number>(), offline: false };
    await provide(watched);
    const problems = watched.pages.flatMap((each) => each.problems);
    const expected = [...watched.statuses].map((status) => `status of ${status}`);
    // A worker's script that is just being fetched is reported in words of its own.
    if (watched.offline)
      expected.push('net::ERR_INTERNET_DISCONNECTED', 'unknown error occurred when fetching the script');
    expect(problems.filter((problem) => !expected.some((each) => problem.includes(each)))).toEqual([]);
  },
  expectStatus: async ({ watched }, provide) =>
    provide((...statuses) => statuses.forEach((status) => watched.statuses.add(status))),

  expectOffline: async ({ watched }, provide) =>
    provide(() => {
      watched.offline = true;
    }),

  open: async (
    { browser, language, watched, signIns, words, contextOptions, baseURL, viewport, isMobile, hasTouch },
    provide,
  ) => {
    const contexts: BrowserContext[] = [];
    const origin = new URL(baseURL ?? '').origin;
    const own = { ...contextOptions, viewport, isMobile, hasTouch, baseURL };
    const openContext = async (looks: Looks, storageState?: StorageState) => {
      const context = await browser.newContext({
        ...own,
        ...(looks.phone ? phone : {}),
        colorScheme: looks.dark ? 'dark' : 'light',
        // What fades in or out has no colours that could be judged.
        reducedMotion: 'reduce',
        ...(looks.headers ? { extraHTTPHeaders: looks.headers } : {}),
        ...(storageState ? { storageState } : {}),
      });
      contexts.push(context);
      await context.addCookies([{ name: localeCookie, value: language, url: origin }]);
      return context;
    };
    await provide(async (who, looks = {}) => {
      if (who === 'anyone') return watch(await (await openContext(looks)).newPage(), origin, watched.pages);
      const credentials =
        typeof who === 'string' ? { email: `${who}@cascade.example`, password: demoPassword } : who;
      const key = `${credentials.email} ${language}`;
      const known = signIns.get(key);
      const context = await openContext(looks, known);
      const page = watch(await context.newPage(), origin, watched.pages);
      if (!known) {
        await signIn(page, words, credentials);
        signIns.set(key, await context.storageState());
      }
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** Fills the sign-in form, and waits until it led on. */
export async function signIn(page: Page, { say }: Words, { email, password }: Credentials): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(say('signIn.email'), { exact: true }).fill(email);
  await page.getByLabel(say('signIn.password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: say('signIn.submit'), exact: true }).click();
  // The first page sends everyone on to their own.
  await page.waitForURL(({ pathname }) => !['/', '/sign-in'].includes(pathname));
}

/** Notes every error of the page, and every request that leaves the office. */
function watch(page: Page, origin: string, pages: Watched[]): Page {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error')
      problems.push(`${page.url()}: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${String(error)}`));
  page.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && to !== origin)
      problems.push(`left for ${request.url()}`);
  });
  pages.push({ page, problems });
  return page;
}

/** Fails for anything on the page that WCAG 2.2 AA forbids and a program can see. */
export async function expectAccessible(page: Page, { only }: { only?: string[] } = {}): Promise<void> {
  // Without frames of others nothing needs a page of its own to put results together.
  // What is in order is counted, and not described: a third of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (only) axe.withRules(only);
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  // What is scrolled half under the head of the page is not too small for that.
  await page.evaluate(() => scrollTo(0, 0));
  const judge = async () => {
    const { violations } = await axe.analyze();
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes
          .slice(0, 4)
          .map(
            ({ html, failureSummary }) =>
              `  ${html.slice(0, 160)}\n  ${failureSummary?.split('\n').slice(1, 3).join(' ')}`,
          )
          .join('\n')}`,
    );
  };
  // What is just being put in the place of something else is judged again when it stands.
  if ((await judge()).length > 0) await expect.poll(judge, { message: page.url() }).toEqual([]);
}

/** Nothing makes the reader move the page sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(over, { message: `${page.url()} is wider than the screen` }).toBeLessThanOrEqual(0);
}

export type { Page };
