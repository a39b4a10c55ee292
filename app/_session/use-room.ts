'use client'
import type { MoodView, RoomMine, RoomSnapshot } from '../../contract/commands/session.ts'
import type { MyVoter } from '../../contract/commands/ballot.ts'
import type { LiveEvent, StreamName } from '../../contract/live.ts'
import { evolveBallot, type BallotEvent } from '../../domain/ballot/state.ts'
import { isFloorEvent } from '../../domain/floor/events.ts'
import { evolveInbox } from '../../domain/floor/texts.ts'
import { moodChoices, type MoodCounts } from '../../domain/session/mood.ts'
import { evolveSession } from '../../domain/session/evolve.ts'
import type { SessionEvent } from '../../domain/session/events.ts'
import { currentItem } from '../../domain/session/state.ts'
import type { Presence } from '../../domain/session/quorum.ts'
import { useStream, type Link } from '../_client/use-stream.ts'
import { useToldOfMe } from '../_client/use-told-of-me.ts'

/** One fact more. The same folds as on the server; null: something is missing, fetch a snapshot. */
export function applyToRoom(room: RoomSnapshot, event: NonNullable<LiveEvent['event']>, meta: { stream: StreamName; seq: number }): RoomSnapshot | null {
  if (meta.stream.startsWith('session:')) {
    const fact = event as unknown as SessionEvent
    const inbox = fact.type === 'ItemOpened' ? [] : isFloorEvent(fact) ? evolveInbox(room.inbox, fact) : room.inbox
    return { ...room, session: evolveSession(room.session, fact), inbox }
  }
  if (!meta.stream.startsWith('ballot:')) return room
  const fact = event as unknown as BallotEvent
  const known = room.ballots.find(({ state }) => `ballot:${state.id}` === meta.stream)
  if (!known && fact.type !== 'BallotCreated') return null
  const state = evolveBallot(known?.state ?? null, fact)
  return { ...room, ballots: [...room.ballots.filter((each) => each !== known), { state, seq: meta.seq }] }
}

export interface LiveRoom extends RoomSnapshot {
  link: Link
  mine: RoomMine
  /** add to Date.now() to get the server's time */
  clockOffset: number
  /** turnouts and whatever else is counted, by key */
  presence: Record<string, unknown>
  /** asks the server anew, after something only it knows has changed (I checked in) */
  resync: () => void
}

/** The live room: begins with what the page was made from, and stays true. */
export function useRoom({ community, sessionId, initial, seq, mine, screenToken }: {
  community: string; sessionId: string; initial: RoomSnapshot; seq: number; mine: RoomMine; screenToken?: string
}): LiveRoom {
  const stream = useStream<RoomSnapshot>({
    community, stream: `session:${sessionId}`, initial: { state: initial, seq }, apply: applyToRoom,
    innerSeqs: (room) => Object.fromEntries(room.ballots.map((each) => [`ballot:${each.state.id}`, each.seq])),
    ...(screenToken && { screenToken }),
  })
  const room = stream.state ?? initial
  const here = (stream.presence['here'] as Presence | undefined) ?? room.here
  const own = stream.audience === null ? mine : (stream.mine as RoomMine)

  useToldOfMe(stream.presence['mine'], stream.resync)

  const agreed = { ...room.agreed, ...Object.fromEntries(Object.entries(stream.presence).flatMap(([key, value]) => (key.startsWith('agreed:') ? [[key.slice(7), Number(value)]] : []))) }

  return { ...room, here, agreed, mood: moodOf(room, stream.presence['mood'] as MoodView | undefined), mine: { ...own, votes: votesOf(room, own, stream.presence) }, link: stream.link, clockOffset: stream.clockOffset, presence: stream.presence, resync: stream.resync }
}

const nobodyYet = Object.fromEntries(moodChoices.map((choice) => [choice, 0])) as MoodCounts

/** The counts of what is asked now; those of an earlier asking are nobody's business any more. */
function moodOf({ session, mood }: RoomSnapshot, newer: MoodView | undefined): MoodView | null {
  const moodId = session.mood?.id
  if (!moodId) return null
  return [newer, mood].find((each) => each?.moodId === moodId) ?? { moodId, counts: nobodyYet }
}

/** For whom I vote now: told right behind the opening, or with what the server was last asked. */
function votesOf({ session }: RoomSnapshot, own: RoomMine, presence: Record<string, unknown>): RoomMine['votes'] {
  const ballotId = currentItem(session)?.ballotId
  if (!ballotId) return null
  const told = presence[`mine:ballot:${ballotId}`] as MyVoter[] | undefined
  return told ? { ballotId, voters: told } : own.votes?.ballotId === ballotId ? own.votes : null
}
