import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { secret } from './e2e/hall.ts'

/**
 * End-to-end tests: a real Chromium against the built server (`npm test` builds it first; by hand: npm run build) with a
 * fresh data folder and the demo neighbourhood. The workers inherit the environment that is set here.
 * E2E_URL instead of all this: test a server that is already running, with LINLI_TEST=on and the secret of e2e/hall.ts.
 * E2E_DEV=on besides: tests that start a server of their own let it build pages as they are opened (slow, for writing tests).
 * LINLI_PICTURES=on: renew the pictures of the README.
 */
const env = process.env
const port = env['E2E_PORT'] ??= execFileSync(process.execPath, ['-e', 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'], { encoding: 'utf8' }).trim()
const data = env['E2E_DATA'] ??= temporaryFolder()
const url = env['E2E_URL'] ?? `http://127.0.0.1:${port}`

const chromium = [env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .find((path) => path !== undefined && existsSync(path))

/** Removed when the process that made it ends; by then the server has been ended. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linli-e2e-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  // On a shared machine one more try; a test that needed it is reported as flaky, by name.
  retries: env['CI'] === undefined ? 0 : 1,
  forbidOnly: env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: env['E2E_DEV'] === 'on' ? 30_000 : 10_000 },
  reporter: env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 1440, height: 900 },
    actionTimeout: env['E2E_DEV'] === 'on' ? 45_000 : 15_000,
    navigationTimeout: env['E2E_DEV'] === 'on' ? 90_000 : 30_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
      ],
    },
  },
  ...(!env['E2E_URL'] && {
    webServer: {
      command: `"${process.execPath}" --import tsx e2e/serve.ts`,
      url: `${url}/readyz`,
      timeout: 240_000,
      stdout: 'ignore',
      stderr: 'pipe',
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
      env: {
        NODE_ENV: 'production', PORT: port, HOST: '127.0.0.1', E2E_DATA: data, LINLI_DEMO: 'on', LINLI_TEST: 'on',
        LINLI_SECRET: secret, LINLI_LOG: 'warn', NEXT_TELEMETRY_DISABLED: '1',
      },
    },
  }),
})
