import type { BallotState } from '../../domain/ballot/state.ts'
import { addPaper, emptyTally, type Tally } from '../../domain/ballot/tally.ts'
import type { Logger } from 'pino'
import type { Hub } from '../realtime/hub.ts'
import { voteSql, type Turnout } from '../store/dialect/votes.ts'
import type { Store } from '../store/store.ts'

/** What everybody may see while people vote. `tally` only where the ballot said before it opened that counts are shown. */
export interface LiveTurnout extends Turnout { tally: Tally | null }

const PUBLISH_EVERY_MS = 250
/** Reading takes longer the larger the roll; it may take this share of the time, so that a vote costs the same whatever was cast before. */
const READING_SHARE = 0.05

export interface TurnoutBoard {
  /** something changed in this ballot's box: publish soon */
  changed(ballot: BallotState): void
  read(ballot: BallotState): Promise<LiveTurnout>
  stop(): void
}

/**
 * Publishes turnouts, coalesced to four a second and ballot. The counts are read from the table at that moment, not carried
 * along: four reads a second cost less than a quarter of a core could, and stay right with several processes and after a crash
 * (docs/decisions/2026-11-23-turnout-read-when-published.md).
 */
export function createTurnoutBoard({ store, hub, log }: { store: Store; hub: Hub; log: Logger }): TurnoutBoard {
  const sql = voteSql(store.dialect)
  const waiting = new Map<string, BallotState>()
  let timer: NodeJS.Timeout | null = null
  let pause = PUBLISH_EVERY_MS

  async function read(ballot: BallotState): Promise<LiveTurnout> {
    const turnout = await sql.turnout(store.db, ballot.id)
    if (ballot.interim === 'HIDDEN') return { ...turnout, tally: null }
    const tally = emptyTally(ballot.question.choices)
    for (const { choices, heads, area } of await sql.sums(store.db, ballot.id)) addPaper(tally, { choices: choices.split(','), heads, area })
    return { ...turnout, tally }
  }

  async function publish(): Promise<void> {
    timer = null
    const ballots = [...waiting.values()]
    waiting.clear()
    const from = performance.now()
    for (const ballot of ballots) {
      const value = await read(ballot)
      hub.presence(`ballot:${ballot.id}`, 'turnout', value)
      if (ballot.place.sessionId) hub.presence(`session:${ballot.place.sessionId}`, `turnout:${ballot.id}`, value)
    }
    pause = Math.max(PUBLISH_EVERY_MS, (performance.now() - from) / READING_SHARE)
  }

  return {
    changed(ballot) {
      waiting.set(ballot.id, ballot)
      timer ??= setTimeout(() => { publish().catch((error: unknown) => { log.error({ err: error }, 'turnout') }) }, pause)
    },
    read,
    stop() { if (timer) clearTimeout(timer) },
  }
}

