import type { Prisma } from '../store/store.ts'
import { evolveOutcome, type Outcome, type OutcomeEvent } from '../../domain/outcome/state.ts'
import type { Aggregate } from './kit.ts'

/** Everything about an outcome is public. */
export const outcomeAggregate: Aggregate<Outcome, OutcomeEvent> = {
  kind: 'outcome',
  evolve: evolveOutcome,
  async find(db, id) {
    const row = await db.outcome.findUnique({ where: { id }, select: { state: true, version: true } })
    return row && { state: row.state as unknown as Outcome, version: row.version }
  },
  async save(db, state, version, at, isNew) {
    const columns = { phase: state.phase, title: state.title, version, state: state as unknown as Prisma.InputJsonObject, updatedAt: at }
    const { sessionId, topicId, ballotId } = state.source
    if (isNew) await db.outcome.create({ data: { id: state.id, communityId: state.communityId, sessionId, topicId, ballotId, createdAt: at, ...columns } })
    else await db.outcome.update({ where: { id: state.id }, data: columns })
  },
  redact: (event) => event,
}
