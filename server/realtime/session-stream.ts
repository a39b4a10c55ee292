import type { RoomMine, RoomSnapshot } from '../../contract/commands/session.ts'
import { canSeeSession, isSessionStaff } from '../../domain/access/session.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { AttendanceMode } from '../../domain/session/attendance.ts'
import { redactSessionState } from '../../domain/session/redact.ts'
import type { SessionState } from '../../domain/session/state.ts'
import type { SentText } from '../../domain/floor/texts.ts'
import type { ParticipantKind } from '../../domain/people.ts'
import { redactBallotState } from '../commands/ballot-aggregate.ts'
import { agreedCounts, moodCounts } from '../commands/session/counts.ts'
import { hallCodeOf } from '../commands/session/hall-code.ts'
import { countPresence } from '../commands/session/room.ts'
import type { MoodChoice } from '../../domain/session/mood.ts'
import { db } from '../runtime.ts'
import type { LiveStream } from './streams.ts'

const nobodys: RoomMine = { userId: null, attendance: null, texts: [], agreed: [], mood: null }

/** The live room. Anybody may listen to an announced session; a big screen only with its own, still valid token. */
export const sessionStream: LiveStream = {
  kind: 'session',

  async audience(viewer, id) {
    const row = await db().session.findUnique({ where: { id }, select: { communityId: true, screenToken: true, phase: true } })
    if (!row || row.communityId !== viewer.community.id) return null
    if (viewer.screenToken) return viewer.screenToken === row.screenToken ? 'public' : null
    const actor = viewer.actor?.isMember ? viewer.actor : null
    if (!canSeeSession({ phase: row.phase as SessionState['phase'] }, actor)) return null
    return isSessionStaff(actor) ? 'staff' : actor ? 'member' : 'public'
  },

  async snapshot(id, audience) {
    const row = await db().session.findUniqueOrThrow({ where: { id }, select: { version: true, state: true } })
    const session = row.state as unknown as SessionState
    const [here, ballots, agreed, mood, inbox] = await Promise.all([
      countPresence(db(), id),
      db().ballot.findMany({ where: { sessionId: id }, orderBy: { createdAt: 'asc' }, select: { version: true, state: true } }),
      agreedCounts(db(), session.floor?.shown.map((text) => text.id) ?? []),
      session.mood ? moodCounts(db(), session.mood.id).then((counts) => ({ moodId: session.mood!.id, counts })) : null,
      audience === 'staff' ? textsOf(id, session.currentItemId, null) : [],
    ])
    const state: RoomSnapshot = {
      session: redactSessionState(session, audience), here, inbox, agreed, mood,
      ballots: ballots.map(({ version, state: ballot }) => ({ seq: version, state: redactBallotState(ballot as unknown as BallotState, audience) })),
    }
    return { seq: row.version, state }
  },

  async mine(viewer, id): Promise<RoomMine> {
    // Only the token that opens this screen brings the digits: they must not reach a phone at home.
    if (viewer.screenToken) {
      const shown = await db().session.findUnique({ where: { screenToken: viewer.screenToken }, select: { id: true, phase: true } })
      return { ...nobodys, hallCode: shown?.id === id ? hallCodeOf({ id, phase: shown.phase as SessionState['phase'] }) : null }
    }
    const userId = viewer.user?.id ?? null
    if (!userId) return nobodys
    const [row, session] = await Promise.all([
      db().attendance.findUnique({ where: { sessionId_userId: { sessionId: id, userId } } }),
      db().session.findUnique({ where: { id }, select: { state: true } }),
    ])
    const state = session?.state as unknown as SessionState | undefined
    const shown = state?.floor?.shown.map((text) => text.id) ?? []
    const [agreed, mood] = await Promise.all([
      shown.length > 0 ? db().textAgreement.findMany({ where: { userId, textId: { in: shown } }, select: { textId: true } }) : [],
      state?.mood ? db().moodAnswer.findUnique({ where: { moodId_userId: { moodId: state.mood.id, userId } }, select: { choice: true } }) : null,
    ])
    return {
      userId,
      attendance: row && row.leftAt === null ? { mode: row.mode as AttendanceMode, kind: row.kind as ParticipantKind } : null,
      texts: await textsOf(id, state?.currentItemId ?? null, userId),
      agreed: agreed.map(({ textId }) => textId), mood: (mood?.choice as MoodChoice | undefined) ?? null,
    }
  },
}

async function textsOf(sessionId: string, itemId: string | null, userId: string | null): Promise<SentText[]> {
  if (!itemId) return []
  const rows = await db().sentText.findMany({ where: { sessionId, itemId, ...(userId && { userId }) }, orderBy: { at: 'asc' }, take: 500 })
  return rows.map((row) => ({ id: row.id, itemId: row.itemId, userId: row.userId, name: row.name, text: row.text, at: row.at.getTime(), phase: row.phase as SentText['phase'], isAnonymous: row.isAnonymous, isHeld: row.isHeld }))
}
