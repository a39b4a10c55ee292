import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../people.ts'
import { canEndorse, canModerateText, canPropose, canReadTopic, canReviewTopics } from './topic.ts'

const person = (displayName: string, isVerified: boolean, ...roles: Role[]): Actor => ({
  userId: displayName, communityId: '榕荫', displayName, roles, kind: 'RESIDENT', isVerified, departmentId: null, gridId: null, buildingId: null,
})
const 林阿姨 = person('林阿姨', true, 'resident')
const 新邻居 = person('新邻居', false)
const 陈委员 = person('陈委员', false, 'moderator')
const 小郑 = person('小郑', false, 'committee')

describe('who may do what with topics', () => {
  it('lets a verified neighbour propose and endorse', () => {
    expect([canPropose(林阿姨), canEndorse(林阿姨)]).toEqual([true, true])
  })
  it('lets a political advisor propose, whose name does not count as a neighbour’s', () => {
    expect([canPropose(陈委员), canEndorse(陈委员)]).toEqual([true, false])
  })
  it('asks a newcomer to be verified first, and the public to sign in', () => {
    expect([canPropose(新邻居), canEndorse(新邻居), canPropose(null)]).toEqual([false, false, false])
  })
  it('leaves the review to the committee', () => {
    expect([canReviewTopics(小郑), canReviewTopics(林阿姨), canReviewTopics(陈委员)]).toEqual([true, false, false])
  })
  it('shows a draft to its author alone and a removed text to nobody but author and committee', () => {
    const draft = { phase: 'DRAFT', authorId: '林阿姨', isPublic: true }
    expect([canReadTopic(林阿姨, draft), canReadTopic(小郑, draft), canReadTopic(null, draft)]).toEqual([true, false, false])
    const removed = { phase: 'SUBMITTED', authorId: '林阿姨', isPublic: false }
    expect([canReadTopic(林阿姨, removed), canReadTopic(小郑, removed), canReadTopic(陈委员, removed), canReadTopic(null, removed)]).toEqual([true, true, false, false])
    expect(canModerateText(null)).toBe(false)
  })
})
