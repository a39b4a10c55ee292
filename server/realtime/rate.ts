/** So many in so long, counted in fixed windows: one number in a map, no timer and no promise for each who knocks. */
export function createRate({ points, everyMs }: { points: number; everyMs: number }): (key: string) => boolean {
  let counts = new Map<string, number>()
  let until = 0
  return (key) => {
    const now = performance.now()
    if (now >= until) {
      counts = new Map()
      until = now + everyMs
    }
    const used = (counts.get(key) ?? 0) + 1
    counts.set(key, used)
    return used <= points
  }
}
