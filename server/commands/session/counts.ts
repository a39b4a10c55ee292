import { moodChoices, type MoodChoice, type MoodCounts } from '../../../domain/session/mood.ts'
import { livePhases, type SessionPhase } from '../../../domain/session/phases.ts'
import type { SessionState } from '../../../domain/session/state.ts'
import type { ChairGone, MoodView } from '../../../contract/commands/session.ts'
import type { Hub } from '../../realtime/hub.ts'
import type { Runtime } from '../../runtime.ts'
import type { Db } from '../../store/store.ts'
import { countPresence } from './room.ts'

/**
 * Absolute counts of what many people tap at once. They are read when they are told, at most four times a second and key – as with
 * turnouts, that costs less than carrying them along, and stays right with several processes and after a crash.
 */
const READ_EVERY_MS = 250
const waiting = new WeakMap<Hub, Map<string, NodeJS.Timeout>>()

function soon({ hub, log }: Runtime, key: string, tell: () => Promise<void>): void {
  let timers = waiting.get(hub)
  if (!timers) waiting.set(hub, timers = new Map())
  if (timers.has(key)) return
  const mine = timers
  mine.set(key, setTimeout(() => {
    mine.delete(key)
    tell().catch((error: unknown) => { log.error({ err: error }, 'counts') })
  }, READ_EVERY_MS).unref())
}

export function countAgreed(runtime: Runtime, sessionId: string, textId: string): void {
  soon(runtime, `agreed:${textId}`, async () => {
    runtime.hub.presence(`session:${sessionId}`, `agreed:${textId}`, await runtime.store.db.textAgreement.count({ where: { textId } }))
  })
}

export function countHere(runtime: Runtime, sessionId: string): void {
  soon(runtime, `here:${sessionId}`, async () => {
    runtime.hub.presence(`session:${sessionId}`, 'here', await countPresence(runtime.store.db, sessionId))
  })
}

export function countMood(runtime: Runtime, sessionId: string, moodId: string): void {
  soon(runtime, `mood:${moodId}`, async () => {
    const value: MoodView = { moodId, counts: await moodCounts(runtime.store.db, moodId) }
    runtime.hub.presence(`session:${sessionId}`, 'mood', value)
  })
}

/** Whether the chair still has a line: told when it changes, so that a second moderator sees when the chair may be taken over. */
export function watchChair(runtime: Runtime, sessionId: string): void {
  soon(runtime, `chairGone:${sessionId}`, async () => {
    const row = await runtime.store.db.session.findUnique({ where: { id: sessionId }, select: { phase: true, state: true } })
    if (!row || !livePhases.includes(row.phase as SessionPhase)) return
    const { chair } = row.state as unknown as SessionState
    const since = await runtime.hub.goneSince(chair.userId)
    const value: ChairGone | null = since === null ? null : { userId: chair.userId, since }
    const stream = `session:${sessionId}` as const
    const last = (runtime.hub.latestPresence(stream).find(({ key }) => key === 'chairGone')?.value ?? null) as ChairGone | null
    if (last?.userId === value?.userId && last?.since === value?.since) return
    runtime.hub.presence(stream, 'chairGone', value)
  })
}

export async function moodCounts(db: Db, moodId: string): Promise<MoodCounts> {
  const rows = await db.moodAnswer.groupBy({ by: ['choice'], where: { moodId }, _count: { _all: true } })
  const of = (choice: MoodChoice) => rows.find((row) => row.choice === choice)?._count._all ?? 0
  return Object.fromEntries(moodChoices.map((choice) => [choice, of(choice)])) as MoodCounts
}

export async function agreedCounts(db: Db, textIds: readonly string[]): Promise<Record<string, number>> {
  if (textIds.length === 0) return {}
  const rows = await db.textAgreement.groupBy({ by: ['textId'], where: { textId: { in: [...textIds] } }, _count: { _all: true } })
  return Object.fromEntries(rows.map((row) => [row.textId, row._count._all]))
}
