import { PROTOCOL_VERSION } from '../../contract/command.ts'
import type { Runtime } from '../runtime.ts'
import type { DueHandler } from './due-work.ts'

/** Due work of topics becomes a command of the system, whose id makes a repetition harmless. */
export function topicDueWork(runtime: Runtime): DueHandler {
  return async (payload) => {
    const { topicId, what, due, communityId } = payload
    const community = await runtime.store.db.community.findUnique({ where: { id: String(communityId) }, select: { slug: true } })
    if (!community) return
    const answer = await runtime.execute({ system: true }, {
      protocol: PROTOCOL_VERSION, commandId: `due-${String(topicId)}-${String(due)}`, community: community.slug, name: 'TellTopicDue', input: { topicId, what, due },
    })
    // a topic that is gone needs no telling; anything else is tried again
    if (!answer.ok && answer.code !== 'NOT_FOUND') throw new Error(`TellTopicDue: ${answer.code}`)
  }
}
