import { expect, test } from 'vitest'
import { keepable, keepableText } from './keepable.ts'

test('half an emoji and a NUL are left out, everything else stays as it was typed', () => {
  expect(keepableText('充电棚\0😀好'.slice(0, 5))).toBe('充电棚')
  expect(keepableText('充电棚😀，好！\n‮﷽')).toBe('充电棚😀，好！\n‮﷽')
})

test('in every corner of what comes in, keys too', () => {
  const when = new Date(0)
  expect(keepable({ title: 'a\0b', tags: ['\ud83d', 3, null, true], 'in\0ner': { more: '😀' }, when })).toEqual({ title: 'ab', tags: ['', 3, null, true], inner: { more: '😀' }, when })
})

test('a key of the language stays an ordinary key and changes nobody', () => {
  const cleaned = keepable(JSON.parse('{"__proto__":{"roles":["admin"]}}')) as Record<string, unknown>
  expect(Object.hasOwn(cleaned, '__proto__')).toBe(true)
  expect(({} as Record<string, unknown>)['roles']).toBeUndefined()
})

test('what is nested without end is cut, not followed', () => {
  expect(JSON.stringify(keepable(JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)))).length).toBeLessThan(200)
})
