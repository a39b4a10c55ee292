import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParticipantKind } from '../people.ts'
import { needed, moreThanHalf, threeQuarters, twoThirds } from './majority.ts'
import { tallyOf, type Paper } from './tally.ts'
import { ABSTAIN, choiceIds, NO, YES, type BallotType, type Body, type ChoiceSet } from './types.ts'
import { decidingVerdict, verdict, type Verdict } from './verdict.ts'

const yesNo: ChoiceSet = { kind: 'YES_NO' }
const paper = (choice: string, area = 0): Paper => ({ choices: [choice], heads: 1, area })
const papers = (yes: number, no: number, abstain: number, area = 0) => [
  ...Array.from({ length: yes }, () => paper(YES, area)), ...Array.from({ length: no }, () => paper(NO, area)),
  ...Array.from({ length: abstain }, () => paper(ABSTAIN, area)),
]
const judge = (type: BallotType, body: Body, list: readonly Paper[], choices: ChoiceSet = yesNo) => verdict(type, choices, body, tallyOf(choices, list))

describe('two majorities of the owners (民法典 278)', () => {
  it('the charging shed: 142 of 185 households, 113 of them for it, passes six over the line', () => {
    const body: Body = { kind: 'OWNERS', heads: 185, area: 16_742_60 }
    const tally = {
      participating: { heads: 142, area: 12_905_18 },
      choices: { yes: { heads: 113, area: 10_088_42 }, no: { heads: 22, area: 2_170_00 }, abstain: { heads: 7, area: 646_76 } },
    }
    const result = verdict('OWNER_MAJOR', yesNo, body, tally)
    expect(result.outcome).toBe('PASSED')
    expect(result.participation).toMatchObject({
      fraction: twoThirds, heads: { have: 142, need: 124, gap: 18 }, area: { have: 12_905_18, need: 11_161_74, isMet: true }, isMet: true,
    })
    expect(result.approval).toMatchObject({
      fraction: threeQuarters, heads: { have: 113, need: 107, gap: 6 }, area: { have: 10_088_42, need: 9_678_89 }, isMet: true,
    })
  })

  const hundred: Body = { kind: 'OWNERS', heads: 99, area: 99_00 }

  it('two thirds include the number itself: 66 of 99 take part, 65 do not suffice', () => {
    expect(judge('OWNER_ORDINARY', hundred, papers(60, 6, 0, 1_00)).outcome).toBe('PASSED')
    expect(judge('OWNER_ORDINARY', hundred, papers(60, 5, 0, 1_00))).toMatchObject({ outcome: 'TOO_FEW', participation: { heads: { gap: -1 } } })
  })

  it('more than half excludes it: 33 of 66 do not carry, 34 do', () => {
    expect(judge('OWNER_ORDINARY', hundred, papers(33, 33, 0, 1_00))).toMatchObject({ outcome: 'REJECTED', approval: { heads: { have: 33, need: 34 } } })
    expect(judge('OWNER_ORDINARY', hundred, papers(34, 32, 0, 1_00)).outcome).toBe('PASSED')
  })

  it('three quarters include it: 60 of 80 carry, 59 do not', () => {
    expect(judge('OWNER_MAJOR', hundred, papers(60, 20, 0, 1_00)).outcome).toBe('PASSED')
    expect(judge('OWNER_MAJOR', hundred, papers(59, 21, 0, 1_00)).outcome).toBe('REJECTED')
  })

  it('one owner of nearly everything carries the area and not the heads', () => {
    const body: Body = { kind: 'OWNERS', heads: 10, area: 1_000_00 }
    const big = { choices: [YES], heads: 1, area: 991_00 }
    const small = Array.from({ length: 9 }, () => paper(NO, 1_00))
    expect(judge('OWNER_ORDINARY', body, [big, ...small])).toMatchObject({
      outcome: 'REJECTED', approval: { area: { isMet: true }, heads: { isMet: false, gap: -5 } },
    })
    expect(judge('OWNER_ORDINARY', body, [big])).toMatchObject({ outcome: 'TOO_FEW', participation: { area: { isMet: true }, heads: { isMet: false } } })
  })

  it('one owner of everything decides alone', () => {
    expect(judge('OWNER_MAJOR', { kind: 'OWNERS', heads: 1, area: 5_000_00 }, [paper(YES, 5_000_00)]).outcome).toBe('PASSED')
  })

  it('nobody taking part is too few, and all abstaining is no approval', () => {
    expect(judge('OWNER_MAJOR', hundred, []).outcome).toBe('TOO_FEW')
    expect(judge('OWNER_MAJOR', hundred, papers(0, 0, 99, 1_00))).toMatchObject({ outcome: 'REJECTED', approval: { heads: { have: 0, need: 75 } } })
  })

  it('the silent stand in a column of their own, and decide only under a registered rule', () => {
    const tally = tallyOf(yesNo, papers(50, 5, 5, 1_00))
    const silent = { heads: 10, area: 10_00 }
    const result = verdict('OWNER_ORDINARY', yesNo, hundred, tally, { rule: { counts: 'WITH_MAJORITY', cite: '2025-3' }, silent })
    expect(result).toMatchObject({ outcome: 'TOO_FEW', participation: { heads: { have: 60 } } })
    expect(decidingVerdict(result)).toMatchObject({ outcome: 'PASSED', participation: { heads: { have: 70 } }, approval: { heads: { have: 60 } } })
    const abstained = verdict('OWNER_ORDINARY', yesNo, hundred, tally, { rule: { counts: 'AS_ABSTENTION', cite: '2025-3' }, silent })
    expect(decidingVerdict(abstained).approval?.heads.have).toBe(50)
  })
})

