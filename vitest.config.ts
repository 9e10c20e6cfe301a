import { defineConfig } from 'vitest/config';

/** The tests in the order they teach most: the house and its API, what the page is made of, then a real browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'house',
          setupFiles: 'tests/seed.ts',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/client/**', 'tests/browser/**'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          server: { deps: { inline: ['dt-sql-parser'] } },
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'client',
          setupFiles: 'tests/seed.ts',
          include: ['tests/client/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/setup.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
