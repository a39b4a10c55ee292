import { io, type Socket } from 'socket.io-client'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../contract/command.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { chance, lasting, often, ServerProcess } from '../testing/faults.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'
import type { VoteAck } from './vote-queue.ts'

const rounds = often(20, 6)
const hour = 3_600_000
const dice = chance('kill -9 in a burst of votes')

let world: TestWorld
let chen: TestPerson
let voters: TestPerson[]
let server: ServerProcess | null = null

beforeAll(async () => {
  world = await startWorld()
  chen = await world.person('陈主任', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
  voters = await Promise.all(Array.from({ length: 60 }, (_, index) => world.person(`邻居${index + 1}`)))
}, 60_000)
afterAll(async () => {
  await server?.kill()
  await world.close()
})

const db = () => world.app.runtime.store.db
const stateOf = async (ballotId: string) => (await db().ballot.findUniqueOrThrow({ where: { id: ballotId } })).state as unknown as BallotState

async function openPoll(secrecy: 'NAMED' | 'SECRET'): Promise<{ ballotId: string; closesAt: number }> {
  const now = world.clock.now()
  const { ballotId } = await world.must<{ ballotId: string }>(chen, 'CreateBallot', {
    type: 'INTENT_POLL', topicId: null, plan: { opensAt: now, closesAt: now + hour }, secrecy, interim: 'HIDDEN',
    question: { text: '活动室周末开不开门？', facts: [], choices: { kind: 'YES_NO' } },
  })
  await world.must(chen, 'AnnounceBallot', { ballotId })
  await world.must(chen, 'OpenBallot', { ballotId, minutes: null })
  return { ballotId, closesAt: (await stateOf(ballotId)).closesAt! }
}

type Choice = 'yes' | 'no' | 'abstain'
type Ask = (who: TestPerson, name: string, input: unknown, commandId?: string) => Promise<CommandAnswer<VoteAck>>

/** What one neighbour was told. `unanswered`: the vote that was on its way when the line broke. */
interface Told { who: TestPerson; acks: { choice: Choice; ack: VoteAck }[]; refused: string[]; unanswered: { choice: Choice; commandId: string } | null }

/** Every second neighbour votes over a socket, the others over HTTP. Answers null when the line broke first. */
async function doorsOf(url: string): Promise<{ ask(index: number, input: unknown, commandId: string): Promise<CommandAnswer<VoteAck> | null>; leave(): void }> {
  const sockets = new Map<number, Socket>()
  await Promise.all(voters.map(async (who, index) => {
    if (index % 2) return
    const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie: who.cookie } })
    sockets.set(index, socket)
    await new Promise<void>((resolve, reject) => { socket.once('connect', () => resolve()); socket.once('connect_error', reject) })
  }))
  return {
    async ask(index, input, commandId) {
      const socket = sockets.get(index)
      if (!socket) return askOverHttp(url, voters[index]!, 'CastVote', input, commandId).catch(() => null)
      return await Promise.race([
        socket.emitWithAck('command', envelope('CastVote', input, commandId)) as Promise<CommandAnswer<VoteAck>>,
        new Promise<null>((resolve) => { socket.once('disconnect', () => resolve(null)) }),
      ])
    },
    leave() { for (const socket of sockets.values()) socket.disconnect() },
  }
}

const envelope = (name: string, input: unknown, commandId: string) => ({ protocol: PROTOCOL_VERSION, commandId, community: 'rongyin', name, input })

async function askOverHttp(url: string, ...[who, name, input, commandId = ulid()]: Parameters<Ask>): Promise<CommandAnswer<VoteAck>> {
  const response = await fetch(`${url}/api/commands`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: url, cookie: who.cookie }, body: JSON.stringify(envelope(name, input, commandId)),
  })
  return await response.json() as CommandAnswer<VoteAck>
}

/** Votes again and again, one after the other, until the line breaks or the box is closed. */
async function burst(doors: Awaited<ReturnType<typeof doorsOf>>, ballotId: string, onAck: () => void): Promise<Told[]> {
  return Promise.all(voters.map(async (who, index): Promise<Told> => {
    const told: Told = { who, acks: [], refused: [], unanswered: null }
    for (;;) {
      const choice = dice.pick<Choice>(['yes', 'no', 'abstain'])
      const commandId = ulid()
      const answer = await doors.ask(index, { ballotId, voterId: who.userId, choices: [choice] }, commandId)
      if (!answer) return { ...told, unanswered: { choice, commandId } }
      if (!answer.ok) { told.refused.push(answer.code); return told }
      told.acks.push({ choice, ack: answer.data })
      onAck()
    }
  }))
}

