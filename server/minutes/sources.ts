import { createHash } from 'node:crypto'
import { agendaDocName, itemField, minutesDocName, noteField, speechField, summaryField, type RenderedTexts, type SharedDocName } from '../../contract/shared-text-names.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { decidingVerdict } from '../../domain/ballot/verdict.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'
import type { Block, PresentedMinutes } from '../../domain/minutes/content.ts'
import { recordOf, speakersAgainst } from '../../domain/minutes/record.ts'
import { dissentAmong, type RemarkState } from '../../domain/minutes/remark.ts'
import type { ParticipantKind } from '../../domain/people.ts'
import { attendanceId, type AttendanceMode, type AttendanceState } from '../../domain/session/attendance.ts'
import type { SessionEvent } from '../../domain/session/events.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { collab } from '../collab/handle.ts'
import type { Db } from '../store/store.ts'
import type { Notes } from './compose.ts'

/** sha256 over the canonical JSON, hex: what people sign and anybody can compute again. */
export function hashOf(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

/** Where shared text is read: from the running documents, or inside a command's transaction. */
export interface TextReader {
  texts(name: SharedDocName): Promise<RenderedTexts>
  blocks(name: SharedDocName): Promise<Block[]>
}

/** For pages. */
export const liveTexts: TextReader = { texts: (name) => collab().text(name), blocks: (name) => collab().blocks(name) }

export async function eventsOf(db: Db, sessionId: string): Promise<SessionEvent[]> {
  const rows = await db.event.findMany({ where: { stream: `session:${sessionId}` }, orderBy: { seq: 'asc' }, select: { data: true } })
  return rows.map(({ data }) => data as unknown as SessionEvent)
}

async function attendanceOf(db: Db, sessionId: string): Promise<AttendanceState[]> {
  const rows = await db.attendance.findMany({ where: { sessionId }, orderBy: [{ at: 'asc' }, { userId: 'asc' }] })
  return rows.map((row) => ({
    id: attendanceId(sessionId, row.userId), communityId: row.communityId, sessionId, person: { userId: row.userId, name: row.displayName },
    kind: row.kind as ParticipantKind, mode: row.mode as AttendanceMode, by: row.by, at: row.at.getTime(), leftAt: row.leftAt?.getTime() ?? null,
  }))
}

async function ballotsOf(db: Db, sessionId: string): Promise<BallotState[]> {
  const rows = await db.ballot.findMany({ where: { sessionId }, orderBy: { createdAt: 'asc' }, select: { state: true } })
  return rows.map(({ state }) => state as unknown as BallotState)
}

/** What happened, and what people have written about it so far. `now`: for a session that is still running. */
export async function minutesNow(db: Db, session: SessionState, shared: TextReader, now: number | null = null): Promise<PresentedMinutes> {
  const [events, attendance, ballots] = [await eventsOf(db, session.id), await attendanceOf(db, session.id), await ballotsOf(db, session.id)]
  const agenda = await shared.texts(agendaDocName(session.id))
  const backgrounds = new Map(session.agenda.map(({ id }) => [id, agenda[itemField(id)] ?? '']))
  const body = await shared.blocks(minutesDocName(session.id))
  return { record: recordOf({ events, attendance, ballots, backgrounds }, now), body }
}

/** What the recorder wrote while people spoke. */
export async function notesOf(session: SessionState, speechIds: readonly string[], shared: TextReader): Promise<Notes> {
  const texts = await shared.texts(minutesDocName(session.id))
  return {
    summary: texts[summaryField] ?? '',
    speeches: new Map(speechIds.map((id) => [id, texts[speechField(id)] ?? ''])),
    items: new Map(session.agenda.map(({ id }) => [id, texts[noteField(id)] ?? ''])),
  }
}

export async function remarksOf(db: Db, sessionId: string): Promise<RemarkState[]> {
  const rows = await db.minutesRemark.findMany({ where: { sessionId }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { state: true } })
  return rows.map(({ state }) => state as unknown as RemarkState)
}

export async function tookPart(db: Db, sessionId: string, userId: string): Promise<boolean> {
  const row = await db.attendance.findUnique({ where: { sessionId_userId: { sessionId, userId } }, select: { mode: true } })
  return row !== null && row.mode !== 'LISTENER'
}

/** Everybody who was checked in and did not only listen (user ids). */
export async function participantsOf(db: Db, sessionId: string): Promise<string[]> {
  const rows = await db.attendance.findMany({ where: { sessionId, mode: { not: 'LISTENER' } }, select: { userId: true } })
  return rows.map(({ userId }) => userId)
}

/**
 * Participants who were against something that passed: they spoke against it, voted no by name, or left dissent. How somebody
 * voted in secret nobody knows, so a secret no makes nobody a dissenter unless they say so.
 */
export async function dissentersOf(db: Db, session: SessionState): Promise<Set<string>> {
  const against = speakersAgainst(await eventsOf(db, session.id))
  for (const remark of dissentAmong(await remarksOf(db, session.id))) against.add(remark.by.userId)
  for (const ballot of await ballotsOf(db, session.id)) {
    const hasPassed = ballot.count && decidingVerdict(ballot.count.verdict).outcome === 'PASSED'
    if (!hasPassed || ballot.secrecy !== 'NAMED' || ballot.question.choices.kind !== 'YES_NO') continue
    const papers = await db.ballotPaper.findMany({ where: { ballotId: ballot.id, choices: 'no' }, select: { key: true } })
    const people = await db.ballotVoterUser.findMany({ where: { ballotId: ballot.id, voterId: { in: papers.map(({ key }) => key) } }, select: { userId: true } })
    for (const { userId } of people) against.add(userId)
  }
  const present = new Set(await participantsOf(db, session.id))
  return new Set([...against].filter((userId) => present.has(userId)))
}
