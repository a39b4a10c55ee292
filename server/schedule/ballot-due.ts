import { PROTOCOL_VERSION } from '../../contract/command.ts'
import type { Runtime } from '../runtime.ts'
import type { DueHandler } from './due-work.ts'

const commandOf: Record<string, { name: string; input: Record<string, unknown> }> = {
  OPEN: { name: 'OpenBallot', input: { minutes: null } },
  CLOSE: { name: 'CloseBallot', input: {} },
  REMIND: { name: 'RemindVoters', input: {} },
  FINALISE: { name: 'FinaliseBallot', input: {} },
}

/** What the ballot is past needing, or what staff must settle first: trying again would not help. */
const settled = ['NOT_FOUND', 'BALLOT_WRONG_PHASE', 'BALLOT_NOT_OPEN', 'BALLOT_OBJECTION_OPEN', 'BALLOT_PLAN_INVALID', 'BALLOT_CLOSING_NOT_ANNOUNCED', 'BALLOT_REMINDED_LATELY', 'BALLOT_NOBODY_TO_REMIND']

/** A ballot opens, closes and becomes final on time by itself. A repetition is harmless: each command is, too. */
export function ballotDueWork(runtime: Runtime): DueHandler {
  return async (payload) => {
    const { ballotId, what, due, communityId } = payload
    const command = commandOf[String(what)]
    const community = await runtime.store.db.community.findUnique({ where: { id: String(communityId) }, select: { slug: true } })
    if (!community || !command) return
    const answer = await runtime.execute({ system: true }, {
      protocol: PROTOCOL_VERSION, commandId: `due-${String(ballotId)}-${String(what)}-${String(due)}`, community: community.slug,
      name: command.name, input: { ballotId, ...command.input },
    })
    if (!answer.ok && !settled.includes(answer.code)) throw new Error(`${command.name}: ${answer.code}`)
  }
}
