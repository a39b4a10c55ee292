import type { Actor } from '../people.ts'
import type { SessionState } from '../session/state.ts'

/** Who may do what in a session, apart from whether the moment allows it. The screens ask the same sentences. */
export type Who = Pick<Actor, 'userId' | 'roles'>

const holds = (who: Who | null, ...roles: Actor['roles'][number][]) => who !== null && roles.some((role) => who.roles.includes(role))

/** 居委会 prepares, announces and moves meetings. */
export const canConveneSession = (who: Who | null) => holds(who, 'committee')

/** People who run the evening: they see the inbox, calls for help and the attendance list. */
export const isSessionStaff = (who: Who | null) => holds(who, 'committee', 'moderator', 'gridWorker', 'supervisor')

/** Whoever holds the chair now, and nobody else. */
export const isChair = (state: SessionState, who: Who | null) => who !== null && state.chair.userId === who.userId

/** May hold the chair of this session: its moderators, and the committee as a substitute. */
export const canHoldChair = (state: Pick<SessionState, 'moderators'>, who: Who) =>
  state.moderators.some((each) => each.userId === who.userId) || holds(who, 'committee', 'moderator')

/** The chair gives it away; the committee may too, when the chair's line is gone. */
export const canHandOverChair = (state: SessionState, who: Who) => isChair(state, who) || canConveneSession(who)

/** At the door: check others in, let listeners take part, press a button for somebody without a phone. */
export const canKeepDoor = (state: SessionState, who: Who | null) => holds(who, 'committee', 'gridWorker') || isChair(state, who)

/** Before it is announced, a session is prepared in front of its verified neighbours, who suggest; everybody else sees it announced. */
export const canSeeSession = (state: Pick<SessionState, 'phase'>, who: (Who & Pick<Actor, 'isVerified'>) | null) =>
  state.phase !== 'DRAFT' || isSessionStaff(who) || who?.isVerified === true

/** Adopts or declines what neighbours suggest for the agenda: those who run the meeting, and the authors of its topics. */
export const canSettleSuggestion = (who: Who | null, isAuthor: boolean) => isSessionStaff(who) || (who !== null && isAuthor)

/** Puts the session on the projector. */
export const canRunScreen = (state: SessionState, who: Who | null) => isChair(state, who) || holds(who, 'committee', 'gridWorker')
