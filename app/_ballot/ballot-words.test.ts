import { describe, expect, it } from 'vitest'
import type { CountRecord } from '../../domain/ballot/state.ts'
import { tallyOf } from '../../domain/ballot/tally.ts'
import type { SilenceRule } from '../../domain/ballot/types.ts'
import { verdict } from '../../domain/ballot/verdict.ts'
import { missedWord } from './ballot-words.ts'

describe('a vote that was never cast', () => {
  const rule: SilenceRule = { counts: 'AS_ABSTENTION', cite: '榕荫小区业主大会议事规则第十二条' }
  function counted(silence: SilenceRule | null): CountRecord {
    const tally = tallyOf({ kind: 'YES_NO' }, [{ choices: ['yes'], heads: 1, area: 100_00 }])
    const body = { kind: 'OWNERS' as const, heads: 3, area: 300_00 }
    return { at: 0, papers: 1, tally, chainHead: 'c', verdict: verdict('OWNER_ORDINARY', { kind: 'YES_NO' }, body, tally, silence && { rule: silence, silent: { heads: 2, area: 200_00 } }) }
  }

  it('陈嫂 takes no part, and reads so', () => {
    expect(missedWord({ silence: null, count: null })).toBe('closed')
    expect(missedWord({ silence: null, count: counted(null) })).toBe('closed')
  })

  it('where the silent are counted she is not told that she took no part; while it is not counted, neither', () => {
    expect(missedWord({ silence: rule, count: counted(rule) })).toBe('closedMissed')
    expect(missedWord({ silence: rule, count: null })).toBe('closedMissed')
  })

  it('a registered rule that did not apply, because one flat was not reached, leaves it as the law says', () => {
    expect(missedWord({ silence: rule, count: counted(null) })).toBe('closed')
  })
})
