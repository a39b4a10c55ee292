import { z } from 'zod'
import { verdicts } from '../../domain/outcome/phases.ts'
import { limits } from '../limits.ts'

/** What the doors accept about outcomes. */
const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const words = (most: number) => z.string().trim().min(1).max(most)
const perhaps = (most: number) => z.string().trim().max(most)

/** From what was resolved in a session, or from a ballot of several days without one. */
export const RecordOutcomeInput = z.strictObject({
  from: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ITEM'), sessionId: id, itemId: id }),
    z.strictObject({ kind: z.literal('BALLOT'), ballotId: id }),
  ]),
  title: words(limits.title),
  text: words(limits.reply),
})
/** Publicize, track. */
export const OutcomeOnlyInput = z.strictObject({ outcomeId: id })
/** `departmentId` null: the committee itself carries it out. */
export const SendOutcomeInput = z.strictObject({ outcomeId: id, departmentId: id.nullable(), note: perhaps(limits.reason) })
export const AnswerOutcomeInput = z.strictObject({ outcomeId: id, verdict: z.enum(verdicts), reason: perhaps(limits.reason) })
export const ConcludeOutcomeInput = z.strictObject({ outcomeId: id, reason: perhaps(limits.reason) })
