// npm start: everything that a fresh clone needs, then the server.
//   --dev           pages are compiled when they are asked for, and follow every change
//   --conformance   the sockets alone, with what the public test suites of their protocols ask for (conformance.ts)
import { spawn } from 'node:child_process'
import { build, checkNode, distDir, generateClients, install, passSignalsTo, root, StepFailed } from './prepare.mjs'

checkNode()
const isDev = process.argv.includes('--dev')
const isConformance = process.argv.includes('--conformance')
try {
  await install()
  await generateClients()
  if (!isDev && !isConformance) await build()
} catch (error) {
  if (!(error instanceof StepFailed)) throw error
  console.error(error.message)
  process.exit(1)
}

// The same process group and terminal: Ctrl+C and a signal to the group reach the server directly; a signal to this
// process alone is passed on. Through `npx tsx` it would not arrive.
const server = spawn(process.execPath, ['--import', 'tsx', isConformance ? 'server/cli/conformance.ts' : 'server/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: isDev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1', LINLI_DIST: distDir },
})
passSignalsTo(server)
server.on('error', (error) => {
  console.error(`The server could not be started: ${error.message}`)
  process.exit(1)
})
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)))
