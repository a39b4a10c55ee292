import { paths } from '../../contract/paths.ts'
import type { SessionRecord } from '../../server/queries/session-record.ts'

/**
 * The record for machines: names of fields in English, moments as ISO 8601, areas in whole 0.01 m², addresses of what it
 * names. A name left empty belongs to somebody who closed their account.
 */
export function recordJson(community: { slug: string; name: string }, record: SessionRecord, now: number): string {
  const to = paths(community.slug)
  const { session, held, followed, ...rest } = record
  return JSON.stringify(withIso({
    format: 'session-record/1', community: community.slug, communityName: community.name, at: now, address: to.record(session.id),
    session, ...rest,
    held: held && {
      ...held,
      items: held.items.map((item) => ({
        ...item, topic: item.topicId && to.topic(item.topicId), ballot: item.ballot && { ...item.ballot, address: to.ballot(item.ballot.id) },
      })),
    },
    minutesAddress: record.minutes?.publishedAt ? to.minutes(session.id) : null,
    followed: followed.map(({ work, ...outcome }) => ({
      ...outcome, address: to.outcome(outcome.id),
      tasks: work.map(({ ledgerNo, title, phase, lamp, department, grid }) => ({ ledgerNo, title, phase, lamp: lamp.colour, department, grid, address: to.task(ledgerNo) })),
    })),
  }), null, 2)
}

const moment = /^(at|from|to)$|At$/

/** Epoch milliseconds under a name of a moment become ISO 8601; everything else stays. */
function withIso(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIso)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typeof each === 'number' && moment.test(key) ? new Date(each).toISOString() : withIso(each)]))
}
