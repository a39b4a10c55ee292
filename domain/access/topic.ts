import type { Actor } from '../people.ts'

/**
 * Who may do what with topics: one sentence each. "Does the moment allow it" is decided in domain/topic.
 * `null` is the public. The screens ask the same functions.
 */
type Who = Actor | null

/** Anyone verified as living here proposes; so may a member of the committee and a political advisor. */
export const canPropose = (who: Who) => who !== null && (who.isVerified || who.roles.includes('committee') || who.roles.includes('moderator'))

/** Names under a topic are those of neighbours: only who is verified as living here. */
export const canEndorse = (who: Who) => who !== null && who.isVerified

export const canComment = (who: Who) => canPropose(who)

/** Takes up, accepts, returns, declines, merges, reroutes, publishes, schedules. */
export const canReviewTopics = (who: Who) => who !== null && who.roles.includes('committee')

/** Takes texts off the public pages and decides on held ones. */
export const canModerateText = (who: Who) => who !== null && (who.roles.includes('committee') || who.roles.includes('supervisor'))

/** Sees the desk: what waits for whom. */
export const canSeeDesk = (who: Who) =>
  who !== null && (who.roles.includes('committee') || who.roles.includes('gridWorker') || who.roles.includes('supervisor') || who.roles.includes('admin'))

/** A draft is its author's; a held or removed text is its author's and the committee's. */
export function canReadTopic(who: Who, topic: { phase: string; authorId: string; isPublic: boolean }): boolean {
  if (who?.userId === topic.authorId) return true
  if (topic.phase === 'DRAFT') return false
  return topic.isPublic || canModerateText(who)
}
