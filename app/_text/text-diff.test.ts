import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { changeBetween, endOfChange, positionAfter } from './text-diff.ts'

const apply = (before: string, change: ReturnType<typeof changeBetween>) =>
  change ? before.slice(0, change.index) + change.inserted + before.slice(change.index + change.removed) : before

test('the caret decides which of several equal letters was typed', () => {
  expect(changeBetween('好好', '好好好', 1)).toEqual({ index: 0, removed: 0, inserted: '好' })
  expect(changeBetween('好好', '好好好', 3)).toEqual({ index: 2, removed: 0, inserted: '好' })
  expect(changeBetween('好好好', '好好', 1)).toEqual({ index: 1, removed: 1, inserted: '' })
})

test('a selection that is typed over is one replacement', () => {
  expect(changeBetween('离窗四米', '离窗六米', 3)).toEqual({ index: 2, removed: 1, inserted: '六' })
})

const words = fc.string({ unit: fc.constantFrom('好', '米', '👵', '👴', 'a', 'b'), maxLength: 12 })

test('whatever was done to the text, the change leads from the one to the other and splits no character', () => {
  fc.assert(fc.property(words, words, fc.nat(24), (before, after, caret) => {
    const change = changeBetween(before, after, caret)
    expect(apply(before, change)).toBe(after)
    if (change) expect(change.inserted).toBe(Buffer.from(change.inserted).toString())
  }))
})

test('a shared text takes the change exactly', () => {
  fc.assert(fc.property(words, words, fc.nat(24), (before, after, caret) => {
    const text = new Y.Doc().getText('t')
    text.insert(0, before)
    const change = changeBetween(before, after, caret)
    if (change) { text.delete(change.index, change.removed); text.insert(change.index, change.inserted) }
    expect(text.toJSON()).toBe(after)
  }))
})

test('a position keeps its place among the letters when a neighbour types before it or removes around it', () => {
  expect(positionAfter([{ retain: 2 }, { insert: '新的' }], 5)).toBe(7)
  expect(positionAfter([{ retain: 5 }, { insert: '新的' }], 5)).toBe(5)
  expect(positionAfter([{ insert: '头' }, { retain: 1 }, { delete: 3 }], 2)).toBe(2)
  expect(positionAfter([{ delete: 10 }], 4)).toBe(0)
  expect(endOfChange([{ retain: 3 }, { insert: '回来' }])).toBe(5)
})
