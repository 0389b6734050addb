import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

const shared = {
  root,
  environment: 'node' as const,
  // Files share a process, and begin as if they had one of their own.
  isolate: false,
  setupFiles: ['lib/testing/fresh.ts'],
  // No pretending: what a test replaces, it says itself.
  restoreMocks: true,
  // As with the journeys: what passes only the second time on a busy machine of CI is named.
  retry: process.env.CI ? 1 : 0,
  exclude: ['**/node_modules/**', '**/.next/**', 'e2e/**'],
};

const resolve = {
  alias: { '@': root },
  // `server-only` throws wherever this condition is not set.
  conditions: ['react-server'],
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    // One after the other: first what makes everything fresh.
    sequence: { setupFiles: 'list' },
    projects: [
      {
        resolve,
        test: {
          ...shared,
          name: 'unit',
          // For what hangs, not for what is slow: properties of a thousand examples run on busy machines, too.
          testTimeout: 60_000,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...shared.exclude, '**/*.db.test.ts'],
        },
      },
      {
        resolve,
        test: {
          ...shared,
          name: 'db',
          include: ['**/*.db.test.ts'],
          globalSetup: ['lib/db/testing/cluster.ts'],
          setupFiles: [...shared.setupFiles, 'lib/db/testing/own-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
