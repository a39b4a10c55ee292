import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What Playwright starts (playwright.config.ts): loads the demo neighbourhood once into <E2E_DATA>/seed and ends cleanly, so
 * that tests with a server of their own can begin from a copy; then serves a copy to all the others.
 */
const data = process.env['E2E_DATA']
if (!data) throw new Error('E2E_DATA is missing')
const seed = join(data, 'seed')
const shared = join(data, 'shared')
mkdirSync(data, { recursive: true })

function serve(folder: string, port: string, onOutput?: (text: string) => void) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    stdio: ['ignore', onOutput ? 'pipe' : 'inherit', 'inherit'], env: { ...process.env, LINLI_DATA: folder, PORT: port },
  })
  child.stdout?.setEncoding('utf8').on('data', (text: string) => onOutput?.(text))
  return child
}

let heard = ''
const loading = serve(seed, '0', (text) => {
  heard += text
  if (heard.includes('Ready: ')) loading.kill('SIGTERM')
})
let running = loading
let isTold = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => { isTold = true; running.kill(signal) })
const [code] = await once(loading, 'exit') as [number | null]
if (isTold) process.exit(0)
if (code !== 0) {
  console.error(heard)
  process.exit(1)
}
cpSync(seed, shared, { recursive: true })
running = serve(shared, process.env['PORT'] ?? '0')
const [end] = await once(running, 'exit') as [number | null]
process.exit(end ?? 0)
