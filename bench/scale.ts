import { spread } from './lab/figures.ts'
import { atMost, type Bar, type Benchmark, type Options, type Outcome } from './lab/benchmark.ts'
import { startMeasured } from './lab/measured-server.ts'
import type { ScaleReady, ScaleStep, ScaleTimes } from './servers/scale.ts'

/** What the server may take for one step of a ballot of a hundred thousand, in ms. */
const MOST = 2000

/** A ballot of a hundred thousand voters: people in secret, and owners by name, on each database. */
export const scale: Benchmark = {
  name: 'scale', title: 'a ballot of 100,000 voters: announced, opened, closed, read',
  async run({ short, postgresUrl }: Options): Promise<Outcome> {
    const voters = short ? 2_000 : 100_000
    const figures: Outcome['figures'] = {}
    const bars: Bar[] = []
    const checks: Record<string, boolean> = {}
    for (const [database, databaseUrl] of [['SQLite', null], ...(postgresUrl ? [['PostgreSQL', postgresUrl] as const] : [])] as const) {
      const server = await startMeasured<ScaleReady>(new URL('./servers/scale.ts', import.meta.url), [JSON.stringify({ voters, ...(databaseUrl && { databaseUrl }) })])
      for (const kind of ['residents, secret', 'owners, named'] as const) {
        const { checks: rightly, steps } = await server.ask<ScaleTimes>('ballot', kind === 'owners, named' ? 'OWNERS' : 'RESIDENTS')
        const side = `${database}, ${kind}`
        figures[side] = Object.fromEntries((Object.keys(steps) as ScaleStep[]).flatMap((step) => [[`${step}, ms`, spread([steps[step].ms])], [`${step}, ms of CPU`, spread([steps[step].cpu])]]))
        for (const step of ['open', 'close', 'page', 'list'] as const) bars.push(atMost(`${side}: ${step}, ms`, steps[step].ms, MOST))
        for (const [check, isRight] of Object.entries(rightly)) checks[`${side}: ${check}`] = isRight
      }
      await server.stop()
    }
    return { figures, ratios: {}, bars, checks, generatorCpu: 0, notes: ['the server times itself: no load is generated; `announce` freezes the roll, `tell` writes the notices in parts afterwards, `file` is the whole counting file'] }
  },
}
