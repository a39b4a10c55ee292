import { isSessionStaff } from '../../domain/access/session.ts'
import type { SessionEvent } from '../../domain/session/events.ts'
import { evolveSession } from '../../domain/session/evolve.ts'
import { logLineOf, type LogLine } from '../../domain/session/log.ts'
import { redactSessionEvent } from '../../domain/session/redact.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { sessionStream } from '../realtime/session-stream.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db } from '../runtime.ts'

export interface SessionLog { id: string; title: string; lines: LogLine[] }

/**
 * What was done in this room, newest first: from the facts as this person may hear them, so whoever asked not to be named is not.
 * null when there is no such session for this person.
 */
export async function sessionLog(viewer: Viewer, id: string): Promise<SessionLog | null> {
  const audience = await sessionStream.audience(viewer, id)
  if (!audience) return null
  const rows = await db().event.findMany({ where: { stream: `session:${id}` }, orderBy: { seq: 'asc' }, select: { data: true } })
  // The log is the room's: staff read in it what the room reads.
  const events = rows.flatMap(({ data }) => redactSessionEvent(data as unknown as SessionEvent, isSessionStaff(viewer.actor) ? 'member' : audience) ?? [])
  const lines: LogLine[] = []
  let state: SessionState | null = null
  for (const event of events) {
    const line: LogLine | null = state && logLineOf(state, event)
    if (line) lines.push(line)
    state = evolveSession(state, event)
  }
  return state && { id, title: state.title, lines: lines.reverse() }
}
