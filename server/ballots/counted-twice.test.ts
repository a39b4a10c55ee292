import fc from 'fast-check'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { COUNTING_FILE_FORMAT, type CountingFile, type FileHead, type FileMeasure, type FilePaper, type RollLine } from '../../contract/counting-file.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { tallyOf } from '../../domain/ballot/tally.ts'
import { ABSTAIN, ballotTypes, choiceIds, isOwnerType, type BallotType, type Body, type ChoiceSet } from '../../domain/ballot/types.ts'
import { verdict } from '../../domain/ballot/verdict.ts'
import { countOf } from '../queries/counting-file.ts'
import { byReceipt, chainHead, paperLine, rollHash } from './chain.ts'

/** The rules and the program that anybody runs were written apart, the second in integers without bound: they have to agree. */
const { verifyBallot } = await import(fileURLToPath(new URL('../../public/verify-ballot.mjs', import.meta.url))) as {
  verifyBallot(source: string): { faults: { en: string }[]; said: unknown }
}

interface Drawn {
  type: BallotType; choices: ChoiceSet
  voters: { area: number; vote: number | null; second: number }[]
  more: number; quorumMissing: boolean; days: boolean; silence: 'AS_ABSTENTION' | 'WITH_MAJORITY' | null
}

const options = (n: number) => Array.from({ length: n }, (_, at) => ({ id: `o${at + 1}`, text: `${at + 1}` }))
const choices = fc.oneof(
  fc.constant<ChoiceSet>({ kind: 'YES_NO' }), fc.constant<ChoiceSet>({ kind: 'YES_NO' }),
  fc.integer({ min: 2, max: 4 }).map((n): ChoiceSet => ({ kind: 'ONE_OF', options: options(n) })),
  fc.integer({ min: 3, max: 5 }).chain((n) => fc.integer({ min: 1, max: n - 1 }).map((most): ChoiceSet => ({ kind: 'UP_TO', most, options: options(n) }))),
)
// equal areas and small numbers of voters make exact halves, thirds and quarters common; large ones test exactness
const area = fc.oneof({ weight: 4, arbitrary: fc.constant(60_00) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 2_000_000_000 }) })
const voter = fc.record({ area, vote: fc.oneof({ weight: 5, arbitrary: fc.constant<number | null>(0) }, { weight: 4, arbitrary: fc.option(fc.nat(5), { nil: null }) }), second: fc.nat(5) })
const drawn: fc.Arbitrary<Drawn> = fc.record({
  type: fc.constantFrom(...ballotTypes), choices, voters: fc.array(voter, { minLength: 1, maxLength: 16 }), more: fc.nat(4),
  quorumMissing: fc.boolean(), days: fc.boolean(), silence: fc.option(fc.constantFrom('AS_ABSTENTION' as const, 'WITH_MAJORITY' as const)),
})

function fileOf({ type, choices: set, voters, more, quorumMissing, days, silence }: Drawn): CountingFile {
  const isOwners = isOwnerType(type)
  const ids = choiceIds(set)
  const roll = voters.map((each, at): RollLine => [`h${String(at).padStart(3, '0')}`, isOwners ? 'OWNER' : 'VERIFIED', 1, isOwners ? each.area : 0])
  const sum = (key: 2 | 3) => roll.reduce((total, line) => total + line[key], 0)
  const body: Body = isOwners ? { kind: 'OWNERS', heads: sum(2), area: sum(3) }
    : type === 'INTENT_POLL' ? { kind: 'NONE' }
    : type === 'SESSION_RESOLUTION' ? { kind: 'PRESENT', present: roll.length, quorum: { have: roll.length + more, need: 7, missing: quorumMissing && more === 0 ? ['STREET'] : [] } }
    : { kind: 'ASSEMBLY', total: roll.length + more, present: days ? null : roll.length }
  const papers = voters.flatMap((each, at): FilePaper[] => {
    if (each.vote === null) return []
    const first = ids[each.vote % ids.length]!
    const second = ids[each.second % ids.length]!
    const chosen = set.kind === 'UP_TO' && set.most > 1 && first !== ABSTAIN && second !== ABSTAIN && second !== first ? [first, second].sort() : [first]
    return [{ area: roll[at]![3], building: '', channel: 'ELECTRONIC', choices: chosen.join(','), heads: 1, receipt: `R${(at * 7) % 17}-${at}`, voter: roll[at]![0] }]
  }).sort(byReceipt)
  const silentOnes = voters.flatMap((each, at) => (each.vote === null ? [roll[at]!] : []))
  const silent = silence && isOwners ? { rule: { counts: silence, cite: '2025-3' }, silent: { heads: silentOnes.length, area: silentOnes.reduce((total, line) => total + line[3], 0) } } : null
  const head: FileHead = {
    id: 'b', question: { text: '?', facts: [], choices: set }, type, secrecy: 'NAMED', basis: body.kind === 'ASSEMBLY' ? 'PEOPLE' : null, isOfficial: true, openedAt: 1, closesAt: 2, closedAt: 2,
    roll: { voters: roll.length, heads: sum(2), area: sum(3), body, hash: rollHash(roll), at: 1 }, silence: silent, setAside: [],
  }
  const tally = tallyOf(set, papers.map((paper) => ({ choices: paper.choices.split(','), heads: paper.heads, area: paper.area })))
  const result = verdict(type, set, body, tally, silent)
  return { format: COUNTING_FILE_FORMAT, ballot: head, roll, papers, count: countOf({ at: 2, papers: papers.length, tally, verdict: result, chainHead: chainHead(head, papers) }) }
}

