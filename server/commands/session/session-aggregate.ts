import type { Audience } from '../../../contract/live.ts'
import { evolveSession } from '../../../domain/session/evolve.ts'
import type { SessionEvent } from '../../../domain/session/events.ts'
import { redactSessionEvent } from '../../../domain/session/redact.ts'
import type { SessionState } from '../../../domain/session/state.ts'
import type { Prisma } from '../../store/store.ts'
import type { Db } from '../../store/store.ts'
import type { Aggregate } from '../kit.ts'

/** A session, with its floor: one stream, so that everybody sees the evening in one order. The token of the big screen is a column only. */
export const sessionAggregate: Aggregate<SessionState, SessionEvent> = {
  kind: 'session',
  evolve: evolveSession,
  async find(db, id) {
    const row = await db.session.findUnique({ where: { id }, select: { state: true, version: true } })
    return row && { state: row.state as unknown as SessionState, version: row.version }
  },
  async save(db: Db, state, version, at, isNew) {
    const columns = {
      phase: state.phase, form: state.form, title: state.title, startsAt: new Date(state.startsAt), joinCode: state.joinCode,
      minutesHash: state.minutes?.hash ?? null, publishedAt: state.minutes?.publishedAt ? new Date(state.minutes.publishedAt) : null,
      version, state: state as unknown as Prisma.InputJsonObject, updatedAt: at,
    }
    const { id, communityId, number, year } = state
    if (isNew) await db.session.create({ data: { id, communityId, number, year, createdAt: at, ...columns } })
    else await db.session.update({ where: { id }, data: columns })
    // What people tapped in passing is kept only while it is asked.
    if (!isNew) await db.moodAnswer.deleteMany({ where: { sessionId: id, ...(state.mood && { moodId: { not: state.mood.id } }) } })
  },
  redact: (event, audience: Audience) => redactSessionEvent(event, audience),
}
