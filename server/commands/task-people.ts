import type { Role } from '../../domain/people.ts'
import type { RaterSide } from '../../domain/task/phases.ts'
import type { RatingTally, Task } from '../../domain/task/state.ts'
import type { Outcome } from '../../domain/outcome/state.ts'
import type { SessionState } from '../../domain/session/state.ts'
import type { Db } from '../store/store.ts'
import type { CommandTx } from './kit.ts'
import { peopleWithRole } from './people-with-role.ts'

export async function communitySlug(tx: CommandTx, communityId: string): Promise<string> {
  return (await tx.db.community.findUniqueOrThrow({ where: { id: communityId }, select: { slug: true } })).slug
}

/** Author, endorsers and whoever follows the topic that led here. */
export async function followersOf(tx: CommandTx, topicId: string | null): Promise<string[]> {
  if (topicId === null) return []
  return (await tx.db.follow.findMany({ where: { topicId }, select: { userId: true } })).map(({ userId }) => userId)
}

export interface Rater { userId: string; side: RaterSide }

/**
 * Whom a round of evaluation asks: the residents concerned (who proposed and endorsed the matter, or else who took part in the
 * session), the moderator of the session, and the committee member who assigned the task. Nobody of the department; one person
 * has one voice, as a resident first.
 */
export async function ratersOf(tx: CommandTx, task: Task): Promise<Rater[]> {
  const { communityId } = task
  const outcome = task.outcomeId ? await tx.db.outcome.findUnique({ where: { id: task.outcomeId }, select: { state: true } }) : null
  const sessionId = outcome ? (outcome.state as unknown as Outcome).source.sessionId : null
  const session = sessionId ? await tx.db.session.findUnique({ where: { id: sessionId }, select: { state: true } }) : null
  const members = new Map((await tx.db.membership.findMany({
    where: { communityId, removedAt: null }, select: { userId: true, roles: true, verifiedAt: true, departmentId: true },
  })).map((member) => [member.userId, { ...member, roles: member.roles as unknown as Role[] }]))
  const isTheirs = (userId: string) => {
    const member = members.get(userId)
    return member !== undefined && member.roles.includes('department') && member.departmentId === task.department?.id
  }
  const asked = new Map<string, RaterSide>()
  const ask = (userIds: Iterable<string>, side: RaterSide, may: (userId: string) => boolean) => {
    for (const userId of userIds) if (!asked.has(userId) && !isTheirs(userId) && may(userId)) asked.set(userId, side)
  }
  const livesHere = (userId: string) => members.get(userId)?.verifiedAt != null
  const holds = (role: Role) => (userId: string) => members.get(userId)?.roles.includes(role) ?? false

  ask(await concerned(tx.db, task.topicId), 'RESIDENT', livesHere)
  if (asked.size === 0 && sessionId) {
    const attended = await tx.db.attendance.findMany({ where: { sessionId }, select: { userId: true } })
    ask(attended.map(({ userId }) => userId), 'RESIDENT', livesHere)
  }
  const chair = session ? [(session.state as unknown as SessionState).moderators[0]?.userId ?? ''] : []
  const moderators = chair.some(holds('moderator')) ? chair : (await peopleWithRole(tx.db, communityId, 'moderator')).slice(0, 1)
  ask(moderators, 'MODERATOR', holds('moderator'))
  const assigned = await tx.db.event.findFirst({ where: { stream: `task:${task.id}`, type: 'TaskAssigned' }, orderBy: { seq: 'desc' }, select: { actorId: true } })
  ask(assigned?.actorId ? [assigned.actorId] : [], 'COMMITTEE', holds('committee'))
  return [...asked].map(([userId, side]) => ({ userId, side }))
}

/** Who proposed the topic, then who endorsed it. */
async function concerned(db: Db, topicId: string | null): Promise<string[]> {
  if (topicId === null) return []
  const topic = await db.topic.findUnique({ where: { id: topicId }, select: { authorId: true } })
  const endorsers = await db.endorsement.findMany({ where: { topicId }, orderBy: { at: 'asc' }, select: { userId: true } })
  return [...(topic ? [topic.authorId] : []), ...endorsers.map(({ userId }) => userId)]
}

/** What a round of evaluation has brought so far. */
export async function tallyOf(db: Pick<Db, 'taskRater'>, taskId: string, round: number): Promise<RatingTally> {
  const rows = await db.taskRater.groupBy({ by: ['score'], where: { taskId, round }, _count: true })
  const of = (score: string) => rows.find((row) => row.score === score)?._count ?? 0
  return {
    total: rows.reduce((sum, row) => sum + row._count, 0), satisfied: of('SATISFIED'), basically: of('BASICALLY'), unsatisfied: of('UNSATISFIED'),
  }
}

/** The round that was rated last: a talk face to face is about the one before it. */
export function ratedRound(task: Pick<Task, 'phase' | 'round'>): number {
  return task.phase === 'FACE_TO_FACE' ? task.round - 1 : task.round
}
