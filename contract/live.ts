import type { CommandAnswer } from './command.ts'
import type { RefusalCode } from '../domain/refusal.ts'
import { limits } from './limits.ts'

/**
 * The whole conversation on /socket.io. Four messages: `command`, `events`, `resync`, `presence`.
 * A stream is `<kind>:<id>`, e.g. `session:01J…`. Delivery is at most once; every gap is seen by `seq` and repaired by `resync`.
 */
export type StreamName = `${string}:${string}`

/** Every stream that somebody listens to is told its latest seq this often. Twice this long in silence is a line that died without a word. */
export const HEARTBEAT_MS = 5_000

/** Over how long `lines` clients spread their coming back, in ms: all at once they would wait for each other. */
export const comeBackWithin = (lines: number) => Math.min(limits.comeBackMost, Math.max(limits.comeBackLeast, Math.round(lines / 1_000 * limits.comeBackPerThousand)))

/** Who listens: decides what redaction lets through. */
export const audiences = ['public', 'member', 'staff'] as const
export type Audience = (typeof audiences)[number]

/** Facts of one stream, in order, redacted for the audience. With no events it is a heartbeat that shows the latest seq. */
export interface EventsMessage {
  stream: StreamName
  /** the stream that these listeners joined, when it is not the same (a ballot inside a session) */
  within?: StreamName
  /** seq of the last event that the server has committed */
  seq: number
  events: LiveEvent[]
  /** server time, epoch ms, to correct the clock of the phone */
  now: number
}
/** `event` null: this audience may not see it; the seq still counts. */
export interface LiveEvent { seq: number; at: number; event: { type: string } & Record<string, unknown> | null }

/** Absolute, coalesced counts (who is here, turnout, tallies where they are open). Losing one does no harm. */
export interface PresenceMessage { stream: StreamName; key: string; seq: number; now: number; value: unknown }

export type ResyncAnswer =
  | { ok: true; audience: Audience; seq: number; now: number; snapshot?: unknown; mine: unknown; events?: LiveEvent[]; presence: PresenceMessage[]; /** should the line end: over how long the clients of this server spread their coming back */ comeBackWithinMs: number }
  | { ok: false; code: RefusalCode }

export interface ServerToClient {
  events: (message: EventsMessage) => void
  presence: (message: PresenceMessage) => void
  /** why the server parts: the client comes back within `withinMs`, or reloads */
  parting: (message: { reason: 'RESTARTING' | 'TOO_SLOW' | 'RIGHTS_CHANGED' | 'SIGN_IN_EXPIRED' | 'PROTOCOL_OUTDATED'; withinMs: number }) => void
}
export interface ClientToServer {
  command: (envelope: unknown, ack: (answer: CommandAnswer) => void) => void
  resync: (request: unknown, ack: (answer: ResyncAnswer) => void) => void
}
