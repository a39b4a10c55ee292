import { z } from 'zod'
import { careDomains, channels, decisionPaths, referralTargets } from '../../domain/topic/phases.ts'
import { limits } from '../limits.ts'

/** What the doors accept about topics. Texts are trimmed; HTML is just characters, it is never interpreted anywhere. */
const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const words = (most: number) => z.string().trim().min(1).max(most)
const reason = words(limits.reason)
const topic = { topicId: id }

export const TopicTextInput = z.strictObject({
  title: words(limits.title),
  story: words(limits.story),
  careDomain: z.enum(careDomains),
  gridId: id.nullable(),
  buildingId: id.nullable(),
  tags: z.array(words(limits.tag)).max(limits.tags),
  /** ids that POST /api/files answered */
  photos: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(limits.photos),
})
export type TopicTextInput = z.infer<typeof TopicTextInput>

/** 前台自愿: by the name one chose, or as "a neighbour". */
export const shownAsChoices = ['NAME', 'NEIGHBOUR'] as const

export const ProposeTopicInput = z.strictObject({ text: TopicTextInput, shownAs: z.enum(shownAsChoices) })
/** EditTopic and ResubmitTopic. */
export const EditTopicInput = z.strictObject({ ...topic, text: TopicTextInput })

/** Endorse, withdraw, follow, unfollow, acknowledge, publicize, make public. */
export const TopicOnlyInput = z.strictObject(topic)

export const CommentOnTopicInput = z.strictObject({ ...topic, text: words(limits.comment) })
export const RemoveCommentInput = z.strictObject({ commentId: id, reason: z.string().trim().max(limits.reason) })
export const AppealCommentInput = z.strictObject({ commentId: id, why: reason })
export const MakeCommentPublicInput = z.strictObject({ commentId: id })
export const UpholdCommentRemovalInput = z.strictObject({ commentId: id, reason })

export const AcceptTopicInput = z.strictObject({
  ...topic,
  path: z.enum(decisionPaths),
  /** concerns more than one building: without consensus it must be referred */
  isBroad: z.boolean(),
  answer: words(limits.reason),
  publicize: z.boolean(),
})
export const ReturnTopicInput = z.strictObject({ ...topic, missing: reason })
/** DeclineTopic and RerouteTopic. */
export const DeclineTopicInput = z.strictObject({ ...topic, reason, channel: z.enum(channels) })
export const MergeTopicInput = z.strictObject({
  ...topic,
  intoId: id,
  /** both authors agreed; otherwise the reason is needed, which both are told */
  haveAgreed: z.boolean(),
  reason: z.string().trim().max(limits.reason),
})
export const ContinueTopicInput = z.strictObject({ ...topic, reason })
export const ReferTopicInput = z.strictObject({ ...topic, target: z.enum(referralTargets), summary: reason })
export const CloseTopicInput = z.strictObject({ ...topic, summary: reason })

export const RemoveTopicInput = z.strictObject({ ...topic, reason })
export const AppealTopicRemovalInput = z.strictObject({ ...topic, why: reason })
export const DecideTopicAppealInput = z.strictObject({ ...topic, restore: z.boolean(), reason: z.string().trim().max(limits.reason) })

/** Things of a topic that must happen at a time, done by the server's schedule. */
export const topicDue = ['ANSWER_OVERDUE', 'PUBLICITY_OVER'] as const
export const TellTopicDueInput = z.strictObject({ ...topic, what: z.enum(topicDue), due: z.number().int() })

/** POST /api/feedback; open to everybody, signed in or not. */
export const FeedbackInput = z.strictObject({
  community: z.string().min(1).max(64),
  /** path of the page that it is about */
  page: z.string().max(200),
  text: words(limits.feedback),
  contact: z.string().trim().max(limits.contact).nullable(),
})

/** The same after the door: who, if signed in. */
export const KeepFeedbackInput = FeedbackInput.omit({ community: true }).extend({ userId: id.nullable() })
