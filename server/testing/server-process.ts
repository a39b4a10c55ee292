import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createApp } from '../app.ts'
import { readEnv } from '../env.ts'
import type { Memory } from './faults.ts'

/** The server of `npm start` without its pages, for tests that kill it: tells its parent the address, and what it holds in memory. */
const env = readEnv()
const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()
const app = await createApp(env)
process.on('SIGTERM', () => { void app.close().then(() => process.exit(0)) })
process.on('disconnect', () => process.exit(1))
process.on('message', () => {
  void (async () => {
    const stalledMs = delay.max / 1e6
    // What a first collection lets go of (sockets, finalisers) is collected by the next.
    for (let round = 0; round < 4; round++) {
      globalThis.gc?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
    const { heapUsed, external, rss } = process.memoryUsage()
    delay.reset()
    process.send?.({ heapUsed, external, rss, stalledMs } satisfies Memory)
  })()
})
const port = await app.listen()
process.send?.({ url: `http://127.0.0.1:${port}` })
