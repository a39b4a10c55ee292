import type { Actor } from '../people.ts'
import type { ClosingParty, RaterSide } from '../task/phases.ts'
import type { Task } from '../task/state.ts'

/**
 * Who may do what with outcomes and tasks: one sentence each. "Does the moment allow it" is decided in domain/outcome
 * and domain/task. `null` is the public. The screens ask the same functions.
 */
type Who = Actor | null
type Handled = Pick<Task, 'department'>

/** Records, publicizes and sends outcomes, follows them up and concludes them. */
export const canKeepOutcomes = (who: Who) => who !== null && who.roles.includes('committee')

/** The department that was asked answers; the committee may enter an answer that came on paper. */
export const canAnswerOutcome = (who: Who, outcome: { recipient: { departmentId: string | null } | null }) =>
  canKeepOutcomes(who) || (who !== null && who.roles.includes('department') && who.departmentId !== null && who.departmentId === outcome.recipient?.departmentId)

/** Registers and assigns tasks, answers a department's requests, opens evaluations. The moderator asks, and never orders. */
export const canKeepTasks = (who: Who) => who !== null && who.roles.includes('committee')

/** Signs, reports, answers, asks for more time: the contact of the department that has the task, nobody for another one. */
export const isContactOf = (who: Who, task: Handled) =>
  who !== null && who.roles.includes('department') && who.departmentId !== null && who.departmentId === task.department?.id

/** Has a desk of a department. */
export const hasDepartmentDesk = (who: Who) => who !== null && who.roles.includes('department') && who.departmentId !== null

/** Leads the talk face to face and writes down how it ended. */
export const canHoldTalk = (who: Who) => who !== null && (['committee', 'moderator', 'supervisor'] as const).some((role) => who.roles.includes(role))

/** Recommends listed supervision. */
export const canRecommendListing = (who: Who) => who !== null && (['moderator', 'supervisor'] as const).some((role) => who.roles.includes(role))

/** Rates for a side: each from their own verified sign-in, nobody on their own department's work. */
export function canRate(who: Who, side: RaterSide, task: Handled): boolean {
  if (who === null || isContactOf(who, task)) return false
  switch (side) {
    case 'RESIDENT': return who.isVerified
    case 'MODERATOR': return who.roles.includes('moderator')
    case 'COMMITTEE': return who.roles.includes('committee')
  }
}

/** Nods for a party. Who works for the department neither supervises it nor speaks for its residents. */
export function canNodFor(who: Who, party: ClosingParty, task: Handled): boolean {
  if (who === null) return false
  const isContact = isContactOf(who, task)
  switch (party) {
    case 'DEPARTMENT': return isContact
    case 'RESIDENT': return who.isVerified && !isContact
    case 'SUPERVISOR': return who.roles.includes('supervisor') && !isContact
  }
}

/** Reads why people rated as they did; the public reads the numbers. */
export const canReadReasons = (who: Who, task: Handled) =>
  isContactOf(who, task) || (who !== null && (['committee', 'moderator', 'supervisor'] as const).some((role) => who.roles.includes(role)))

/** Adds pictures and papers: whoever is verified here or serves here. */
export const canUpload = (who: Who) => who !== null && (who.isVerified || who.roles.length > 0)
