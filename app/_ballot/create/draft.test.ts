import { describe, expect, it } from 'vitest'
import { emptyDraft, faultOf, inputOf, steps, type Draft } from './draft.ts'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const bounds = { earliest: at('2026-06-30 00:00'), least: 5, most: 60 }
const lifts: Draft = { ...emptyDraft, purpose: 'OWNERS', matter: 'REBUILD', text: '4 号楼加装电梯吗？', buildingIds: ['bd4'], opens: '2026-06-30', closes: '2026-07-13' }
const fault = (change: Partial<Draft>, step: (typeof steps)[number]) => faultOf({ ...lifts, ...change }, steps.indexOf(step), bounds)

describe('a ballot in the making', () => {
  it('小郑 is held at the step where something is missing, and told what', () => {
    expect(fault({}, 'kind')).toBeNull()
    expect(fault({ matter: null }, 'kind')).toEqual({ at: 'matter' })
    expect(fault({ text: ' ' }, 'ask')).toEqual({ at: 'question' })
    expect(fault({ facts: [{ label: '花多少', text: '' }] }, 'ask')).toEqual({ at: 'fact' })
    expect(fault({ kind: 'ONE_OF', options: ['东门', '东门'] }, 'ask')).toEqual({ at: 'options' })
    expect(fault({ kind: 'ONE_OF', options: ['东门', '西门', ''] }, 'ask')).toBeNull()
    expect(fault({ closes: '' }, 'how')).toEqual({ at: 'days' })
    expect(fault({ closes: '2026-06-29' }, 'how')).toEqual({ at: 'order' })
    expect(fault({ opens: '2026-06-29' }, 'how')).toEqual({ at: 'early', day: bounds.earliest })
    expect(fault({ closes: '2026-07-03' }, 'how')).toEqual({ at: 'length', n: 4, least: 5, most: 60 })
    expect([fault({ closes: '2026-07-04' }, 'how'), fault({ closes: '2026-08-28' }, 'how')]).toEqual([null, null])
    expect(fault({ closes: '2026-08-29' }, 'how')).toMatchObject({ at: 'length', n: 61 })
  })

  it('a poll may begin today, at whatever hour it is made', () => {
    const poll: Draft = { ...emptyDraft, opens: '2026-06-10', closes: '2026-06-10' }
    expect(faultOf(poll, 3, { ...bounds, earliest: at('2026-06-10 21:00') })).toBeNull()
    expect(faultOf(poll, 3, { ...bounds, earliest: at('2026-06-11 00:00') })).toMatchObject({ at: 'early' })
  })

  it('the command carries the majority of the matter, whole days, and only what fits the type', () => {
    expect(inputOf(lifts)).toEqual({
      type: 'OWNER_MAJOR', topicId: null, question: { text: '4 号楼加装电梯吗？', facts: [], choices: { kind: 'YES_NO' } }, secrecy: 'NAMED', interim: 'HIDDEN',
      plan: { opensAt: at('2026-06-30 00:00'), closesAt: at('2026-07-14 00:00') }, buildingIds: ['bd4'], countsSilent: false,
    })
    expect(inputOf({ ...lifts, purpose: 'PACT_ADOPTION', kind: 'ONE_OF', basis: 'HOUSEHOLDS' })).toMatchObject({ type: 'PACT_ADOPTION', secrecy: 'SECRET', basis: 'HOUSEHOLDS', question: { choices: { kind: 'YES_NO' } } })
    expect(inputOf({ ...lifts, purpose: 'RESIDENTS_ASSEMBLY' })).not.toHaveProperty('buildingIds')
  })
})
