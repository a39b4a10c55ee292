import type { Actor } from '../people.ts'

/**
 * Who may do what with ballots: one sentence each. "Does the moment allow it" is decided in domain/ballot; whether somebody
 * may vote is the roll's to say. `null` is the public. The screens ask the same functions.
 */
type Who = Actor | null

/** Puts a question to the vote, freezes the roll, announces, files: the committee, and whoever chairs the session it belongs to. */
export const canRunBallot = (who: Who, ballot: { isChair: boolean }) => who !== null && (ballot.isChair || who.roles.includes('committee'))

/** A ballot that stands alone is the committee's. */
export const canConvene = (who: Who) => who !== null && who.roles.includes('committee')

/** Enters paper votes; a second one of them confirms. */
export const canEnterPaper = (who: Who) => who !== null && (who.roles.includes('committee') || who.roles.includes('gridWorker'))

/** Looks at the photo of a paper vote, and says what stands on it where two people read it differently. */
export const canSettlePaper = (who: Who) => canEnterPaper(who) || canRecount(who)

/** Has the papers counted again. */
export const canRecount = (who: Who) => who !== null && who.roles.includes('supervisor')

/** Takes a ballot back before it is final, with a reason: the committee, or the supervisor over its head. */
export const canVoid = (who: Who) => who !== null && (who.roles.includes('committee') || who.roles.includes('supervisor'))

/** Doubts a preliminary result: whoever was on the roll, or anyone verified as living here. */
export const canObject = (who: Who, ballot: { isOnRoll: boolean }) => who !== null && (ballot.isOnRoll || who.isVerified)

export const canAnswerObjection = (who: Who) => who !== null && (who.roles.includes('committee') || who.roles.includes('supervisor'))

/** A draft is the committee's and the moderators' until its roll is laid open; from then on everybody may read the question. */
export function canReadBallot(who: Who, ballot: { phase: string; isRollShown: boolean }): boolean {
  return ballot.phase !== 'DRAFT' || ballot.isRollShown || (who !== null && (who.roles.includes('committee') || who.roles.includes('moderator')))
}

/** The names behind a named vote: those who were on the roll, the staff who count, the supervisor. */
export function canReadNamedList(who: Who, ballot: { isOnRoll: boolean }): boolean {
  return who !== null && (ballot.isOnRoll || who.roles.includes('committee') || who.roles.includes('supervisor'))
}

/** The roll with every door and every owner's name: those who keep it, deliver the papers and check it. Those on it read the doors. */
export const canReadWholeRoll = (who: Who) => canEnterPaper(who) || canRecount(who)
