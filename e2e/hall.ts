import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { encode } from 'next-auth/jwt'
import { io } from 'socket.io-client'
import { PROTOCOL_VERSION, type CommandAnswer } from '../contract/command.ts'
import type { MyVoter } from '../contract/commands/ballot.ts'
import type { RoomSnapshot } from '../contract/commands/session.ts'
import type { ResyncAnswer } from '../contract/live.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Signs the sign-in tokens of the servers under test, so that forty neighbours need not sign in by hand. */
export const secret = 'only-for-the-end-to-end-tests-0123456789'

export const rongyin = 'rongyin'
export const haiting = 'haiting'

/** `community` is spoken to; `from`: the community that the person belongs to, when it is another. */
interface Asking { community?: string; from?: string; commandId?: string; protocol?: number }
interface Neighbour { userId: string; community: string; name: string }

/** A running server: its clock, its people by the names that they go by, and the command door for those who need no screen. */
export class Hall {
  readonly url: string
  #people: Promise<Neighbour[]> | null = null

  constructor(url: string) { this.url = url }

  /** epoch ms on the server */
  async now(): Promise<number> { return this.#clock('/test/clock') }
  /** Puts the clock to a moment and does whatever became due on the way. */
  async moveTo(at: number): Promise<number> { return this.#clock(`/test/clock?at=${at}`) }
  async moveBy(ms: number): Promise<number> { return this.#clock(`/test/clock?by=${ms}`) }

  async #clock(path: string): Promise<number> {
    const answer = await fetch(`${this.url}${path}`)
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return (await answer.json() as { now: number }).now
  }

  people(): Promise<Neighbour[]> {
    return this.#people ??= fetch(`${this.url}/test/people`).then((answer) => answer.json() as Promise<Neighbour[]>)
  }

  async idOf(name: string, community = rongyin): Promise<string> {
    const found = (await this.people()).find((each) => each.name === name && each.community === community)
    if (!found) throw new Error(`${name} is not in ${community}`)
    return found.userId
  }

  /** The sign-in cookie of a person, as next-auth would give it. */
  async tokenOf(name: string, community = rongyin): Promise<string> {
    return encode({ token: { sub: await this.idOf(name, community) }, secret })
  }

  /** Asks an address; `name` null is a passer-by. */
  async fetch(name: string | null, path: string, init: RequestInit & { from?: string } = {}): Promise<Response> {
    const { from = rongyin, ...rest } = init
    const cookie = name === null ? {} : { cookie: `next-auth.session-token=${await this.tokenOf(name, from)}` }
    const headers = new Headers({ origin: this.url, ...cookie } as Record<string, string>)
    new Headers(rest.headers).forEach((value, key) => headers.set(key, value))
    return fetch(`${this.url}${path}`, { redirect: 'manual', ...rest, headers })
  }

  /** A command over HTTP. Whoever is asked to slow down asks again a moment later, under the same id. */
  async command<Data = unknown>(name: string | null, command: string, input: unknown, how: Asking = {}): Promise<CommandAnswer<Data>> {
    const { community = rongyin, from = community, commandId = randomUUID(), protocol = PROTOCOL_VERSION } = how
    const body = JSON.stringify({ protocol, commandId, community, name: command, input })
    for (;;) {
      const response = await this.fetch(name, '/api/commands', { from, method: 'POST', headers: { 'content-type': 'application/json' }, body })
      const answer = await response.json() as CommandAnswer<Data>
      if (answer.ok || answer.code !== 'TOO_MANY_REQUESTS') return answer
      await setTimeout(200)
    }
  }

  /** The same, and throws when it is refused. */
  async must<Data = unknown>(name: string, command: string, input: unknown, how: Asking = {}): Promise<Data> {
    const answer = await this.command<Data>(name, command, input, how)
    if (!answer.ok) throw new Error(`${command} by ${name} was refused: ${JSON.stringify(answer)}`)
    return answer.data
  }

  /** What a browser of that person is told about a stream when it joins. */
  async listen(name: string | null, stream: string, how: Asking & { screenToken?: string } = {}): Promise<ResyncAnswer> {
    const { community = rongyin, from = community, screenToken } = how
    const socket = io(this.url, {
      transports: ['websocket'], forceNew: true, auth: { ...(screenToken && { screenToken }) },
      extraHeaders: { origin: this.url, ...(name !== null && { cookie: `next-auth.session-token=${await this.tokenOf(name, from)}` }) },
    })
    try {
      return await socket.timeout(10_000).emitWithAck('resync', { protocol: PROTOCOL_VERSION, community, stream }) as ResyncAnswer
    } finally {
      socket.disconnect()
    }
  }

  /** The ballot that is open in a session, as the room hears of it. */
  async openBallotOf(sessionId: string): Promise<string> {
    const ballot = (await this.roomOf(sessionId)).ballots.find(({ state }) => state.phase === 'OPEN')
    if (!ballot) throw new Error(`no ballot is open in ${sessionId}`)
    return ballot.state.id
  }

  /** Votes with each paper that this person may fill in. */
  async vote(name: string, ballotId: string, choice: string): Promise<void> {
    const answer = await this.listen(name, `ballot:${ballotId}`)
    if (!answer.ok) throw new Error(`${name} does not hear of the ballot: ${answer.code}`)
    for (const { voterId } of answer.mine as MyVoter[]) await this.must(name, 'CastVote', { ballotId, voterId, choices: [choice] })
  }

  /** The id of a task, which the page hands to whoever may rate it; people know it by the number of the ledger. */
  async taskIdOf(path: string, rater: string): Promise<string> {
    const page = await (await this.fetch(rater, path)).text()
    const found = /taskId\\?":\\?"([0-9A-Z]{26})/.exec(page)
    if (!found) throw new Error(`${rater} is not asked to rate ${path}`)
    return found[1]!
  }

  /** The session that is in progress in the demo, as the room shows it to staff. */
  async tonight(): Promise<RoomSnapshot> {
    const front = await (await this.fetch(null, `/c/${rongyin}`)).text()
    const [, id] = /\/sessions\/([0-9A-Z]{26})\/room/.exec(front) ?? []
    if (!id) throw new Error('the front page leads into no session')
    return this.roomOf(id)
  }

  async roomOf(sessionId: string): Promise<RoomSnapshot> {
    const answer = await this.listen('小郑', `session:${sessionId}`)
    if (!answer.ok) throw new Error(`session ${sessionId}: ${answer.code}`)
    return answer.snapshot as RoomSnapshot
  }

  /** The address behind the first link of a page whose words contain `words`. */
  async linkOn(path: string, words: string, name: string | null = null): Promise<string> {
    const page = await (await this.fetch(name, path)).text()
    for (const [, href = '', inside = ''] of page.matchAll(/<a\b[^>]*?href="([^"]+)"[^>]*>(.*?)<\/a>/gs)) {
      if (inside.replace(/<[^>]*>/g, '').includes(words)) return href.replaceAll('&amp;', '&')
    }
    throw new Error(`${path} has no link that says ${words}`)
  }
}
