import type { RulePack } from '../rule-pack.ts'
import type { Speech } from './state.ts'

/** Bounds of the community's own setting (南塘十三条: 60–300 s), in seconds. */
export const speechBounds = { least: 60, most: 300 } as const

/** ms that one turn lasts before any extension. */
export function turnLength(rules: RulePack): number {
  return Math.min(speechBounds.most, Math.max(speechBounds.least, rules.speechSeconds.value)) * 1000
}

/** ms spoken so far at `now`; pauses do not count. */
export function spoken(speech: Speech, now: number): number {
  const until = speech.pausedAt ?? now
  return Math.max(0, until - speech.startedAt - speech.pausedFor)
}

/** ms left at `now`; negative when the speaker is over time. */
export function timeLeft(speech: Speech, now: number): number {
  return speech.allowance - spoken(speech, now)
}