describe('session resolutions and assemblies', () => {
  const quorum = { have: 12, need: 7, missing: [] }

  it('yes must be more than half of those present, not of those who voted', () => {
    expect(judge('SESSION_RESOLUTION', { kind: 'PRESENT', present: 10, quorum }, papers(5, 0, 0)).outcome).toBe('REJECTED')
    expect(judge('SESSION_RESOLUTION', { kind: 'PRESENT', present: 10, quorum }, papers(6, 4, 0)).outcome).toBe('PASSED')
  })

  it('without the quorum, or without one of the required sides, nothing is decided', () => {
    expect(judge('SESSION_RESOLUTION', { kind: 'PRESENT', present: 5, quorum: { have: 6, need: 7, missing: [] } }, papers(5, 0, 0)).outcome).toBe('TOO_FEW')
    expect(judge('SESSION_RESOLUTION', { kind: 'PRESENT', present: 10, quorum: { ...quorum, missing: ['PROPERTY'] } }, papers(10, 0, 0)))
      .toMatchObject({ outcome: 'TOO_FEW', adopted: [], missingKinds: ['PROPERTY'] })
  })

  it('a 居民会议 needs more than half of the body present, and more than half of those present', () => {
    expect(judge('RESIDENTS_ASSEMBLY', { kind: 'ASSEMBLY', total: 100, present: 50 }, papers(50, 0, 0)).outcome).toBe('TOO_FEW')
    expect(judge('RESIDENTS_ASSEMBLY', { kind: 'ASSEMBLY', total: 100, present: 51 }, papers(26, 25, 0)).outcome).toBe('PASSED')
    expect(judge('RESIDENTS_ASSEMBLY', { kind: 'ASSEMBLY', total: 100, present: 51 }, papers(25, 20, 6)).outcome).toBe('REJECTED')
  })

  it('over several days whoever takes part is present', () => {
    expect(judge('PACT_ADOPTION', { kind: 'ASSEMBLY', total: 100, present: null }, papers(26, 25, 0)).outcome).toBe('PASSED')
    expect(judge('PACT_ADOPTION', { kind: 'ASSEMBLY', total: 100, present: null }, papers(50, 0, 0)).outcome).toBe('TOO_FEW')
  })

  it('an intent poll never passes', () => {
    expect(judge('INTENT_POLL', { kind: 'NONE' }, papers(100, 0, 0))).toMatchObject({ outcome: 'SHARES', approval: null, adopted: [] })
  })
})

