import type { Audience } from '../../contract/live.ts'
import type { Viewer } from '../identity/viewer.ts'

/** How one kind of stream is opened for a listener. The slice that owns the aggregate registers it in server/registry.ts. */
export interface LiveStream {
  /** prefix of the stream name */
  kind: string
  /** may this viewer listen, and how much may they hear; null answers NOT_FOUND */
  audience(viewer: Viewer, id: string): Promise<Audience | null>
  /** whole state as this audience may see it, and the seq it is true at; the hub keeps it until the next event */
  snapshot(id: string, audience: Audience): Promise<{ seq: number; state: unknown }>
  /** what only this person may know (their own vote, their own hand) */
  mine(viewer: Viewer, id: string): Promise<unknown>
  /** `mine` of many people at once, each of whom is in the answer */
  mineOf?(id: string, userIds: readonly string[]): Promise<ReadonlyMap<string, unknown>>
  /** whether this fact means something else for each person: then everybody who hears it within another stream is told theirs (each-their-own.ts) */
  isPersonal?(event: { type: string }): boolean
  /** told when the number of listening sockets changes */
  listeners?(id: string, count: number): void
}
