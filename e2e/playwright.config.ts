import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findChromium } from '../scripts/setup/chromium.mjs';

const port = Number(process.env.E2E_PORT ?? 3100);
const root = path.join(import.meta.dirname, '..');
/** A server that is up already, whose database E2E_DATABASE_URL names; else one is started with data of its own. */
const running = process.env.E2E_BASE_URL;

/**
 * Every page is looked at in both languages, and what most people do is done in both. What is about something else than
 * words is tried in one of them, so that a check of everything stays short; E2E_LANGUAGES=all tries all in both.
 */
const ofOneLanguage = {
  en: [
    'administration',
    'agenda',
    'api',
    'calendar',
    'evidence',
    'explore',
    'foreign',
    'forms',
    'invitations',
    'issuing',
    'keyboard',
    'offline-trouble',
    'questions',
    'sharing',
    'templates',
    'test-taking',
    'venues',
  ],
  ru: [
    'cascade',
    'evaluation',
    'import',
    'nominations',
    'offline',
    'offline-kept',
    'papers',
    'people',
    'reports',
    'scanning',
    'season',
    'sheets',
    'statuses',
    'tests-of-a-run',
    'walk-ins',
  ],
};
const onlyIn = (language: keyof typeof ofOneLanguage) =>
  process.env.E2E_LANGUAGES === 'all' ? [] : ofOneLanguage[language].map((name) => `**/${name}.spec.ts`);

export default defineConfig<{ language: 'en' | 'ru' }>({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  // A machine of CI may be busy with something else; what passes only the second time is named at the end as flaky.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  // A server at work builds each page at its first request.
  timeout: running ? 240_000 : 150_000,
  expect: { timeout: running ? 40_000 : 15_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    baseURL: running ?? `http://localhost:${port}`,
    actionTimeout: 15_000,
    // Takes a fifth of the time, and a check of everything keeps no files.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        // One process less for each browser, and none for each page of an origin that is met once.
        '--in-process-gpu',
        '--disable-site-isolation-trials',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'en', testIgnore: onlyIn('ru'), use: { language: 'en', locale: 'en-GB' } },
    { name: 'ru', testIgnore: onlyIn('en'), use: { language: 'ru', locale: 'ru-RU' } },
  ],
  ...(running
    ? {}
    : {
        webServer: {
          command: `node scripts/start.mjs --port ${port} --data .data/e2e`,
          cwd: root,
          url: `http://localhost:${port}/sign-in`,
          // At work a server that is up is used; a check of everything never trusts what it did not start.
          reuseExistingServer: !process.env.CI,
          timeout: 300_000,
          gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
          stdout: 'ignore',
          stderr: 'pipe',
          // Journeys that try wrong passwords come from addresses of their own, so that nobody else has to wait.
          env: { CASCADE_URL: `http://localhost:${port}`, CASCADE_TRUST_PROXY: '1' },
        },
      }),
});
