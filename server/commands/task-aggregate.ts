import type { Prisma } from '../store/store.ts'
import { evolveTask, type TaskEvent } from '../../domain/task/events.ts'
import type { Task } from '../../domain/task/state.ts'
import type { Aggregate } from './kit.ts'

export const taskAggregate: Aggregate<Task, TaskEvent> = {
  kind: 'task',
  evolve: evolveTask,
  async find(db, id) {
    const row = await db.task.findUnique({ where: { id }, select: { state: true, version: true } })
    return row && { state: row.state as unknown as Task, version: row.version }
  },
  async save(db, state, version, at, isNew) {
    const columns = {
      phase: state.phase, title: state.title, departmentId: state.department?.id ?? null, gridId: state.gridId,
      dueAt: state.clock ? new Date(state.clock.dueAt) : null, closedAt: state.closedAt === null ? null : new Date(state.closedAt),
      version, state: state as unknown as Prisma.InputJsonObject, updatedAt: at,
    }
    const { id, communityId, outcomeId, topicId, ledgerNo } = state
    if (isNew) await db.task.create({ data: { id, communityId, outcomeId, topicId, ledgerNo, createdAt: at, ...columns } })
    else await db.task.update({ where: { id }, data: columns })
  },
  // Supervision is public; who rated how is not, and why only for those who read reasons on the page.
  redact: (event, audience) => (event.type === 'TaskRated' && audience !== 'staff' ? { ...event, raterId: '', reason: '' } : event),
}