describe('several options', () => {
  const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id }))
  const body: Body = { kind: 'PRESENT', present: 10, quorum: { have: 10, need: 7, missing: [] } }
  const many = (n: number, ...choices: string[]): Paper[] => Array.from({ length: n }, () => ({ choices, heads: 1, area: 0 }))

  it('one of n carries only with more than half', () => {
    const oneOf: ChoiceSet = { kind: 'ONE_OF', options }
    expect(judge('SESSION_RESOLUTION', body, [...many(5, 'a'), ...many(4, 'b')], oneOf)).toMatchObject({ outcome: 'REJECTED', approval: { heads: { gap: -1 } } })
    expect(judge('SESSION_RESOLUTION', body, [...many(6, 'c'), ...many(4, 'b')], oneOf)).toMatchObject({ outcome: 'PASSED', adopted: ['c'] })
  })

  it('up to two adopts the two strongest that carry', () => {
    const upTo: ChoiceSet = { kind: 'UP_TO', most: 2, options }
    const list = [...many(4, 'a', 'b'), ...many(3, 'a', 'c'), ...many(2, 'b', 'c'), ...many(1, 'c')]
    expect(judge('SESSION_RESOLUTION', body, list, upTo)).toMatchObject({ outcome: 'PASSED', adopted: ['a'], tied: ['b', 'c'] })
    expect(judge('SESSION_RESOLUTION', body, [...list.slice(1), ...many(1, 'c')], upTo).adopted).toEqual(['c', 'a'])
  })
})

