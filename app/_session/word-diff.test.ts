import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { wordDiff } from './word-diff.ts'

describe('what was struck and what was added', () => {
  it('is said in words, not in single characters', () => {
    expect(wordDiff('改作充电棚，夜里 11 点断电', '改作充电棚，夜里 10 点断电，早上 5 点来电', 'zh-CN')).toEqual([
      { kind: 'same', text: '改作充电棚，夜里 ' }, { kind: 'struck', text: '11' }, { kind: 'added', text: '10' }, { kind: 'same', text: ' 点断电' }, { kind: 'added', text: '，早上 5 点来电' },
    ])
  })

  it('loses nothing of either wording, whatever they are', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('充', '电', '棚', '，', ' ', '6', '盏', 'ok', '𠮷') }), fc.string({ unit: fc.constantFrom('充', '电', '棚', '，', ' ', '8', '盏', 'no', '𠮷') }), (before, after) => {
      const parts = wordDiff(before, after, 'zh-CN')
      expect(parts.filter(({ kind }) => kind !== 'added').map(({ text }) => text).join('')).toBe(before)
      expect(parts.filter(({ kind }) => kind !== 'struck').map(({ text }) => text).join('')).toBe(after)
    }))
  })
})
