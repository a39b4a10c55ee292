import { defineConfig } from 'vitest/config'

/**
 * Two projects: `unit` (pure, beside the code) and `integration` (real servers, sockets and databases: SQLite, or
 * PostgreSQL when TEST_DATABASE_URL is set). End-to-end tests are Playwright's: e2e/*.spec.ts.
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
          exclude: [...apart, '**/*.integration.test.ts'],
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
    ],
  },
})
