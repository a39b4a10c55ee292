import { defineConfig } from 'vitest/config'

/**
 * Three projects: `unit` (pure, beside the code), `integration` (real servers, sockets and databases: SQLite, or
 * PostgreSQL when TEST_DATABASE_URL is set) and `faults` (the same while something breaks: `npm run test:faults`, never
 * part of `npm test`). End-to-end tests are Playwright's: e2e/*.spec.ts.
 */
const apart = ['**/node_modules/**', '**/.next*/**', 'prisma/generated/**', 'e2e/**/*.spec.ts']

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...apart, '**/*.integration.test.ts', '**/*.faults.test.ts'],
          // Property tests draw many cases; a slow shared machine is no failure.
          testTimeout: 20_000,
          env: { TZ: 'UTC' },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: apart,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          env: { TZ: 'UTC' },
        },
      },
      {
        test: {
          name: 'faults',
          include: ['**/*.faults.test.ts'],
          exclude: apart,
          // Faults take their time: two minutes of cuts, twenty killed servers. Whatever hangs ends all the same.
          testTimeout: 300_000,
          hookTimeout: 120_000,
          env: { TZ: 'UTC' },
        },
      },
    ],
  },
})
