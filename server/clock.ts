/** The only clock of the server. Tests and the demo loader move it; nothing else calls Date.now(). Epoch ms. */
export interface Clock {
  now(): number
  /** pins the clock, or lets it run again from the real time */
  pin(at: number | null): void
  /** shifts the running clock by ms (tests that live through days) */
  shift(by: number): void
}

export function createClock(): Clock {
  let pinned: number | null = null
  let offset = 0
  return {
    now: () => pinned ?? Date.now() + offset,
    pin(at) { pinned = at },
    shift(by) { offset += by; if (pinned !== null) pinned += by },
  }
}
