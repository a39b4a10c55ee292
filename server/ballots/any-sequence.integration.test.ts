import fc from 'fast-check'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../contract/command.ts'
import { closedPhases, phasesAfter, type BallotPhase } from '../../domain/ballot/phases.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { startWorld, testStart, type TestPerson, type TestWorld } from '../testing/harness.ts'
import { photo } from '../testing/photo.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

/**
 * Commands in any sequence, through the real store: never more votes than the roll has voters, closed stays closed, and what was
 * counted is what was answered – whoever came first.
 */
const DAY = 86_400_000
const choices = ['yes', 'no', 'abstain'] as const
type Choice = (typeof choices)[number]
type Kind = 'OWNERS' | 'RESIDENTS'

let world: TestWorld
let 陈主任: TestPerson, 小郑: TestPerson, 小吴: TestPerson, 程姐: TestPerson
let people: TestPerson[]
/** of five: one owner, two who own together, one of two flats, one more, and one who cannot sign in */
let heads: { id: string; owners: number[]; units: number[] }[]

const db = () => world.app.runtime.store.db
const stateOf = async (ballotId: string) => (await db().ballot.findUniqueOrThrow({ where: { id: ballotId } })).state as unknown as BallotState
const papersOf = async (ballotId: string) => (await db().ballotPaper.findMany({ where: { ballotId }, orderBy: { key: 'asc' } })).map(({ key, choices: said, heads: n, area }) => ({ key, said, heads: n, area }))
const command = <Data>(who: TestPerson, name: string, input: unknown) =>
  world.app.runtime.execute({ userId: who.userId }, { protocol: PROTOCOL_VERSION, commandId: ulid(), community: 'rongyin', name, input }) as Promise<CommandAnswer<Data>>
async function must<Data>(who: TestPerson, name: string, input: unknown): Promise<Data> {
  const answer = await command<Data>(who, name, input)
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return answer.data
}

beforeAll(async () => {
  world = await startWorld()
  陈主任 = await world.person('陈主任', { roles: ['committee'], kind: 'COMMITTEE', verified: false })
  小郑 = await world.person('小郑', { roles: ['gridWorker'], verified: false })
  小吴 = await world.person('小吴', { roles: ['gridWorker'], verified: false })
  程姐 = await world.person('程姐', { roles: ['supervisor'], verified: false })
  people = []
  for (const name of ['林阿姨', '黄伯伯', '黄伯母', '庄师傅', '郭先生', '谢阿婆']) people.push(await world.person(name))
  heads = [[[0], [61_07]], [[1, 2], [72_50]], [[3], [60_00, 79_99]], [[4], [88_88]], [[], [100_01]]].map(([owners, units]) => ({ id: ulid(), owners: owners!, units: units! }))
  await world.app.runtime.store.write(async (tx) => {
    await tx.gridCell.create({ data: { id: 'g1', communityId: world.communityId, name: '一网格', position: 1 } })
    await tx.building.create({ data: { id: 'bd4', communityId: world.communityId, gridId: 'g1', name: '4 号楼', position: 4 } })
    for (const [n, { id, owners, units }] of heads.entries()) {
      await tx.ownerHead.create({ data: { id, communityId: world.communityId, kind: owners.length > 1 ? 'CO_OWNERS' : 'PERSON', name: `业主 ${n}`, identity: id } })
      for (const [at, area] of units.entries()) await tx.unit.create({ data: { id: ulid(), communityId: world.communityId, buildingId: 'bd4', label: `${n}0${at}`, area, headId: id } })
      for (const owner of owners) await tx.headMember.create({ data: { headId: id, userId: people[owner]!.userId } })
    }
  })
})
afterAll(() => world.close())

interface Ballot { ballotId: string; voters: { id: string; users: TestPerson[]; area: number }[] }
let begun = 0

/** Announced, and its day has come; not open yet. */
async function announced(kind: Kind): Promise<Ballot> {
  const now = testStart + begun++ * 60_000
  world.clock.pin(now)
  const plan = { opensAt: now + 25 * DAY, closesAt: now + 32 * DAY }
  const { ballotId } = await must<{ ballotId: string }>(陈主任, 'CreateBallot', {
    type: kind === 'OWNERS' ? 'OWNER_ORDINARY' : 'INTENT_POLL', topicId: null, plan, secrecy: kind === 'OWNERS' ? 'NAMED' : 'SECRET', interim: 'SHOWN',
    question: { text: '空地改不改充电棚？', facts: [], choices: { kind: 'YES_NO' } },
  })
  await must(陈主任, 'ShowRoll', { ballotId })
  world.clock.pin((await stateOf(ballotId)).inspection!.until)
  await must(陈主任, 'AnnounceBallot', { ballotId })
  world.clock.pin(plan.opensAt)
  const voters = kind === 'OWNERS'
    ? heads.map(({ id, owners, units }) => ({ id, users: owners.map((owner) => people[owner]!), area: units.reduce((sum, area) => sum + area, 0) }))
    : people.map((who) => ({ id: who.userId, users: [who], area: 0 }))
  return { ballotId, voters }
}

