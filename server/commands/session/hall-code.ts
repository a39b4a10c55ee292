import { createHmac } from 'node:crypto'
import { checkHallCode, hallCodeAt, hallCodeDigits, hallCodePhases, hallCodeTries, hallCodeTriesWithin, type HallCode, type HallCodeCheck } from '../../../domain/session/hall-code.ts'
import type { SessionPhase } from '../../../domain/session/phases.ts'
import { runtime, type Runtime } from '../../runtime.ts'
import { Refused } from '../kit.ts'

/** The digits of one minute: an HMAC of the window under the session's own secret, which is derived and stored nowhere. */
function codesOf(sessionId: string): (window: number) => string {
  const secret = createHmac('sha256', runtime().secret).update(`hall-code:${sessionId}`).digest()
  return (window) => String(createHmac('sha256', secret).update(String(window)).digest().readUIntBE(0, 6) % 10 ** hallCodeDigits).padStart(hallCodeDigits, '0')
}

/** What the big screen of this session shows now; null outside the phases in which people come in. For the big screen alone. */
export function hallCodeOf(session: { id: string; phase: SessionPhase }): HallCode | null {
  return hallCodePhases.includes(session.phase) ? hallCodeAt(runtime().clock.now(), codesOf(session.id)) : null
}

/** Wrong codes of one person at one session, by time. Kept in memory: a restart gives nobody more than a few tries. */
const misses = new WeakMap<Runtime, Map<string, number[]>>()

function missesOf(key: string, now: number): number[] {
  const all = misses.get(runtime()) ?? new Map<string, number[]>()
  misses.set(runtime(), all)
  const recent = (all.get(key) ?? []).filter((at) => at > now - hallCodeTriesWithin)
  all.delete(key)
  all.set(key, recent)
  if (all.size > 10_000) all.delete(all.keys().next().value!)
  return recent
}

/** How a typed code stands. Throws HALL_CODE_TRIES when this person guessed too often. */
export function readTypedCode(sessionId: string, userId: string, typed: string | null): HallCodeCheck {
  const now = runtime().clock.now()
  const recent = missesOf(`${sessionId} ${userId}`, now)
  const isGiven = typed !== null && typed.trim() !== ''
  if (isGiven && recent.length >= hallCodeTries) throw new Refused('HALL_CODE_TRIES', { minutes: Math.max(1, Math.ceil((recent[0]! + hallCodeTriesWithin - now) / 60_000)) })
  const check = checkHallCode(typed, now, codesOf(sessionId))
  if (check === 'WRONG' || check === 'OLD') recent.push(now)
  return check
}
