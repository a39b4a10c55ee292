import type { Audience } from '../../contract/live.ts'
import { evolveBallot, type BallotEvent, type BallotState } from '../../domain/ballot/state.ts'
import type { Prisma } from '../store/store.ts'
import type { Aggregate } from './kit.ts'

const orNull = (at: number | null) => (at === null ? null : new Date(at))

/** Votes are no events and no part of the state: nothing here can tell how anybody voted, or how the count stands before closing. */
export const ballotAggregate: Aggregate<BallotState, BallotEvent> = {
  kind: 'ballot',
  evolve: evolveBallot,
  async find(db, id) {
    const row = await db.ballot.findUnique({ where: { id }, select: { state: true, version: true } })
    return row && { state: row.state as unknown as BallotState, version: row.version }
  },
  async save(db, state, version, at, isNew) {
    const columns = {
      phase: state.phase, secrecy: state.secrecy, closesAt: orNull(state.closesAt), openedAt: orNull(state.openedAt), closedAt: orNull(state.closedAt),
      rollHash: state.roll?.hash ?? null, chainHead: state.count?.chainHead ?? null, version, state: state as unknown as Prisma.InputJsonObject, updatedAt: at,
    }
    const { id, communityId, type, place } = state
    if (isNew) await db.ballot.create({ data: { id, communityId, type, ...place, createdAt: at, ...columns } })
    else await db.ballot.update({ where: { id }, data: columns })
  },
  redact: redactBallotEvent,
  within: (state) => (state.place.sessionId ? `session:${state.place.sessionId}` : null),
}

/** Who doubts a result in writing is named to the neighbours, not to the whole internet. */
export function redactBallotEvent(event: BallotEvent, audience: Audience): BallotEvent | null {
  return audience === 'public' && (event.type === 'ObjectionRaised' || event.type === 'RollObjectionRaised') ? { ...event, shownAs: '' } : event
}

export function redactBallotState(state: BallotState, audience: Audience): BallotState {
  if (audience !== 'public') return state
  const nameless = <T extends { shownAs: string }>(objections: T[]) => objections.map((objection) => ({ ...objection, shownAs: '' }))
  return {
    ...state, objections: nameless(state.objections),
    ...(state.inspection && { inspection: { ...state.inspection, objections: nameless(state.inspection.objections) } }),
  }
}

/** Whether the roll of a stored ballot lies open. */
export const isRollShown = (state: unknown) => (state as BallotState).inspection !== undefined
