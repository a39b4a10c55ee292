import { cpuMark, cpuSince, spread, type Spread } from './figures.ts'

/** One side in one round: its figures (unit in the name), and what must be true. */
export interface Sample { figures: Record<string, number>; checks?: Record<string, boolean> }
export type Side = () => Promise<Sample>

export interface Interleaved {
  /** side → figure → spread over the rounds that count */
  figures: Record<string, Record<string, Spread>>
  /** figure of one side over the same figure of another, round by round */
  ratio(figure: string, of: string, to: string): Spread
  checks: Record<string, boolean>
  generatorCpu: number
}

/** Above this share of its core the load generator measures itself. */
const GENERATOR_MOST = 0.8

/**
 * Measures the sides in turn, A B C A B C …, so that what else the machine does meets all of them. A turn whose generator
 * used more than 80 % of its core is thrown away and repeated; when even that does not help, a check says so.
 */
export async function interleave(sides: Record<string, Side>, rounds: number): Promise<Interleaved> {
  const names = Object.keys(sides)
  const samples = new Map<string, Sample[]>(names.map((name) => [name, []]))
  const checks: Record<string, boolean> = {}
  let generatorCpu = 0
  for (let turn = 0; turn < rounds; turn++) {
    for (const [name, measure] of Object.entries(sides)) {
      for (let tries = 1; ; tries++) {
        const mark = cpuMark()
        const sample = await measure()
        const share = sample.figures['generator share of a core'] ?? cpuSince(mark)
        if (share > GENERATOR_MOST && tries < 4) continue
        generatorCpu = Math.max(generatorCpu, share)
        sample.figures['generator share of a core'] = share
        samples.get(name)!.push(sample)
        for (const [check, isRight] of Object.entries(sample.checks ?? {})) checks[`${name}: ${check}`] = isRight && (checks[`${name}: ${check}`] ?? true)
        break
      }
    }
  }
  checks['generator below 80 % of its core'] = generatorCpu <= GENERATOR_MOST
  const of = (side: string, figure: string) => samples.get(side)!.map((sample) => sample.figures[figure] ?? Number.NaN)
  return {
    figures: Object.fromEntries(names.map((name) => [name, Object.fromEntries(
      Object.keys(samples.get(name)![0]?.figures ?? {}).map((figure) => [figure, spread(of(name, figure))]),
    )])),
    ratio(figure, one, other) {
      const others = of(other, figure)
      return spread(of(one, figure).map((value, index) => value / others[index]!))
    },
    checks,
    generatorCpu,
  }
}

/** Several interleavings (500 and 2,000 people, SQLite and PostgreSQL) under one roof, each with its words before its names. */
export function together(parts: Record<string, Interleaved>): Pick<Interleaved, 'figures' | 'checks' | 'generatorCpu'> {
  const figures: Interleaved['figures'] = {}
  const checks: Interleaved['checks'] = {}
  let generatorCpu = 0
  for (const [words, part] of Object.entries(parts)) {
    for (const [side, values] of Object.entries(part.figures)) figures[`${words}: ${side}`] = values
    for (const [check, isRight] of Object.entries(part.checks)) checks[`${words}: ${check}`] = isRight
    generatorCpu = Math.max(generatorCpu, part.generatorCpu)
  }
  return { figures, checks, generatorCpu }
}
