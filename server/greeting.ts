import QRCode from 'qrcode'
import { firstRunCode } from './identity/first-run.ts'
import type { Runtime } from './runtime.ts'

/** What `npm start` prints when it is ready: the address, its QR for a phone on the same network, and how to sign in. */
export async function welcome({ address, near, runtime }: { address: string; near: string; runtime: Runtime }): Promise<string> {
  const qr = await QRCode.toString(near, { type: 'terminal', small: true })
  const code = await firstRunCode(runtime)
  const how = code
    ? `No community yet. Open ${address}/setup and enter this one-time set-up code: ${code}`
    : runtime.env.LINLI_DEMO === 'on'
      ? `Sign in: open ${address}/sign-in and tap one of the people of the demo neighbourhood.`
      : `Sign in: open ${address}/sign-in with your phone number.`
  const sms = runtime.env.LINLI_SMS === 'log' ? 'One-time codes are printed in this log.' : 'One-time codes are sent by the SMS gateway.'
  return `\n${qr}\n  Ready: ${address}   (phones nearby: ${near})\n  ${how}\n  ${sms}\n\n`
}
