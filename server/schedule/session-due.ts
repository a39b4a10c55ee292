import { PROTOCOL_VERSION } from '../../contract/command.ts'
import type { Runtime } from '../runtime.ts'
import type { DueHandler } from './due-work.ts'

/** The reminder of a session, as a command of the system whose id makes a repetition harmless. */
export function sessionDueWork(runtime: Runtime): DueHandler {
  return async ({ sessionId, due, communityId, moodId }) => {
    const community = await runtime.store.db.community.findUnique({ where: { id: String(communityId) }, select: { slug: true } })
    if (!community) return
    if (moodId !== undefined) {
      const ended = await runtime.execute({ system: true }, {
        protocol: PROTOCOL_VERSION, commandId: `mood-${String(moodId)}`, community: community.slug, name: 'ExpireMood', input: { sessionId, moodId },
      })
      if (!ended.ok && ended.code !== 'NOT_FOUND') throw new Error(`ExpireMood: ${ended.code}`)
      return
    }
    const answer = await runtime.execute({ system: true }, {
      protocol: PROTOCOL_VERSION, commandId: `remind-${String(sessionId)}-${String(due)}`, community: community.slug, name: 'RemindOfSession', input: { sessionId },
    })
    // a session that is gone needs no reminder; anything else is tried again
    if (!answer.ok && answer.code !== 'NOT_FOUND') throw new Error(`RemindOfSession: ${answer.code}`)
  }
}
