import { z } from 'zod'
import { closingParties, replyClasses, scores, taskKinds } from '../../domain/task/phases.ts'
import { limits } from '../limits.ts'

/** What the doors accept about tasks. Days are epoch ms of any moment of that day in Shanghai. */
const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const words = (most: number) => z.string().trim().min(1).max(most)
const perhaps = (most: number) => z.string().trim().max(most)
const day = z.number().int().min(0).max(8_640_000_000_000_000)
const task = { taskId: id }

/** Files that POST /api/files answered, with what they show. */
export const EvidenceInput = z.array(z.strictObject({
  fileId: z.string().regex(/^[0-9a-f]{64}$/),
  moment: z.enum(['BEFORE', 'AFTER', 'PAPER']),
  caption: perhaps(limits.caption),
})).max(limits.evidence)

export const RegisterTaskInput = z.strictObject({
  outcomeId: id, title: words(limits.title), detail: perhaps(limits.reply), kind: z.enum(taskKinds), gridId: id.nullable(),
})
export const AssignTaskInput = z.strictObject({ ...task, departmentId: id, note: perhaps(limits.reason) })
/** Sign, open the evaluation. */
export const TaskOnlyInput = z.strictObject(task)
export const AskReturnInput = z.strictObject({ ...task, reason: words(limits.reason) })
export const DecideReturnInput = z.strictObject({ ...task, granted: z.boolean(), reason: perhaps(limits.reason) })
export const ReportProgressInput = z.strictObject({ ...task, text: words(limits.reply), evidence: EvidenceInput })
export const AskExtensionInput = z.strictObject({ ...task, reason: words(limits.reason), until: day })
export const DecideExtensionInput = z.strictObject({ ...task, granted: z.boolean(), reason: perhaps(limits.reason), consent: perhaps(limits.reason) })
export const ReplyToTaskInput = z.strictObject({
  ...task, replyClass: z.enum(replyClasses), text: words(limits.reply), evidence: EvidenceInput, answerAgainBy: day.nullable(),
})
export const RateTaskInput = z.strictObject({ ...task, score: z.enum(scores), reason: perhaps(limits.comment) })
export const HoldFaceToFaceInput = z.strictObject({ ...task, settled: z.boolean(), note: words(limits.reply) })
export const ConfirmClosingInput = z.strictObject({ ...task, party: z.enum(closingParties), note: perhaps(limits.reason), evidence: EvidenceInput })
export const RecommendListingInput = z.strictObject({ ...task, reason: words(limits.reason) })

/** The server's own: the moment `due` came for what it watches. */
export const FollowTaskClockInput = z.strictObject({ ...task, what: z.enum(['SLIPS', 'EVALUATE', 'SETTLE', 'REMIND_RATERS']) })
/** The server's own: a file that it has checked and stored. */
export const KeepFileInput = z.strictObject({
  fileId: z.string().regex(/^[0-9a-f]{64}$/), kind: z.enum(['IMAGE', 'PDF', 'CSV']), name: words(120), mime: words(60), size: z.number().int().positive(),
  width: z.number().int().positive().nullable(), height: z.number().int().positive().nullable(), uploadedBy: id,
})
