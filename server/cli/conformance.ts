import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../app.ts'
import { conformanceProfile } from './conformance-profile.ts'
import { readEnv } from '../env.ts'

/**
 * npm run conformance: the product's own server with the settings and echoes of the public suites of the Socket.IO v5 and
 * Engine.IO v4 protocols, on port 3000 (PORT changes it), with an empty database that is gone afterwards. Docs: docs/protocol.md.
 */
const folder = mkdtempSync(join(tmpdir(), 'linli-conformance-'))
const env = readEnv({ LINLI_LOG: 'warn', ...process.env, LINLI_DATA: folder, DATABASE_URL: '', REDIS_URL: '', LINLI_TEST: 'off', LINLI_DEMO: 'off' })
const app = await createApp(env, { sockets: conformanceProfile })
const end = () => {
  void app.close().finally(() => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(0)
  })
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
try {
  const port = await app.listen()
  console.log(`Ready for the suites: http://localhost:${port}/socket.io/ and http://localhost:${port}/engine.io/`)
} catch (error) {
  rmSync(folder, { recursive: true, force: true })
  console.error((error as { code?: unknown }).code === 'EADDRINUSE' ? `Port ${env.PORT} is taken by another program: PORT=3001 npm run conformance` : error)
  process.exit(1)
}
