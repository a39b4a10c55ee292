import { z } from 'zod'
import type { FrozenMinutes, PresentedMinutes } from '../../domain/minutes/content.ts'
import { remarkKinds, type RemarkKind } from '../../domain/minutes/remark.ts'
import type { Stance } from '../../domain/floor/state.ts'
import type { SessionPhase } from '../../domain/session/phases.ts'
import { limits } from '../limits.ts'

/** What the doors accept about minutes. Their text is shared text (see contract/shared-text.ts); everything that must be true is here. */
const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const words = (most: number) => z.string().trim().min(1).max(most)
const session = { sessionId: id }

/** Draft, present, confirm, publish, archive. */
export const MinutesOnlyInput = z.strictObject(session)
export const ReopenMinutesInput = z.strictObject({ ...session, reason: words(limits.reason) })
/** `hash`: of the text that was on the signer's screen */
export const SignMinutesInput = z.strictObject({ ...session, hash: z.string().regex(/^[0-9a-f]{64}$/) })
export const RemarkOnMinutesInput = z.strictObject({ ...session, itemId: id.nullable(), kind: z.enum(remarkKinds), text: words(limits.remark) })
export const AnswerRemarkInput = z.strictObject({ remarkId: id, text: words(limits.remark) })
export const WithdrawRemarkInput = z.strictObject({ remarkId: id })

// ---------- what people see ----------

export interface RemarkView {
  id: string
  kind: RemarkKind
  itemId: string | null
  by: string
  text: string
  at: number
  answer: { by: string; text: string; at: number } | null
  can: { answer: boolean; withdraw: boolean }
}

export interface SpeechToNote { id: string; itemId: string; name: string; stance: Stance; isOver: boolean }

/** The minutes of one session as this viewer may see them. Times are epoch ms. */
export interface MinutesView {
  session: { id: string; title: string; number: number; phase: SessionPhase; startedAt: number | null; startsAt: number; items: { id: string; title: string }[] }
  /** what this person is asked to do here; READ: to wait or to read */
  stage: 'NOTES' | 'WRITE' | 'SIGN' | 'READ'
  /** the text is with those who were there */
  isPresented: boolean
  /** while drafted or presented, for those who may see it */
  presented: { hash: string; at: number; content: PresentedMinutes } | null
  /** the record as far as it is known, beside the text that is being written */
  draft: PresentedMinutes | null
  frozen: { hash: string; at: number; publishedAt: number | null; content: FrozenMinutes } | null
  speeches: SpeechToNote[]
  remarks: RemarkView[]
  signing: {
    names: string[]
    mine: number | null
    need: number
    missing: { people: number; dissenter: boolean }
    unanswered: number
  } | null
  /** why the last text was taken back */
  reopened: string | null
  publishBy: number | null
  can: { write: boolean; draft: boolean; present: boolean; reopen: boolean; sign: boolean; remark: boolean; settle: boolean; publish: boolean; archive: boolean }
}
