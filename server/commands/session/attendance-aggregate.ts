import { evolveAttendance, type AttendanceEvent, type AttendanceMode, type AttendanceState } from '../../../domain/session/attendance.ts'
import type { ParticipantKind } from '../../../domain/people.ts'
import type { Db } from '../../store/store.ts'
import type { Aggregate } from '../kit.ts'

/** One person at one session. Nobody listens to these streams: the room hears counts (presence), never the list. */
export const attendanceAggregate: Aggregate<AttendanceState, AttendanceEvent> = {
  kind: 'attendance',
  evolve: evolveAttendance,
  async find(db, id) {
    const [sessionId, userId] = splitId(id)
    const row = await db.attendance.findUnique({ where: { sessionId_userId: { sessionId, userId } } })
    return row && {
      version: row.version,
      state: {
        id, communityId: row.communityId, sessionId, person: { userId, name: row.displayName }, kind: row.kind as ParticipantKind,
        mode: row.mode as AttendanceMode, by: row.by, at: row.at.getTime(), leftAt: row.leftAt?.getTime() ?? null,
      },
    }
  },
  async save(db: Db, state, version, _at, isNew) {
    const { sessionId, communityId, person: { userId, name } } = state
    const columns = {
      displayName: name, kind: state.kind, mode: state.mode, by: state.by, at: new Date(state.at),
      leftAt: state.leftAt === null ? null : new Date(state.leftAt), version,
    }
    if (isNew) await db.attendance.create({ data: { sessionId, userId, communityId, ...columns } })
    else await db.attendance.update({ where: { sessionId_userId: { sessionId, userId } }, data: columns })
  },
  redact: () => null,
}

function splitId(id: string): [sessionId: string, userId: string] {
  const dash = id.indexOf('-')
  return [id.slice(0, dash), id.slice(dash + 1)]
}
