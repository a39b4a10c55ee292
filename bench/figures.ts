/** Percentile of unsorted numbers; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!
}

export const round = (value: number, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits

/** Share of one core that this process used between two marks, 0–1 and beyond. */
export function cpuSince(from: { cpu: NodeJS.CpuUsage; at: number }): number {
  const used = process.cpuUsage(from.cpu)
  return (used.user + used.system) / 1000 / (performance.now() - from.at)
}
export const cpuMark = () => ({ cpu: process.cpuUsage(), at: performance.now() })

export interface BenchResult {
  name: string
  figures: Record<string, number>
  ratios: Record<string, number>
  /** what the figure is held to, in words; empty while it is only reported */
  bar: string
  met: boolean | null
  /** correctness beside the clock */
  checks: Record<string, boolean>
  note?: string
}