describe('against a slow exact oracle', () => {
  /** have/of ≥ or > n/d in rationals of big integers, written without knowing how the product does it. */
  const meets = (have: number, of: number, [n, d]: [number, number], inclusive: boolean) => {
    const difference = BigInt(have) * BigInt(d) - BigInt(n) * BigInt(of)
    return BigInt(have) > 0n && (inclusive ? difference >= 0n : difference > 0n)
  }
  const sum = (list: readonly Paper[], key: 'heads' | 'area', choice?: string) =>
    Number(list.filter((each) => !choice || each.choices.includes(choice)).reduce((total, each) => total + BigInt(each[key]), 0n))

  function oracle(type: BallotType, body: Body, list: readonly Paper[]): Verdict['outcome'] {
    const yes = (key: 'heads' | 'area') => sum(list, key, YES)
    const all = (key: 'heads' | 'area') => sum(list, key)
    if (type === 'INTENT_POLL') return 'SHARES'
    if (body.kind === 'PRESENT') {
      if (body.quorum.have < body.quorum.need || body.quorum.missing.length) return 'TOO_FEW'
      return meets(yes('heads'), body.present, [1, 2], false) ? 'PASSED' : 'REJECTED'
    }
    if (body.kind === 'ASSEMBLY') {
      const present = body.present ?? all('heads')
      if (!meets(present, body.total, [1, 2], false)) return 'TOO_FEW'
      return meets(yes('heads'), present, [1, 2], false) ? 'PASSED' : 'REJECTED'
    }
    if (body.kind !== 'OWNERS') throw new Error('no such body')
    if (!meets(all('area'), body.area, [2, 3], true) || !meets(all('heads'), body.heads, [2, 3], true)) return 'TOO_FEW'
    const [share, inclusive]: [[number, number], boolean] = type === 'OWNER_MAJOR' ? [[3, 4], true] : [[1, 2], false]
    return meets(yes('area'), all('area'), share, inclusive) && meets(yes('heads'), all('heads'), share, inclusive) ? 'PASSED' : 'REJECTED'
  }

  // small numbers make ties and exact thirds and quarters common; large ones test exactness
  const area = fc.oneof(fc.constant(100_00), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 40_000_000_00 }))
  const owner = fc.record({ choice: fc.constantFrom(YES, YES, YES, NO, ABSTAIN, null), area })
  const owners = fc.oneof(fc.array(owner, { maxLength: 24 }), fc.array(owner, { minLength: 60, maxLength: 120 }))

  it('20,000 random owner ballots agree', () => {
    fc.assert(fc.property(owners, fc.constantFrom<BallotType>('OWNER_ORDINARY', 'OWNER_MAJOR'), (roll, type) => {
      const body: Body = { kind: 'OWNERS', heads: roll.length, area: roll.reduce((total, each) => total + each.area, 0) }
      const list = roll.flatMap((each) => (each.choice ? [paper(each.choice, each.area)] : []))
      expect(judge(type, body, list).outcome).toBe(oracle(type, body, list))
    }), { numRuns: 20_000 })
  })

  it('5,000 random sessions and assemblies agree', () => {
    const body: fc.Arbitrary<[BallotType, Body]> = fc.oneof(
      fc.record({ extra: fc.nat(6), have: fc.nat(14), missing: fc.constantFrom<ParticipantKind[]>([], [], ['STREET']) })
        .map(({ extra, have, missing }): [BallotType, Body] => ['SESSION_RESOLUTION', { kind: 'PRESENT', present: extra, quorum: { have, need: 7, missing } }]),
      fc.record({ total: fc.integer({ min: 1, max: 40 }), present: fc.option(fc.nat(6)) })
        .map(({ total, present }): [BallotType, Body] => ['RESIDENTS_ASSEMBLY', { kind: 'ASSEMBLY', total, present }]),
    )
    const votes = fc.tuple(fc.nat(12), fc.nat(6), fc.nat(4))
    fc.assert(fc.property(body, votes, ([type, drawn], [yes, no, abstain]) => {
      const list = papers(yes, no, abstain)
      const atLeast = list.length
      const fitted: Body = drawn.kind === 'PRESENT' ? { ...drawn, present: drawn.present + atLeast }
        : drawn.kind === 'ASSEMBLY' ? { ...drawn, total: drawn.total + atLeast, present: drawn.present === null ? null : drawn.present + atLeast } : drawn
      expect(judge(type, fitted, list).outcome).toBe(oracle(type, fitted, list))
    }), { numRuns: 5_000 })
  })

  it('the number needed is the smallest that meets the fraction', () => {
    const fraction = fc.constantFrom(moreThanHalf, twoThirds, threeQuarters)
    fc.assert(fc.property(fc.oneof(fc.nat(200), fc.nat(2 ** 49)), fraction, (of, each) => {
      const need = needed(of, each)
      expect(meets(need, of, [each.n, each.d], each.isInclusive)).toBe(true)
      expect(meets(need - 1, of, [each.n, each.d], each.isInclusive)).toBe(false)
    }), { numRuns: 10_000 })
  })

  it('the order of arrival never changes the tally', () => {
    const choices: ChoiceSet = { kind: 'UP_TO', most: 2, options: ['a', 'b', 'c'].map((id) => ({ id, text: id })) }
    const chosen = fc.oneof(fc.subarray(['a', 'b', 'c'], { minLength: 1, maxLength: 2 }), fc.constant([ABSTAIN]))
    const list = fc.array(fc.record({ choices: chosen, heads: fc.constant(1), area }), { maxLength: 40 })
    fc.assert(fc.property(list, fc.integer(), (drawn, seed) => {
      const shuffled = [...drawn].sort((a, b) => ((a.area * 7 + seed) % 13) - ((b.area * 7 + seed) % 13))
      expect(tallyOf(choices, shuffled)).toEqual(tallyOf(choices, drawn))
    }))
    expect(choiceIds(choices)).toEqual(['a', 'b', 'c', 'abstain'])
  })
})