async function onPaper({ ballotId, voters }: Ballot, voter: number, first: Choice, second: Choice) {
  const entered = await command<{ entryId: string }>(小郑, 'EnterPaperVote', { ballotId, voterId: voters[voter % voters.length]!.id, choices: [first], photoId: await photo(world, 小郑) })
  return entered.ok ? command<{ outcome: string }>(小吴, 'CheckPaperVote', { entryId: entered.data.entryId, choices: [second] }) : entered
}

const person = fc.nat(5)
const choice = fc.constantFrom(...choices)
const step = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('VOTE' as const), who: person, voter: person, own: fc.boolean(), choice }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('PAPER' as const), voter: person, first: choice, second: choice }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('GIVE' as const), voter: person, to: person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('TAKE_BACK' as const), voter: person }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('WAIT' as const), days: fc.integer({ min: 0, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('OpenBallot' as const, 'CloseBallot' as const, 'AnnounceBallot' as const, 'FreezeRoll' as const, 'TightenBallot' as const, 'PublishResult' as const, 'FinaliseBallot' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('RecountBallot' as const, 'RaiseObjection' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What each voter's last counted vote is, by the answers alone. */
type Model = Map<string, { said: Choice; byPaper: boolean }>

async function take(ballot: Ballot, one: Step, model: Model): Promise<void> {
  const { ballotId, voters } = ballot
  const voterAt = (n: number) => voters[n % voters.length]!
  const before = await stateOf(ballotId)
  const isOpenNow = before.phase === 'OPEN' && world.clock.now() < before.closesAt!
  switch (one.do) {
    case 'VOTE': {
      const voter = voterAt(one.voter)
      const who = one.own ? voter.users[one.who % Math.max(1, voter.users.length)] ?? people[one.who]! : people[one.who]!
      const answer = await command(who, 'CastVote', { ballotId, voterId: voter.id, choices: [one.choice] })
      if (!answer.ok) return
      expect(isOpenNow, 'a vote is answered as counted while the box is open, and never else').toBe(true)
      model.set(voter.id, { said: one.choice, byPaper: false })
      return
    }
    case 'PAPER': {
      const answer = await onPaper(ballot, one.voter, one.first, one.second)
      if (!answer.ok || answer.data.outcome !== 'COUNTED') return
      expect(isOpenNow).toBe(true)
      expect([one.first, model.get(voterAt(one.voter).id)?.byPaper ?? true]).toEqual([one.second, true])
      model.set(voterAt(one.voter).id, { said: one.first, byPaper: true })
      return
    }
    case 'GIVE': {
      const [giver] = voterAt(one.voter).users
      if (giver) await command(giver, 'GrantProxy', { ballotId, voterId: voterAt(one.voter).id, proxyUserId: people[one.to]!.userId, text: '请代我投。', photoId: await photo(world, giver) })
      return
    }
    case 'TAKE_BACK': {
      const [giver] = voterAt(one.voter).users
      if (giver) await command(giver, 'RevokeProxy', { ballotId, voterId: voterAt(one.voter).id })
      return
    }
    case 'WAIT': world.clock.shift(one.days * DAY + 1); return
    case 'OpenBallot': await command(陈主任, one.do, { ballotId, minutes: null }); return
    case 'TightenBallot': await command(陈主任, one.do, { ballotId, interim: 'HIDDEN' }); return
    case 'RecountBallot': await command(程姐, one.do, { ballotId, reason: '再数一遍。' }); return
    case 'RaiseObjection': await command(people[0]!, one.do, { ballotId, text: '请再看一遍。' }); return
    default: await command(陈主任, one.do, { ballotId })
  }
}

/** Whether one phase can lead to the other by lawful steps. */
function leadsTo(from: BallotPhase, to: BallotPhase, seen = new Set<BallotPhase>()): boolean {
  if (from === to) return true
  if (seen.has(from)) return false
  seen.add(from)
  return phasesAfter[from].some((next) => leadsTo(next, to, seen))
}

describe('any sequence of commands', () => {
  it.each(['OWNERS', 'RESIDENTS'] as const)('of %s: votes ≤ roll, closed stays closed, and the count is what was answered', async (kind) => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 28 }), async (steps) => {
      const ballot = await announced(kind)
      const { ballotId, voters } = ballot
      const frozen = (await stateOf(ballotId)).roll!
      const model: Model = new Map()
      let last = await stateOf(ballotId)
      let sealed: unknown = null
      const all: Step[] = [{ do: 'OpenBallot' }, ...steps, { do: 'WAIT', days: 8 }, { do: 'CloseBallot' }]
      for (const one of all) {
        await take(ballot, one, model)
        const state = await stateOf(ballotId)
        const papers = await papersOf(ballotId)
        expect(papers.length).toBeLessThanOrEqual(frozen.voters)
        expect(await db().ballotVoter.count({ where: { ballotId } })).toBe(frozen.voters)
        expect(state.roll).toEqual(frozen)
        expect(leadsTo(last.phase, state.phase), `${last.phase} → ${state.phase}`).toBe(true)
        if (closedPhases.includes(last.phase)) {
          expect(closedPhases).toContain(state.phase)
          expect(state.closedAt).toBe(last.closedAt)
        }
        if (closedPhases.includes(state.phase)) {
          sealed ??= papers
          expect(papers).toEqual(sealed)
        }
        last = state
      }
      const papers = await papersOf(ballotId)
      const bySaid = (said: readonly string[]) => [...said].sort()
      expect(bySaid(papers.map((paper) => paper.said))).toEqual(bySaid([...model.values()].map((vote) => vote.said)))
      if (kind === 'OWNERS') for (const paper of papers) expect(paper.said).toBe(model.get(paper.key)?.said)
      expectOracle(last, voters, model)
    }), { numRuns: 12, ...(process.env['FC_SEED'] && { seed: Number(process.env['FC_SEED']) }) })
  })

  it('the order in which the votes arrive, and whether they come one by one or at once, never changes the result', async () => {
    const votes = fc.uniqueArray(fc.record({ voter: fc.nat(4), choice, byPaper: fc.boolean() }), { selector: (vote) => vote.voter, minLength: 2, maxLength: 5 })
    await fc.assert(fc.asyncProperty(votes, fc.array(fc.nat(100), { minLength: 5, maxLength: 5 }), async (some, order) => {
      const results = []
      const mixed = some.map((vote, n) => ({ vote, at: order[n]! })).sort((a, b) => a.at - b.at).map(({ vote }) => vote)
      for (const sequence of [some, mixed]) {
        const ballot = await announced('OWNERS')
        await must(陈主任, 'OpenBallot', { ballotId: ballot.ballotId, minutes: null })
        const cast = async ({ voter, choice: said, byPaper }: (typeof some)[number]) => {
          const { id, users: [user] } = ballot.voters[voter]!
          const answer = byPaper || !user ? await onPaper(ballot, voter, said, said) : await command(user, 'CastVote', { ballotId: ballot.ballotId, voterId: id, choices: [said] })
          expect(answer.ok).toBe(true)
        }
        if (sequence === some) for (const vote of sequence) await cast(vote)
        else await Promise.all(sequence.map(cast))
        world.clock.pin((await stateOf(ballot.ballotId)).closesAt)
        await must(陈主任, 'CloseBallot', { ballotId: ballot.ballotId })
        const { count, phase } = await stateOf(ballot.ballotId)
        results.push({ phase, papers: count!.papers, tally: count!.tally, verdict: count!.verdict })
      }
      expect(results[1]).toEqual(results[0])
    }), { numRuns: 6, ...(process.env['FC_SEED'] && { seed: Number(process.env['FC_SEED']) }) })
  })
})

