import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

const shared = {
  root,
  environment: 'node' as const,
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
          setupFiles: ['lib/db/testing/own-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
