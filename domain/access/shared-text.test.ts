import { expect, test } from 'vitest'
import type { Role } from '../people.ts'
import { agendaTextMode, minutesTextMode } from './shared-text.ts'

const who = (userId: string, roles: Role[], isVerified = true) => ({ userId, roles, isVerified })
const 小郑 = who('小郑', ['committee'])
const 林阿姨 = who('林阿姨', ['resident'])
const 新来的 = who('新来的', ['resident'], false)
const draft = { phase: 'MINUTES_DRAFT' as const, minutes: { draftedAt: 1, presented: null, signatures: [], hash: null, confirmedAt: null, publishedAt: null } }
const presented = { ...draft, minutes: { ...draft.minutes, presented: { hash: 'abc', at: 2 } } }

test('before the announcement the committee and the authors of its topics write the agenda; other verified neighbours read along', () => {
  expect(agendaTextMode({ phase: 'DRAFT' }, 小郑, false)).toBe('edit')
  expect(agendaTextMode({ phase: 'DRAFT' }, 林阿姨, true)).toBe('edit')
  expect(agendaTextMode({ phase: 'DRAFT' }, 林阿姨, false)).toBe('read')
  expect(agendaTextMode({ phase: 'DRAFT' }, 新来的, false)).toBe(null)
  expect(agendaTextMode({ phase: 'DRAFT' }, null, false)).toBe(null)
})

test('announced, the agenda stands still for everybody, its authors and the committee included', () => {
  for (const phase of ['ANNOUNCED', 'POSTPONED', 'IN_PROGRESS', 'CLOSED'] as const) {
    expect(agendaTextMode({ phase }, 小郑, false)).toBe('read')
    expect(agendaTextMode({ phase }, 林阿姨, true)).toBe('read')
  }
  expect(agendaTextMode({ phase: 'ANNOUNCED' }, 新来的, false)).toBe('read')
  expect(agendaTextMode({ phase: 'ANNOUNCED' }, null, false)).toBe(null)
})

test('minutes are written by those who run the evening, and by nobody while people sign them', () => {
  expect(minutesTextMode({ phase: 'IN_PROGRESS', minutes: null }, 小郑, false)).toBe('edit')
  expect(minutesTextMode({ phase: 'IN_PROGRESS', minutes: null }, 林阿姨, true)).toBe(null)
  expect(minutesTextMode(draft, 小郑, true)).toBe('edit')
  expect(minutesTextMode(draft, 林阿姨, true)).toBe('read')
  expect(minutesTextMode(draft, 林阿姨, false)).toBe(null)
  expect(minutesTextMode(presented, 小郑, true)).toBe('read')
  expect(minutesTextMode({ ...presented, phase: 'PUBLISHED' }, 小郑, true)).toBe('read')
})