/** The same count by hand: sums, and the two majorities cross-multiplied in big whole numbers. */
function expectOracle(state: BallotState, voters: Ballot['voters'], model: Model): void {
  const sum = (said: Choice | null, of: (voter: Ballot['voters'][number]) => number) =>
    voters.reduce((total, voter) => { const vote = model.get(voter.id); return vote && (said === null || vote.said === said) ? total + of(voter) : total }, 0)
  const weight = (said: Choice | null) => ({ heads: sum(said, () => 1), area: sum(said, (voter) => voter.area) })
  const { tally, verdict } = state.count!
  expect(tally).toEqual({ participating: weight(null), choices: { yes: weight('yes'), no: weight('no'), abstain: weight('abstain') } })
  if (state.type !== 'OWNER_ORDINARY') { expect(verdict.outcome).toBe('SHARES'); return }
  const big = (n: number) => BigInt(n)
  const [took, yes] = [weight(null), weight('yes')]
  const all = { heads: voters.length, area: voters.reduce((total, voter) => total + voter.area, 0) }
  const isEnough = 3n * big(took.heads) >= 2n * big(all.heads) && 3n * big(took.area) >= 2n * big(all.area)
  const isAgreed = 2n * big(yes.heads) > big(took.heads) && 2n * big(yes.area) > big(took.area)
  expect(verdict.outcome).toBe(!isEnough ? 'TOO_FEW' : isAgreed ? 'PASSED' : 'REJECTED')
}
