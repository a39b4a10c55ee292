import { EnvMistakes, readEnv, type Env } from './env.ts'
import { createApp, StartRefused } from './app.ts'
import { ownAddress } from './own-address.ts'
import { StoreUnusable } from './store/connect.ts'
import { servePages } from './pages.ts'
import { dropHalfLoadedDemo, loadDemo } from '../prisma/seed/demo.ts'

/** `npm start` ends here: reads the environment, puts the server together, loads the demo into an empty database, serves. */
async function main() {
  const isDev = process.argv.includes('--dev')
  const env = readEnv()
  process.env['AUTH_TRUST_HOST'] = 'true'
  if (env.LINLI_DEMO === 'on') dropHalfLoadedDemo(env)
  const app = await createApp(env, { pages: (runtime) => servePages(runtime, isDev) })
  let isEnding = false
  const end = (signal: string) => {
    if (isEnding) return
    isEnding = true
    app.runtime.log.info({ signal }, 'ending')
    app.close().then(() => process.exit(0), (error: unknown) => {
      app.runtime.log.error({ err: error }, 'ending failed')
      process.exit(1)
    })
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  if (env.LINLI_DEMO === 'on') {
    const faults = await loadDemo(app.runtime, () => app.runDue())
    if (faults.length > 0) app.runtime.log.warn({ faults }, 'parts of the demo could not be played')
  }
  const port = await app.listen()
  await greet(env, port, app.runtime)
}

async function greet(env: Env, port: number, runtime: Parameters<typeof loadDemo>[0]) {
  const address = env.PUBLIC_URL ?? `http://localhost:${port}`
  const near = env.PUBLIC_URL ?? `http://${ownAddress() ?? 'localhost'}:${port}`
  const { welcome } = await import('./greeting.ts')
  process.stdout.write(await welcome({ address, near, runtime }))
}

main().catch((error: unknown) => {
  const code = (error as { code?: unknown } | null)?.code
  if (error instanceof EnvMistakes || error instanceof StartRefused || error instanceof StoreUnusable) console.error(error.message)
  else if (code === 'EADDRINUSE') console.error(`Port ${process.env['PORT'] ?? 3000} is taken by another program. Choose another one: PORT=3001 npm start`)
  else if (code === 'EACCES') console.error(`Port ${process.env['PORT'] ?? 3000} may not be used by this account. Choose one above 1023: PORT=3000 npm start`)
  else console.error(error)
  process.exit(1)
})