/** What lies in the box must be what people were told, and at most the one vote each that was on its way. */
async function compare(ballotId: string, told: Told[], secrecy: 'NAMED' | 'SECRET'): Promise<void> {
  const state = await stateOf(ballotId)
  const papers = await db().ballotPaper.findMany({ where: { ballotId } })
  const marked = new Set((await db().ballotVoter.findMany({ where: { ballotId, voted: true } })).map(({ voterId }) => voterId))
  expect(papers.length).toBe(marked.size)
  const byReceipt = new Map(papers.map((paper) => [paper.receipt, paper]))
  expect(byReceipt.size).toBe(papers.length)
  let onTheirWay = 0
  for (const { who, acks, unanswered } of told) {
    const last = acks.at(-1)
    expect(acks.map(({ ack }) => ack.revision)).toEqual(acks.map((_, index) => index + 1))
    if (!last) {
      if (marked.has(who.userId)) { expect(unanswered).not.toBeNull(); onTheirWay += 1 }
      continue
    }
    expect(marked.has(who.userId)).toBe(true)
    const paper = byReceipt.get(last.ack.receipt)
    expect(paper, 'an acknowledged vote is in the box').toBeDefined()
    if (paper!.choices !== last.choice) { expect(unanswered?.choice, 'another choice than the acknowledged one').toBe(paper!.choices) }
    if (state.closedAt === null) {
      expect([acks.length, acks.length + (unanswered ? 1 : 0)]).toContain(paper!.revision)
      if (paper!.revision === acks.length) expect(paper!.choices).toBe(last.choice)
      else expect(paper!.choices).toBe(unanswered!.choice)
    }
    if (secrecy === 'NAMED') expect(papers.filter(({ key }) => key === who.userId)).toHaveLength(1)
  }
  expect(marked.size - told.filter(({ acks }) => acks.length > 0).length).toBe(onTheirWay)
  if (state.closedAt !== null) {
    for (const paper of papers) expect(Number(paper.castAt)).toBeLessThanOrEqual(state.closedAt)
    expect(state.count!.papers).toBe(papers.length)
    for (const choice of ['yes', 'no', 'abstain']) {
      expect(state.count!.tally.choices[choice]?.heads ?? 0, choice).toBe(papers.filter((paper) => paper.choices === choice).length)
    }
  }
}

describe('the server dies in the middle of a burst of votes', () => {
  it(`${rounds} times: every answered vote is in the box once, none after the closing, and the count is what lies there`, async () => {
    let acknowledged = 0
    let broken = 0
    let closedBefore = 0
    for (let round = 0; round < rounds; round++) {
      const secrecy = round % 2 ? 'SECRET' : 'NAMED'
      const isClosing = round % 3 === 2
      world.clock.pin(testStart + round * 2 * hour)
      const { ballotId, closesAt } = await openPoll(secrecy)
      server = await ServerProcess.start(world)
      await fetch(`${server.url}/test/clock?at=${world.clock.now()}`)
      const doors = await doorsOf(server.url)
      const { url } = server
      const enough = dice.below(500)
      let heard = 0
      let isEnough: () => void = () => undefined
      const reached = new Promise<void>((resolve) => { isEnough = resolve })
      const voting = burst(doors, ballotId, () => { if (++heard > enough) isEnough() })
      await reached
      await lasting(dice.below(20))
      // Every third time the box is being closed, or was closed a moment ago.
      const closing = isClosing
        ? fetch(`${url}/test/clock?at=${closesAt}`).then(() => askOverHttp(url, chen, 'CloseBallot', { ballotId })).catch(() => null)
        : null
      if (isClosing) await (dice.below(2) ? closing : lasting(dice.below(60)))
      await server.kill()
      const told = await voting
      const closed = await closing
      doors.leave()
      acknowledged += told.reduce((sum, { acks }) => sum + acks.length, 0)
      broken += told.filter(({ unanswered }) => unanswered).length
      for (const { refused } of told) expect(refused.filter((code) => code !== 'BALLOT_CLOSED' && code !== 'TOO_MANY_REQUESTS')).toEqual([])
      await compare(ballotId, told, secrecy)
      if (closed?.ok) expect((await stateOf(ballotId)).closedAt).not.toBeNull()
      if ((await stateOf(ballotId)).closedAt !== null) closedBefore += 1

      // Up again: what was on its way is sent again under its id, the box is closed, and nothing comes in any more.
      server = await ServerProcess.start(world)
      await fetch(`${server.url}/test/clock?at=${world.clock.now() + 1000}`)
      const isOpen = (await stateOf(ballotId)).closedAt === null
      for (const each of told) {
        if (!each.unanswered) continue
        const { choice, commandId } = each.unanswered
        const answer = await askOverHttp(server.url, each.who, 'CastVote', { ballotId, voterId: each.who.userId, choices: [choice] }, commandId)
        if (isOpen) expect(answer).toMatchObject({ ok: true })
        else expect(answer).toMatchObject({ ok: false, code: 'BALLOT_CLOSED' })
        if (answer.ok) expect(each.acks.length === 0 || answer.data.receipt === each.acks.at(-1)!.ack.receipt).toBe(true)
      }
      await fetch(`${server.url}/test/clock?at=${closesAt}`)
      expect(await askOverHttp(server.url, chen, 'CloseBallot', { ballotId })).toMatchObject({ ok: true })
      const papers = await db().ballotPaper.findMany({ where: { ballotId } })
      const state = await stateOf(ballotId)
      expect(state.count!.papers).toBe(papers.length)
      expect(Object.values(state.count!.tally.choices).reduce((sum, { heads }) => sum + heads, 0)).toBe(papers.length)
      expect(await askOverHttp(server.url, voters[0]!, 'CastVote', { ballotId, voterId: voters[0]!.userId, choices: ['yes'] })).toMatchObject({ ok: false, code: 'BALLOT_CLOSED' })
      expect(await db().ballotPaper.count({ where: { ballotId } })).toBe(papers.length)
      await server.kill()
    }
    console.info(`${acknowledged} votes acknowledged, ${broken} on their way when the server died, ${closedBefore} boxes closed before it`)
    expect(acknowledged).toBeGreaterThan(rounds)
    expect(broken).toBeGreaterThan(0)
  }, 600_000)
})
