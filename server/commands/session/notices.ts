import { paths } from '../../../contract/paths.ts'
import type { SessionState } from '../../../domain/session/state.ts'
import type { CommandTx } from '../kit.ts'

/** Notices about sessions; each kind is a sentence under `notices` in the catalogues. */
export type SessionNotice =
  | 'sessionAnnounced' | 'sessionAgendaChanged' | 'sessionPostponed' | 'sessionCancelled' | 'sessionReminder' | 'sessionNoQuorum' | 'sessionTextSetAside' | 'sessionTextAnswered' | 'sessionChairIsYours' | 'sessionChairWasTaken'

type Params = Record<string, string | number>

export async function tellPeople(tx: CommandTx, session: SessionState, userIds: Iterable<string>, kind: SessionNotice, params: Params = {}): Promise<void> {
  const { slug } = await tx.db.community.findUniqueOrThrow({ where: { id: session.communityId }, select: { slug: true } })
  await tx.notify({ userIds, kind, params: { title: session.title, startsAt: session.startsAt, ...params }, href: paths(slug).session(session.id) })
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
