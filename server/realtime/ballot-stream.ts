import { canReadBallot } from '../../domain/access/ballot.ts'
import type { BallotEvent, BallotState } from '../../domain/ballot/state.ts'
import { myVoters, votersOf } from '../queries/ballots.ts'
import { isRollShown, redactBallotState } from '../commands/ballot-aggregate.ts'
import { db } from '../runtime.ts'
import type { LiveStream } from './streams.ts'

/** A ballot on its own page. In a session the same events come within the session's stream. */
export const ballotStream: LiveStream = {
  kind: 'ballot',
  async audience(viewer, id) {
    const row = await db().ballot.findUnique({ where: { id }, select: { communityId: true, phase: true, state: true } })
    if (!row || row.communityId !== viewer.community.id || !canReadBallot(viewer.actor, { phase: row.phase, isRollShown: isRollShown(row.state) })) return null
    if (!viewer.actor?.isMember) return 'public'
    return viewer.actor.roles.some((role) => role === 'committee' || role === 'supervisor') ? 'staff' : 'member'
  },
  async snapshot(id, audience) {
    const row = await db().ballot.findUniqueOrThrow({ where: { id }, select: { version: true, state: true } })
    return { seq: row.version, state: redactBallotState(row.state as unknown as BallotState, audience) }
  },
  mine: (viewer, id) => myVoters(viewer, id),
  mineOf: votersOf,
  isPersonal: (event) => event.type === ('BallotOpened' satisfies BallotEvent['type']),
}
