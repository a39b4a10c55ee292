import type { Logger } from 'pino'
import type { Env } from '../env.ts'
import { runtime } from '../runtime.ts'

/** Sends one-time codes and short messages. */
export interface SmsPort {
  /** rejects when the gateway did not take the message */
  sendCode(phone: string, code: string): Promise<void>
  sendText(phone: string, text: string): Promise<void>
}

export const smsPort = () => runtime().services.get('sms') as SmsPort

/** Prints the code: for trying out and for installations without a gateway. */
export function logSms(log: Logger): SmsPort {
  return {
    async sendCode(phone, code) {
      log.info({ phone: maskPhone(phone), code }, 'one-time code')
    },
    async sendText(phone, text) {
      log.info({ phone: maskPhone(phone), text }, 'short message')
    },
  }
}

/** POSTs `{ phone, code }` or `{ phone, text }` as JSON with a bearer token; any 2xx is success. Gives up after 8 s. */
export function httpSms(url: string, token: string | undefined): SmsPort {
  async function post(body: { phone: string } & ({ code: string } | { text: string })): Promise<void> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(8000),
    })
    if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`)
  }
  return { sendCode: (phone, code) => post({ phone, code }), sendText: (phone, text) => post({ phone, text }) }
}

export function smsFrom(env: Env, log: Logger): SmsPort {
  return env.LINLI_SMS === 'http' && env.LINLI_SMS_URL ? httpSms(env.LINLI_SMS_URL, env.LINLI_SMS_TOKEN) : logSms(log)
}

/** 138****1234 */
export function maskPhone(phone: string): string {
  return phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2')
}
