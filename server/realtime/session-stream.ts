import type { RoomMine, RoomSnapshot } from '../../contract/commands/session.ts'
import { canSeeSession, isSessionStaff } from '../../domain/access/session.ts'
import { closedPhases, type BallotPhase } from '../../domain/ballot/phases.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { AttendanceMode } from '../../domain/session/attendance.ts'
import { redactSessionState } from '../../domain/session/redact.ts'
import { currentItem, type SessionState } from '../../domain/session/state.ts'
import type { SentText } from '../../domain/floor/texts.ts'
import type { ParticipantKind } from '../../domain/people.ts'
import { redactBallotState } from '../commands/ballot-aggregate.ts'
import { agreedCounts, moodCounts, watchChair } from '../commands/session/counts.ts'
import { hallCodeOf } from '../commands/session/hall-code.ts'
import { countPresence } from '../commands/session/room.ts'
import type { MoodChoice } from '../../domain/session/mood.ts'
import { votersOf } from '../queries/ballots.ts'
import { db, runtime } from '../runtime.ts'
import { gather } from '../store/gather.ts'
import type { LiveStream } from './streams.ts'

const nobodys: RoomMine = { userId: null, attendance: null, texts: [], agreed: [], mood: null, votes: null }

/** The live room. Anybody may listen to an announced session; a big screen only with its own, still valid token. */
export const sessionStream: LiveStream = {
  kind: 'session',

  async audience(viewer, id) {
    const row = await sessionRow(id)
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
    return viewer.user ? mineIn({ sessionId: id, userId: viewer.user.id }) : nobodys
  },

  listeners: (id) => watchChair(runtime(), id),
}

/** People to one statement. */
const TOGETHER_MOST = 500

/** A hall that comes in at once asks these together. */
const sessionRow = gather(async (ids: readonly string[]) => {
  const rows = await db().session.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, communityId: true, screenToken: true, phase: true } })
  const known = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => known.get(id) ?? null)
}, TOGETHER_MOST)

const mineIn = gather(async (keys: readonly { sessionId: string; userId: string }[]) => {
  const sessions = new Map<string, Map<string, RoomMine>>()
  for (const sessionId of new Set(keys.map((key) => key.sessionId))) {
    sessions.set(sessionId, await mineOf(sessionId, [...new Set(keys.filter((key) => key.sessionId === sessionId).map((key) => key.userId))]))
  }
  return keys.map(({ sessionId, userId }) => sessions.get(sessionId)!.get(userId)!)
}, TOGETHER_MOST)

/** What each of these people alone may know of the room. */
async function mineOf(sessionId: string, userIds: string[]): Promise<Map<string, RoomMine>> {
  const theirs = { userId: { in: userIds } }
  const [rows, session] = await Promise.all([
    db().attendance.findMany({ where: { sessionId, leftAt: null, ...theirs }, select: { userId: true, mode: true, kind: true } }),
    db().session.findUnique({ where: { id: sessionId }, select: { state: true } }),
  ])
  const state = session?.state as unknown as SessionState | undefined
  const shown = state?.floor?.shown.map((text) => text.id) ?? []
  const ballotId = state && currentItem(state)?.ballotId
  const [agreed, moods, texts, voters] = await Promise.all([
    shown.length > 0 ? db().textAgreement.findMany({ where: { textId: { in: shown }, ...theirs }, select: { userId: true, textId: true } }) : [],
    state?.mood ? db().moodAnswer.findMany({ where: { moodId: state.mood.id, ...theirs }, select: { userId: true, choice: true } }) : [],
    textsOf(sessionId, state?.currentItemId ?? null, userIds),
    ballotId ? openedVoters(ballotId, userIds) : null,
  ])
  const mine = new Map(userIds.map((userId): [string, RoomMine] => [userId, { ...nobodys, userId, texts: [], agreed: [] }]))
  for (const { userId, mode, kind } of rows) mine.get(userId)!.attendance = { mode: mode as AttendanceMode, kind: kind as ParticipantKind }
  for (const { userId, textId } of agreed) mine.get(userId)!.agreed.push(textId)
  for (const { userId, choice } of moods) mine.get(userId)!.mood = choice as MoodChoice
  for (const text of texts) mine.get(text.userId)!.texts.push(text)
  if (ballotId && voters) for (const userId of userIds) mine.get(userId)!.votes = { ballotId, voters: voters.get(userId) ?? [] }
  return mine
}

/** null before it opens: until then the roll may still change, and everybody is told theirs when it does open. */
async function openedVoters(ballotId: string, userIds: readonly string[]) {
  const ballot = await db().ballot.findUnique({ where: { id: ballotId }, select: { phase: true } })
  return ballot?.phase === 'OPEN' || closedPhases.includes(ballot?.phase as BallotPhase) ? votersOf(ballotId, userIds) : null
}

/** Written contributions on an item, the oldest first; of these people only, or of all. */
async function textsOf(sessionId: string, itemId: string | null, userIds: string[] | null): Promise<SentText[]> {
  if (!itemId) return []
  const rows = await db().sentText.findMany({ where: { sessionId, itemId, ...(userIds && { userId: { in: userIds } }) }, orderBy: { at: 'asc' }, ...(userIds === null && { take: 500 }) })
  return rows.map((row) => ({ id: row.id, itemId: row.itemId, userId: row.userId, name: row.name, text: row.text, at: row.at.getTime(), phase: row.phase as SentText['phase'], isAnonymous: row.isAnonymous, isHeld: row.isHeld }))
}
