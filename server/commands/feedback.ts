import { KeepFeedbackInput } from '../../contract/commands/topic.ts'
import { defineCommand, type Command } from './kit.ts'
import { peopleWithRole } from './people-with-role.ts'

/** Feedback is for everybody, so the door (server/http/feedback) hands it in; the committee and the administrators read it. */
const keepFeedback = defineCommand({
  name: 'KeepFeedback',
  by: 'system',
  input: KeepFeedbackInput,
  async run({ tx, actor, input, now, newId }) {
    await tx.db.feedback.create({ data: { id: newId(), communityId: actor.communityId, ...input, at: new Date(now) } })
    const community = await tx.db.community.findUniqueOrThrow({ where: { id: actor.communityId }, select: { slug: true } })
    await tx.notify({ userIds: await peopleWithRole(tx.db, actor.communityId, 'committee', 'admin'), kind: 'feedback', params: { text: input.text.slice(0, 60) }, href: `/c/${community.slug}/desk` })
  },
})

export const feedbackCommands: readonly Command[] = [keepFeedback]
