import type { TopicState } from '../../domain/topic/state.ts'
import type { CommandTx } from './kit.ts'
import { peopleWithRole } from './people-with-role.ts'

/** Notices about topics; each kind is a sentence under `notices` in the catalogues. */
export type TopicNotice =
  | 'topicEnough' | 'topicAcknowledged' | 'topicAccepted' | 'topicPublicized' | 'topicReturned' | 'topicResubmitted' | 'topicDeclined'
  | 'topicRerouted' | 'topicMerged' | 'topicAbsorbed' | 'topicScheduled' | 'topicUnscheduled' | 'topicConsultation' | 'topicConsensus'
  | 'topicNoConsensus' | 'topicReferred' | 'topicContinued' | 'topicClosed' | 'topicOverdue' | 'topicPublicityOver' | 'topicMustAnswer'
  | 'topicHeld' | 'topicRemoved' | 'topicRestored' | 'topicAppealed' | 'topicRemovalUpheld' | 'commentOnYours' | 'commentHeld' | 'commentRemoved' | 'commentRestored' | 'commentAppealed'

export async function topicHref(tx: CommandTx, topic: Pick<TopicState, 'id' | 'communityId'>): Promise<string> {
  const community = await tx.db.community.findUniqueOrThrow({ where: { id: topic.communityId }, select: { slug: true } })
  return `/c/${community.slug}/topics/${topic.id}`
}

type Params = Record<string, string | number>

/** Author, endorsers and whoever asked to hear of it. */
export async function tellFollowers(tx: CommandTx, topic: TopicState, kind: TopicNotice, params: Params = {}): Promise<void> {
  const followers = await tx.db.follow.findMany({ where: { topicId: topic.id }, select: { userId: true } })
  await tell(tx, topic, followers.map(({ userId }) => userId), kind, params)
}

export async function tellCommittee(tx: CommandTx, topic: TopicState, kind: TopicNotice, params: Params = {}): Promise<void> {
  await tell(tx, topic, await peopleWithRole(tx.db, topic.communityId, 'committee'), kind, params)
}

export async function tell(tx: CommandTx, topic: TopicState, userIds: Iterable<string>, kind: TopicNotice, params: Params = {}): Promise<void> {
  await tx.notify({ userIds, kind, params: { title: topic.text.title, ...params }, href: await topicHref(tx, topic) })
}
