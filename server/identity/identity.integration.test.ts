import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, testStart, type TestWorld } from '../testing/harness.ts'
import { createOneTimeCodes, type OneTimeCodes } from './one-time-code.ts'
import { httpSms } from '../notify/sms.ts'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../contract/command.ts'
import { ulid } from 'ulid'

let world: TestWorld
const sent: { phone: string; code: string }[] = []
let codes: OneTimeCodes
beforeAll(async () => {
  world = await startWorld()
  codes = createOneTimeCodes({ store: world.app.runtime.store, clock: world.clock, secret: 'test', sms: { sendCode: async (phone, code) => { sent.push({ phone, code }) }, sendText: () => Promise.reject(new Error('codes only')) } })
})
afterAll(() => world.close())
afterEach(() => { world.clock.pin(testStart) })

async function asked(phone: string) {
  const answer = await codes.request(phone)
  if (!answer.ok) throw new Error(answer.code)
  return { requestId: answer.requestId, code: sent.at(-1)!.code }
}

describe('a one-time code', () => {
  it('works once, for the phone and the request it was made for', async () => {
    const { requestId, code } = await asked('19911110001')
    expect(await codes.redeem('another-request', '19911110001', code)).toEqual({ ok: false, code: 'CODE_EXPIRED' })
    expect(await codes.redeem(requestId, '19911110009', code)).toEqual({ ok: false, code: 'CODE_EXPIRED' })
    expect(await codes.redeem(requestId, '19911110001', code)).toEqual({ ok: true, phone: '19911110001' })
    expect(await codes.redeem(requestId, '19911110001', code)).toEqual({ ok: false, code: 'CODE_EXPIRED' })
  })
  it('is kept as a hash only', async () => {
    const { requestId, code } = await asked('19911110002')
    const row = await world.app.runtime.store.db.signInCode.findUniqueOrThrow({ where: { id: requestId } })
    expect(JSON.stringify(row)).not.toContain(code)
  })
  it('ends after five wrong tries, even for the right one', async () => {
    const { requestId, code } = await asked('19911110003')
    const wrong = code === '000000' ? '000001' : '000000'
    for (const left of [4, 3, 2, 1]) expect(await codes.redeem(requestId, '19911110003', wrong)).toEqual({ ok: false, code: 'CODE_WRONG', detail: { left } })
    expect(await codes.redeem(requestId, '19911110003', wrong)).toEqual({ ok: false, code: 'CODE_TRIES_USED_UP' })
    expect(await codes.redeem(requestId, '19911110003', code)).toEqual({ ok: false, code: 'CODE_TRIES_USED_UP' })
  })
  it('ends after five minutes', async () => {
    const { requestId, code } = await asked('19911110004')
    world.clock.pin(testStart + 5 * 60_000 + 1)
    expect(await codes.redeem(requestId, '19911110004', code)).toEqual({ ok: false, code: 'CODE_EXPIRED' })
  })
  it('is not sent again within a minute, nor more than six times an hour', async () => {
    await asked('19911110005')
    world.clock.pin(testStart + 20_000)
    expect(await codes.request('19911110005')).toEqual({ ok: false, code: 'CODE_RESEND_TOO_SOON', detail: { seconds: 40 } })
    for (let minute = 2; minute <= 6; minute++) { world.clock.pin(testStart + minute * 60_000); await asked('19911110005') }
    world.clock.pin(testStart + 7 * 60_000)
    expect(await codes.request('19911110005')).toEqual({ ok: false, code: 'TOO_MANY_REQUESTS' })
  })
  it('is two of a pair only for the right one of fifty tries at once', async () => {
    const { requestId, code } = await asked('19911110006')
    const answers = await Promise.all(Array.from({ length: 50 }, () => codes.redeem(requestId, '19911110006', code)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })
  it('says how many digits are missing', async () => {
    expect(await codes.request('1380000')).toEqual({ ok: false, code: 'PHONE_INVALID', detail: { digits: 7 } })
  })
})

describe('the SMS gateway', () => {
  it('gets phone and code with its token; when it fails, no code remains to be waited for', async () => {
    const bodies: string[] = []
    const gateway = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => { body += String(part) })
      request.on('end', () => { bodies.push(`${request.headers.authorization ?? ''} ${body}`); response.writeHead(bodies.length > 1 ? 500 : 204).end() })
    })
    await new Promise<void>((resolve) => { gateway.listen(0, '127.0.0.1', resolve) })
    const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`
    const viaHttp = createOneTimeCodes({ store: world.app.runtime.store, clock: world.clock, secret: 'test', sms: httpSms(url, 'a-token') })
    expect((await viaHttp.request('19911110007')).ok).toBe(true)
    expect(bodies[0]).toMatch(/^Bearer a-token \{"phone":"19911110007","code":"\d{6}"\}$/)
    expect(await viaHttp.request('19911110008')).toEqual({ ok: false, code: 'SMS_FAILED' })
    expect(await viaHttp.request('19911110008')).toEqual({ ok: false, code: 'SMS_FAILED' })
    gateway.close()
  })
})

describe('the doors', () => {
  const envelope = (over: object = {}) => ({ protocol: PROTOCOL_VERSION, commandId: ulid(), community: 'rongyin', name: 'SetDisplayName', input: { displayName: '林阿姨' }, ...over })
  const post = async (cookie: string | null, body: unknown, origin = world.url) => {
    const response = await fetch(`${world.url}/api/commands`, { method: 'POST', headers: { origin, ...(cookie && { cookie }) }, body: typeof body === 'string' ? body : JSON.stringify(body) })
    return { status: response.status, answer: await response.json() as CommandAnswer }
  }

  it('take the person from the token, and refuse another site, a forged token and no token', async () => {
    const lin = await world.person('林女士')
    expect(await post(lin.cookie, envelope())).toEqual({ status: 200, answer: { ok: true, data: null } })
    expect(await post(lin.cookie, envelope(), 'https://elsewhere.example')).toMatchObject({ status: 403, answer: { code: 'FOREIGN_ORIGIN' } })
    expect(await post(`${lin.cookie}x`, envelope())).toMatchObject({ status: 401, answer: { code: 'NOT_SIGNED_IN' } })
    expect(await post(null, envelope())).toMatchObject({ status: 401, answer: { code: 'NOT_SIGNED_IN' } })
    const socket = await world.socket(lin)
    const answer = await socket.emitWithAck('command', envelope({ input: { displayName: '林阿姨', userId: 'somebody-else' } }))
    expect(answer).toMatchObject({ ok: false, code: 'INPUT_INVALID', fields: [{ path: 'userId', fault: 'unknown' }] })
  })

  it('answer an old client, a broken body, a giant one and an unknown command with their codes', async () => {
    const lin = await world.person('林大姐')
    expect(await post(lin.cookie, envelope({ protocol: 0 }))).toMatchObject({ status: 426, answer: { code: 'PROTOCOL_OUTDATED' } })
    expect(await post(lin.cookie, '{not json')).toMatchObject({ status: 422, answer: { code: 'INPUT_INVALID' } })
    expect(await post(lin.cookie, envelope({ input: { displayName: 'x'.repeat(70_000) } }))).toMatchObject({ status: 413, answer: { code: 'PAYLOAD_TOO_LARGE' } })
    expect(await post(lin.cookie, envelope({ name: 'Drop' }))).toMatchObject({ status: 404, answer: { code: 'UNKNOWN_COMMAND' } })
    expect(await post(lin.cookie, envelope({ input: { displayName: ' ' } }))).toMatchObject({ answer: { code: 'INPUT_INVALID', fields: [{ path: 'displayName', fault: 'missing' }] } })
  })

  it('do a repeated command once and give the first answer again; another one under the same id is refused', async () => {
    const admin = await world.person('管理员甲', { roles: ['admin'] })
    const first = envelope({ name: 'AddPlace', input: { place: 'GRID', name: '二网格' } })
    const once = await post(admin.cookie, first)
    const twice = await post(admin.cookie, first)
    expect(twice).toEqual(once)
    expect(await world.app.runtime.store.db.gridCell.count({ where: { name: '二网格' } })).toBe(1)
    expect(await post(admin.cookie, { ...first, name: 'SetDisplayName', input: { displayName: '甲' } })).toMatchObject({ answer: { code: 'COMMAND_REPEATED_DIFFERENTLY' } })
  })

  it('answer a stranger about things of this community exactly as about things that do not exist', async () => {
    const admin = await world.person('管理员乙', { roles: ['admin'] })
    const stranger = await world.person('海汀的人', { community: 'haiting', roles: ['admin', 'committee'] })
    const member = await world.app.runtime.store.db.membership.findFirstOrThrow({ where: { userId: admin.userId } })
    const about = (membershipId: string, community: string) => envelope({ name: 'VerifyResident', community, input: { membershipId } })
    const foreign = await post(stranger.cookie, about(member.id, 'haiting'))
    const missing = await post(stranger.cookie, about('01AAAAAAAAAAAAAAAAAAAAAAAA', 'haiting'))
    const atTheirDoor = await post(stranger.cookie, about(member.id, 'rongyin'))
    expect(foreign).toEqual(missing)
    expect(atTheirDoor).toEqual(missing)
    expect(missing).toEqual({ status: 404, answer: { ok: false, code: 'NOT_FOUND' } })
  })

  it('survive two decisions on one state: one is written, the other is told that it came second', async () => {
    const admin = await world.person('管理员丙', { roles: ['admin'] })
    const neighbour = await world.person('待核实', { verified: false })
    const row = await world.app.runtime.store.db.membership.findFirstOrThrow({ where: { userId: neighbour.userId } })
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.command(admin, 'VerifyResident', { membershipId: row.id })))
    expect(answers.every((answer) => answer.ok || answer.code === 'STATE_CHANGED')).toBe(true)
    expect(await world.app.runtime.store.db.event.count({ where: { stream: `membership:${row.id}`, type: 'ResidentVerified' } })).toBe(1)
  })
})