describe('two programs that share nothing', () => {
  it('agree on 10,000 random ballots of every type and kind, at the thresholds too', () => {
    const met = new Map<string, number>()
    const note = (what: string) => met.set(what, (met.get(what) ?? 0) + 1)
    fc.assert(fc.property(drawn, (each) => {
      const file = fileOf(each)
      expect(verifyBallot(JSON.stringify(file)).faults).toEqual([])
      const { result } = file.count
      note(`${each.type} ${result.outcome}`)
      if (file.papers.length === 0) note('nobody took part')
      if (file.papers.length > 0 && file.papers.every((paper) => paper.choices === ABSTAIN)) note('all abstain')
      if (each.voters.length === 1 && isOwnerType(each.type) && file.papers.length === 1) note('one owner with everything')
      const exact = (measure: FileMeasure | null, share: string) => { if (measure && [measure.heads, ...measure.area ? [measure.area] : []].every((line) => line.have === line.need)) note(`exactly ${share}`) }
      if (isOwnerType(each.type)) exact(result.participation, '2/3 of the owners')
      for (const approval of Object.values(result.approvals ?? {})) exact(approval, each.type === 'OWNER_MAJOR' ? '3/4' : 'more than 1/2')
    }), { numRuns: 10_000, seed: 20260610 })
    const wanted = [
      'INTENT_POLL SHARES', ...ballotTypes.filter((type) => type !== 'INTENT_POLL').flatMap((type) => [`${type} PASSED`, `${type} REJECTED`, `${type} TOO_FEW`]),
      'nobody took part', 'all abstain', 'one owner with everything', 'exactly 2/3 of the owners', 'exactly 3/4', 'exactly more than 1/2',
    ]
    expect(wanted.filter((corner) => (met.get(corner) ?? 0) < 5)).toEqual([])
  }, 120_000)

  it('agree that options level on the last place are none of them adopted', () => {
    const pair = (vote: number, second: number) => ({ area: 0, vote, second })
    const file = fileOf({
      type: 'RESIDENTS_ASSEMBLY', choices: { kind: 'UP_TO', most: 2, options: options(3) }, voters: [pair(0, 1), pair(1, 2), pair(0, 2)], more: 0, quorumMissing: false, days: false, silence: null,
    })
    expect(file.count.result).toMatchObject({ outcome: 'REJECTED', adopted: [], tied: ['o1', 'o2', 'o3'] })
    expect(verifyBallot(JSON.stringify(file)).faults).toEqual([])
  })

  it('a paper is hashed as canonical JSON, though it is written out for speed', () => {
    const paper: FilePaper = { receipt: '7K3M-92QF', voter: null, heads: 1, area: 78_36, channel: 'ASSISTED', choices: 'o1,o2', building: '4 "号" 楼' }
    expect(paperLine(paper)).toBe(canonicalJson(paper))
  })
})
