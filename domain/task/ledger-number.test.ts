import { expect, it } from 'vitest'
import { ledgerNumber } from './ledger-number.ts'

it('writes community, year, topic and task', () => {
  expect(ledgerNumber({ communityCode: 'RY', year: 2026, topicNumber: 7 }, 3)).toBe('RY-2026-0007-03')
})
it('writes longer numbers out instead of cutting them', () => {
  expect(ledgerNumber({ communityCode: 'RY', year: 2026, topicNumber: 12345 }, 100)).toBe('RY-2026-12345-100')
})
