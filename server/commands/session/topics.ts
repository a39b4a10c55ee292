import type { AgendaItem, SessionState } from '../../../domain/session/state.ts'
import type { DecisionPath, ReferralTarget } from '../../../domain/topic/phases.ts'
import { concludeTopicInSession, deferTopic, openTopicInSession, putTopicOnAgenda, takeTopicOffAgenda } from '../topic-in-session.ts'
import { topicAggregate } from '../topic-aggregate.ts'
import { Refused } from '../kit.ts'
import type { Moment } from './room.ts'

/** The way of a topic that a new agenda item is about. Throws TOPIC_WRONG_PHASE when it is not ready for an agenda. */
export async function pathOfTopic({ tx }: Moment, topicId: string | null): Promise<DecisionPath | null> {
  if (topicId === null) return null
  const { state } = await tx.load(topicAggregate, topicId)
  const isFree = state.phase === 'PUBLICIZED' || (state.phase === 'SCHEDULED' && state.session === null)
  if (!isFree) throw new Refused('TOPIC_WRONG_PHASE')
  return state.acceptance?.path ?? null
}

/** The announced agenda gives its topics their date. Throws TOPIC_OTHER_SESSION for one that another announced agenda holds. */
export async function scheduleTopics(moment: Moment, session: SessionState): Promise<void> {
  for (const { topicId } of session.agenda) {
    if (!topicId) continue
    const { state } = await moment.tx.load(topicAggregate, topicId)
    if (state.session && state.session.id !== session.id) throw new Refused('TOPIC_OTHER_SESSION')
    await putTopicOnAgenda(moment, topicId, { id: session.id, startsAt: session.startsAt })
  }
}

/** The meeting does not take place: its matters keep their place in the line, not their date. */
export async function releaseTopics(moment: Moment, session: SessionState, reason: string, items: readonly AgendaItem[] = session.agenda): Promise<void> {
  for (const { topicId } of items) {
    if (!topicId) continue
    const { state } = await moment.tx.load(topicAggregate, topicId)
    if (state.session?.id === session.id && state.phase === 'SCHEDULED') await takeTopicOffAgenda(moment, topicId, reason)
  }
}

export async function consultTopic(moment: Moment, session: SessionState, topicId: string | null): Promise<void> {
  if (topicId) await openTopicInSession(moment, topicId, session.id)
}

const referredTo: Record<DecisionPath, ReferralTarget> = {
  SELF_GOVERN: 'RESIDENTS_ASSEMBLY', RESIDENTS_ASSEMBLY: 'RESIDENTS_ASSEMBLY', OWNER_DECISION: 'OWNERS_ASSEMBLY', GOVERNMENT_DUTY: 'DEPARTMENT', MEDIATION: 'STREET_OFFICE',
}

/**
 * What the evening made of its topics, when it is closed – until then the chair can still take a conclusion back.
 * A broad matter without consensus is referred, never buried.
 */
export async function settleTopics(moment: Moment, session: SessionState): Promise<void> {
  for (const item of session.agenda) {
    if (!item.topicId) continue
    const { state: topic } = await moment.tx.load(topicAggregate, item.topicId)
    if (item.openedAt === null) { await releaseTopics(moment, session, item.note ?? '', [item]); continue }
    if (topic.phase !== 'IN_CONSULTATION') continue
    const summary = item.note ?? item.question ?? item.title
    if (item.phase === 'DEFERRED') await deferTopic(moment, item.topicId, summary, null)
    else if (item.conclusion === 'PASSED' || item.conclusion === 'CONSENSUS') await concludeTopicInSession(moment, item.topicId, { result: 'CONSENSUS', summary, target: null })
    else if (topic.acceptance?.isBroad) await concludeTopicInSession(moment, item.topicId, { result: 'REFERRED', summary, target: referredTo[topic.acceptance.path] })
    else await concludeTopicInSession(moment, item.topicId, { result: 'NO_CONSENSUS', summary, target: null })
  }
}
