import { spoken } from '../floor/clock.ts'
import { stances, type Person, type Speech, type Stance } from '../floor/state.ts'
import type { SessionState, SpokenTime } from './state.ts'

/** Adds a finished turn; a negative `sign` takes one back that was undone. */
export function withTurn(all: readonly SpokenTime[], itemId: string, speech: Speech, endedAt: number, sign: 1 | -1 = 1): SpokenTime[] {
  const { userId, name, stance } = speech
  const isSame = (each: SpokenTime) => each.itemId === itemId && each.userId === userId && each.stance === stance
  const before = all.find(isSame)?.ms ?? 0
  const ms = before + sign * spoken(speech, endedAt)
  const others = all.filter((each) => !isSame(each))
  return ms > 0 ? [...others, { itemId, userId, name, stance, ms }] : others
}

export interface SpeakingTime {
  /** who spoke longest first */
  people: (Person & { ms: number; /** speaks now */ isRunning: boolean })[]
  stances: Record<Stance, number>
  ms: number
}

/** Who has had how much of the floor, the turn under way included. `itemId` null: the whole evening. */
export function speakingTime(state: SessionState, itemId: string | null, now: number): SpeakingTime {
  const running = state.floor?.speech ?? null
  const finished = state.spoken ?? []
  const turns = running && state.floor ? withTurn(finished, state.floor.itemId, running, now) : finished
  const wanted = turns.filter((each) => itemId === null || each.itemId === itemId)
  const people = new Map<string, SpeakingTime['people'][number]>()
  for (const { userId, name, ms } of wanted) {
    people.set(userId, { userId, name, ms: (people.get(userId)?.ms ?? 0) + ms, isRunning: running?.userId === userId })
  }
  const sum = (of: readonly SpokenTime[]) => of.reduce((total, { ms }) => total + ms, 0)
  return {
    people: [...people.values()].sort((a, b) => b.ms - a.ms),
    stances: Object.fromEntries(stances.map((stance) => [stance, sum(wanted.filter((each) => each.stance === stance))])) as Record<Stance, number>,
    ms: sum(wanted),
  }
}
