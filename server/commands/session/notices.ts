import { paths } from '../../../contract/paths.ts'
import type { SessionState } from '../../../domain/session/state.ts'
import { agendaAuthors } from '../../agenda/authors.ts'
import type { CommandTx } from '../kit.ts'

/** Notices about sessions; each kind is a sentence under `notices` in the catalogues. */
export type SessionNotice =
  | 'sessionAnnounced' | 'sessionAgendaChanged' | 'sessionPostponed' | 'sessionCancelled' | 'sessionReminder' | 'sessionNoQuorum' | 'sessionTextSetAside' | 'sessionTextAnswered' | 'sessionChairIsYours' | 'sessionChairWasTaken'

type Params = Record<string, string | number>

/** Notices about what is written together, before the session and after it. */
type WritingNotice = 'agendaToWrite' | 'agendaSuggested' | 'agendaSuggestionSettled' | 'minutesPresented' | 'minutesReopened' | 'minutesRemark' | 'minutesAnswered' | 'minutesPublished'

/** `page`: where the notice leads. */
export async function tellOf(tx: CommandTx, session: SessionState, page: 'session' | 'agenda' | 'minutes', userIds: Iterable<string>, kind: SessionNotice | WritingNotice, params: Params = {}): Promise<void> {
  const { slug } = await tx.db.community.findUniqueOrThrow({ where: { id: session.communityId }, select: { slug: true } })
  await tx.notify({ userIds, kind, params: { title: session.title, ...params }, href: paths(slug)[page](session.id) })
}

export async function tellPeople(tx: CommandTx, session: SessionState, userIds: Iterable<string>, kind: SessionNotice, params: Params = {}): Promise<void> {
  await tellOf(tx, session, 'session', userIds, kind, { startsAt: session.startsAt, ...params })
}

/** Everybody of the community: a meeting is everybody's. */
export async function tellCommunity(tx: CommandTx, session: SessionState, kind: SessionNotice, params: Params = {}): Promise<void> {
  const members = await tx.db.membership.findMany({ where: { communityId: session.communityId, removedAt: null }, select: { userId: true } })
  await tellPeople(tx, session, members.map(({ userId }) => userId), kind, params)
}

/** Those who follow a topic of this agenda, and those who chair. */
export async function concernedPeople(tx: CommandTx, session: SessionState): Promise<string[]> {
  const topicIds = session.agenda.flatMap(({ topicId }) => (topicId ? [topicId] : []))
  const followers = await tx.db.follow.findMany({ where: { topicId: { in: topicIds } }, select: { userId: true } })
  return [...followers.map(({ userId }) => userId), ...session.moderators.map(({ userId }) => userId)]
}

/** A changed agenda is told to those whose matter is on it, once a change; before the announcement to nobody. */
export async function tellOfChange(tx: CommandTx, before: SessionState, after: SessionState, reason: string | null): Promise<void> {
  if (after.agendaVersion === before.agendaVersion || after.phase !== 'ANNOUNCED') return
  await tellPeople(tx, after, await concernedPeople(tx, after), 'sessionAgendaChanged', { reason: reason ?? '' })
}

/** Whose topic is on an agenda that is still being prepared: they write its background together with the committee. */
export async function inviteWriters(tx: CommandTx, session: SessionState): Promise<void> {
  await tellOf(tx, session, 'agenda', (await agendaAuthors(tx.db, session)).keys(), 'agendaToWrite')
}
