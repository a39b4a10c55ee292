/** Percentile of unsorted numbers; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!
}

export const round = (value: number, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits

/** Median of several rounds and how far they lay apart. */
export interface Spread { median: number; low: number; high: number; rounds: number }

export function spread(values: readonly number[], digits = 3): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const median = sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
  return { median: round(median, digits), low: round(sorted[0] ?? Number.NaN, digits), high: round(sorted.at(-1) ?? Number.NaN, digits), rounds: values.length }
}

/** Share of one core that this process used between two marks, 0–1 and beyond. */
export function cpuSince(from: { cpu: NodeJS.CpuUsage; at: number }): number {
  const used = process.cpuUsage(from.cpu)
  return (used.user + used.system) / 1000 / (performance.now() - from.at)
}
export const cpuMark = () => ({ cpu: process.cpuUsage(), at: performance.now() })
