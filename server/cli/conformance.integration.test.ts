import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { once } from 'node:events'
import { request } from 'node:http'
import { WebSocket, type RawData } from 'ws'
import { startWorld, type TestWorld } from '../testing/harness.ts'
import { conformanceProfile } from './conformance-profile.ts'
import { PROTOCOL_VERSION } from '../../contract/command.ts'

let world: TestWorld
beforeAll(async () => { world = await startWorld({ empty: true, sockets: conformanceProfile }) }, 60_000)
afterAll(() => world.close())

const handshake = { sid: expect.any(String) as string, upgrades: ['websocket'], pingInterval: 300, pingTimeout: 200, maxPayload: 1_000_000 }
const path = (own: string, rest = '') => `${world.url}${own}/?EIO=4&transport=polling${rest}`

/** A line with what was said on it, one message after the other. */
function line(own: string) {
  const socket = new WebSocket(`${world.url.replace('http', 'ws')}${own}/?EIO=4&transport=websocket`)
  const heard: (string | Uint8Array)[] = []
  let tell: () => void = () => undefined
  socket.on('message', (data: RawData, isBinary: boolean) => {
    const said = Buffer.isBuffer(data) ? data : Buffer.alloc(0)
    // what keeps the line alive is not what was asked
    if (!isBinary && said.toString() === '2') socket.send('3')
    else { heard.push(isBinary ? new Uint8Array(said) : said.toString()); tell() }
  })
  return {
    socket,
    async next(): Promise<string | Uint8Array> {
      while (heard.length === 0) await new Promise<void>((resolve) => { tell = resolve })
      return heard.shift()!
    },
  }
}

/** Asks for an upgrade as the path says, and answers the status; 101 when it was granted. */
async function upgradeStatus(asked: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  const asking = request({ host: '127.0.0.1', port: world.port, path: asked, headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'bmVpZ2hib3Vycy10YWxrLg==', ...headers } })
  asking.end()
  const granted = once(asking, 'upgrade').then(([response, socket]) => { (socket as { destroy(): void }).destroy(); return (response as { statusCode?: number }).statusCode })
  const refused = once(asking, 'response').then(([response]) => { (response as { resume(): void }).resume(); return (response as { statusCode?: number }).statusCode })
  return Promise.race([granted, refused])
}

describe('the profile for the public suites', () => {
  it.each(['/socket.io', '/engine.io'])('%s greets with what the suites expect, over polling', async (own) => {
    const text = await (await fetch(path(own))).text()
    expect(JSON.parse(text.slice(1))).toEqual(handshake)
    expect((await fetch(`${world.url}${own}/?transport=polling`)).status).toBe(400)
    expect((await fetch(path(own), { method: 'POST' })).status).toBe(400)
  })

  it('the bare engine says everything back, as text and as bytes, over polling and WebSocket', async () => {
    const { sid } = JSON.parse((await (await fetch(path('/engine.io'))).text()).slice(1)) as { sid: string }
    expect(await (await fetch(path('/engine.io', `&sid=${sid}`), { method: 'POST', body: '4one\x1e4two\x1ebAQID' })).text()).toBe('ok')
    expect(await (await fetch(path('/engine.io', `&sid=${sid}`))).text()).toBe('4one\x1e4two\x1ebAQID')
    const { socket, next } = line('/engine.io')
    expect(await next()).toMatch(/^0/)
    socket.send('4hello')
    socket.send(Uint8Array.of(1, 2, 3))
    expect(await next()).toBe('4hello')
    expect(await next()).toEqual(Uint8Array.of(1, 2, 3))
    socket.close()
  })

  it('both namespaces tell the greeting back; a message and its acknowledgement come back; another namespace is refused', async () => {
    const { socket, next } = line('/socket.io')
    await next()
    socket.send('40{"token":"123"}')
    expect(await next()).toMatch(/^40\{"sid":/)
    expect(await next()).toBe('42["auth",{"token":"123"}]')
    socket.send('42["message",1,{"2":[true]}]')
    expect(await next()).toBe('42["message-back",1,{"2":[true]}]')
    socket.send('4256["message-with-ack",1,"2"]')
    expect(await next()).toBe('4356[1,"2"]')
    socket.send('40/custom,')
    expect(await next()).toMatch(/^40\/custom,\{"sid":/)
    expect(await next()).toBe('42/custom,["auth",{}]')
    socket.send('40/other,')
    expect(await next()).toBe('44/other,{"message":"Invalid namespace"}')
    socket.close()
  })

  it('whoever does not say who they are within a second, or does not answer a ping, is let go', async () => {
    const { socket, next } = line('/socket.io')
    await next()
    await once(socket, 'close')
    const mute = new WebSocket(`${world.url.replace('http', 'ws')}/engine.io/?EIO=4&transport=websocket`)
    await once(mute, 'close')
  })
})

describe('what is the product’s own holds all the same', () => {
  it.each(['/socket.io', '/engine.io'])('%s: a page of another site is refused', async (own) => {
    const origin = 'http://elsewhere.example'
    expect((await fetch(path(own), { headers: { origin } })).status).toBe(403)
    expect(await upgradeStatus(`${own}/?EIO=4&transport=websocket`, { origin })).toBe(400)
    expect(await upgradeStatus(`${own}/?EIO=4&transport=websocket`, { origin: world.url })).toBe(101)
  })

  it('commands are asked of the same sockets, and need a sign-in', async () => {
    const { socket, next } = line('/socket.io')
    await next()
    socket.send('40')
    await next()
    await next()
    socket.send(`427["command",{"protocol":${PROTOCOL_VERSION},"commandId":"12345678","community":"rongyin","name":"EndorseTopic","input":{"topicId":"x"}}]`)
    expect(await next()).toBe('437[{"ok":false,"code":"NOT_SIGNED_IN"}]')
    socket.close()
  })

  it.each([['/elsewhere', 404], ['/socket.iox/?EIO=4&transport=websocket', 404], ['/yjsx', 404], ['//', 400]])('an upgrade of %s is answered with %i and harms nobody', async (asked, status) => {
    expect(await upgradeStatus(asked)).toBe(status)
    expect((await world.fetch(null, '/healthz')).status).toBe(200)
  })
})
