import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { fileURLToPath } from 'node:url'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * A measured server is a file that runs in a process of its own and answers questions over IPC, so that its CPU, memory
 * and event loop are its own. `serveMeasured` is the child's side, `startMeasured` the parent's.
 */
export interface Usage { cpuMs: number; rssBytes: number }
type Question = { id: number; ask: string; value: unknown }
type Reply = { id: number; value?: unknown; fault?: string } | { ready: unknown }

export interface Measured<Ready> {
  ready: Ready
  ask<Answer>(question: string, value?: unknown): Promise<Answer>
  usage(): Promise<Usage>
  /** resident memory after the garbage is gone */
  settledRss(): Promise<number>
  stop(): Promise<void>
  /** SIGKILL: nothing is finished, nothing is said */
  kill(): Promise<void>
}

/** @param file URL of the server's file; its arguments; more flags for node (`--cpu-prof`) in BENCH_NODE_FLAGS */
export async function startMeasured<Ready>(file: URL, args: readonly string[] = [], env: Record<string, string> = {}): Promise<Measured<Ready>> {
  const flags = (process.env['BENCH_NODE_FLAGS'] ?? '').split(' ').filter(Boolean)
  const child = fork(fileURLToPath(file), args, { execArgv: ['--expose-gc', '--import', 'tsx', ...flags], env: { ...process.env, ...env } })
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let asked = 0
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.on('message', (reply: Reply) => {
      if ('ready' in reply) { resolve(reply.ready as Ready); return }
      const question = waiting.get(reply.id)
      waiting.delete(reply.id)
      if (reply.fault !== undefined) question?.reject(new Error(reply.fault))
      else question?.resolve(reply.value)
    })
    child.once('exit', (code) => {
      const fault = new Error(`${file.pathname} ended with ${code}`)
      reject(fault)
      for (const question of waiting.values()) question.reject(fault)
    })
  })
  const ask = <Answer>(question: string, value?: unknown) => new Promise<Answer>((resolve, reject) => {
    const id = asked++
    waiting.set(id, { resolve: resolve, reject })
    child.send({ id, ask: question, value } satisfies Question)
  })
  return {
    ready, ask,
    usage: () => ask<Usage>('usage'),
    settledRss: () => ask<number>('settledRss'),
    async stop() {
      const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()) })
      waiting.clear()
      child.send({ id: -1, ask: 'stop', value: null } satisfies Question)
      await ended
    },
    async kill() {
      const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()) })
      waiting.clear()
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** `node --cpu-prof` would also show how the neighbourhood was founded; this shows only what is measured. */
function profiler(): (isOn: boolean) => Promise<void> {
  const session = new Session()
  return async (isOn) => {
    const path = process.env['BENCH_PROFILE']
    if (!path) return
    if (isOn) {
      session.connect()
      await session.post('Profiler.enable')
      await session.post('Profiler.setSamplingInterval', { interval: 200 })
      await session.post('Profiler.start')
      return
    }
    const { profile } = await session.post('Profiler.stop')
    writeFileSync(path, JSON.stringify(profile))
  }
}

/** The child's side: tells that it is ready and answers questions; `stop` is always one of them. */
export function serveMeasured(ready: unknown, answers: Record<string, (value: never) => unknown>, stop: () => unknown = () => undefined): void {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const all: Record<string, (value: never) => unknown> = {
    usage(): Usage {
      const { user, system } = process.cpuUsage()
      return { cpuMs: (user + system) / 1000, rssBytes: process.memoryUsage.rss() }
    },
    async settledRss() {
      for (let turn = 0; turn < 4; turn++) {
        globalThis.gc?.()
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return process.memoryUsage.rss()
    },
    resetDelay() { delay.reset() },
    /** p99 of the event loop's delay in ms since the last reset */
    delayP99: () => delay.percentile(99) / 1e6,
    /** on: samples what runs; off: writes it where BENCH_PROFILE says */
    profile: profiler(),
    ...answers,
  }
  process.on('message', ({ id, ask, value }: Question) => {
    void (async () => {
      if (ask === 'stop') { await stop(); process.exit(0) }
      try {
        process.send?.({ id, value: await all[ask]?.(value as never) })
      } catch (error) {
        process.send?.({ id, fault: String(error) })
      }
    })()
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ ready })
}
