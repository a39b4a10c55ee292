import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { ulid } from 'ulid'
import { limits } from '../../contract/limits.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import type { RefusalDetail } from '../../domain/decision.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/store.ts'
import type { SmsPort } from '../notify/sms.ts'

type Answer<T> = ({ ok: true } & T) | { ok: false; code: RefusalCode; detail?: RefusalDetail }

/** Mainland mobile numbers: 11 digits beginning with 1. */
export const phonePattern = /^1\d{10}$/

/**
 * Phone and one-time code: stored as HMAC only, single use, `codeMinutes` long, `codeTries` tries, and bound to the request
 * (the browser that asked holds the request id in a cookie; a code read over a shoulder is worth nothing elsewhere).
 */
export function createOneTimeCodes(parts: { store: Store; clock: Clock; sms: SmsPort; secret: string }) {
  const { store, clock, sms, secret } = parts
  const digest = (requestId: string, code: string) => createHmac('sha256', secret).update(`code:${requestId}:${code}`).digest('hex')

  return {
    /** Answers the request id to keep in the browser. Refuses a malformed phone, a resend within 60 s and too many in an hour. */
    async request(phone: string): Promise<Answer<{ requestId: string; expiresAt: number }>> {
      if (!phonePattern.test(phone)) return { ok: false, code: 'PHONE_INVALID', detail: { digits: phone.replace(/\D/g, '').length } }
      const now = clock.now()
      const recent = await store.db.signInCode.findMany({ where: { phone, createdAt: { gt: new Date(now - 3_600_000) } }, orderBy: { createdAt: 'desc' } })
      const waited = recent[0] ? (now - recent[0].createdAt.getTime()) / 1000 : Infinity
      if (waited < limits.codeResendSeconds) return { ok: false, code: 'CODE_RESEND_TOO_SOON', detail: { seconds: Math.ceil(limits.codeResendSeconds - waited) } }
      if (recent.length >= limits.codesPerPhonePerHour) return { ok: false, code: 'TOO_MANY_REQUESTS' }
      const requestId = ulid(now)
      const code = String(randomInt(0, 10 ** limits.codeDigits)).padStart(limits.codeDigits, '0')
      const expiresAt = now + limits.codeMinutes * 60_000
      await store.write((db) => db.signInCode.create({
        data: { id: requestId, phone, codeHash: digest(requestId, code), triesLeft: limits.codeTries, expiresAt: new Date(expiresAt), createdAt: new Date(now) },
      }))
      try {
        await sms.sendCode(phone, code)
      } catch {
        await store.write((db) => db.signInCode.delete({ where: { id: requestId } }))
        return { ok: false, code: 'SMS_FAILED' }
      }
      return { ok: true, requestId, expiresAt }
    },

    /** Uses a code up. A wrong one costs a try; the last try ends it. */
    async redeem(requestId: string, phone: string, code: string): Promise<Answer<{ phone: string }>> {
      const now = clock.now()
      return store.write(async (db): Promise<Answer<{ phone: string }>> => {
        const row = await db.signInCode.findUnique({ where: { id: requestId } })
        if (!row || row.phone !== phone || row.usedAt || row.expiresAt.getTime() < now) return { ok: false, code: 'CODE_EXPIRED' }
        if (row.triesLeft <= 0) return { ok: false, code: 'CODE_TRIES_USED_UP' }
        const isRight = timingSafeEqual(Buffer.from(row.codeHash), Buffer.from(digest(requestId, code)))
        if (!isRight) {
          const left = row.triesLeft - 1
          await db.signInCode.update({ where: { id: requestId }, data: { triesLeft: left } })
          return left > 0 ? { ok: false, code: 'CODE_WRONG', detail: { left } } : { ok: false, code: 'CODE_TRIES_USED_UP' }
        }
        await db.signInCode.update({ where: { id: requestId }, data: { usedAt: new Date(now) } })
        return { ok: true, phone }
      })
    },
  }
}

export type OneTimeCodes = ReturnType<typeof createOneTimeCodes>
