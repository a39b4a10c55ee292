import { PROTOCOL_VERSION } from '../../contract/command.ts'
import type { Runtime } from '../runtime.ts'
import type { DueHandler } from './due-work.ts'

/** Due work of tasks becomes a command of the system, whose id makes a repetition harmless. */
export function taskDueWork(runtime: Runtime): DueHandler {
  return async (payload) => {
    const { taskId, what, due, communityId } = payload
    const community = await runtime.store.db.community.findUnique({ where: { id: String(communityId) }, select: { slug: true } })
    if (!community) return
    const answer = await runtime.execute({ system: true }, {
      protocol: PROTOCOL_VERSION, commandId: `due-${String(taskId)}-${String(what)}-${String(due)}`, community: community.slug, name: 'FollowTaskClock', input: { taskId, what },
    })
    // nobody can be asked: the committee sees the overdue lamp and asks by hand; anything else is tried again
    if (!answer.ok && answer.code !== 'RATERS_NEEDED') throw new Error(`FollowTaskClock ${String(what)}: ${answer.code}`)
  }
}
