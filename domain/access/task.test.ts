import { describe, expect, it } from 'vitest'
import { 吴监督, 小郑, 曾先生, 杨工, 林阿姨, 许警官, 陈委员, person } from '../task/people.fixture.ts'
import { canAnswerOutcome, canHoldTalk, canKeepTasks, canNodFor, canRate, canReadReasons, canRecommendListing, hasDepartmentDesk, isContactOf } from './task.ts'

const task = { department: { id: '交警大队', name: '区交警大队' } }
const unassigned = { department: null }
const everyone = [林阿姨, 陈委员, 小郑, 许警官, 杨工, 吴监督, null]
const who = (may: (each: (typeof everyone)[number]) => boolean) => everyone.filter(may).map((each) => each?.displayName)

describe('who may do what with tasks', () => {
  it('the committee keeps them; the moderator asks and never orders', () => {
    expect(who(canKeepTasks)).toEqual(['小郑'])
    expect(who(canRecommendListing)).toEqual(['陈委员', '吴监督'])
    expect(who(canHoldTalk)).toEqual(['陈委员', '小郑', '吴监督'])
  })
  it('only the contact of the department that has it works on it', () => {
    expect(who((each) => isContactOf(each, task))).toEqual(['许警官'])
    expect(who((each) => isContactOf(each, unassigned))).toEqual([])
    expect(who(hasDepartmentDesk)).toEqual(['许警官', '杨工'])
  })
  it('each side rates from its own sign-in, and nobody rates their own department', () => {
    expect(who((each) => canRate(each, 'RESIDENT', task))).toEqual(['林阿姨'])
    expect(who((each) => canRate(each, 'MODERATOR', task))).toEqual(['陈委员'])
    expect(who((each) => canRate(each, 'COMMITTEE', task))).toEqual(['小郑'])
    const neighbourInUniform = person('许警官', ['department', 'resident'], { isVerified: true, departmentId: '交警大队' })
    expect(canRate(neighbourInUniform, 'RESIDENT', task)).toBe(false)
  })
  it('three different people nod', () => {
    expect(who((each) => canNodFor(each, 'RESIDENT', task))).toEqual(['林阿姨'])
    expect(who((each) => canNodFor(each, 'DEPARTMENT', task))).toEqual(['许警官'])
    expect(who((each) => canNodFor(each, 'SUPERVISOR', task))).toEqual(['吴监督'])
    expect(canNodFor(person('许警官', ['department', 'supervisor'], { departmentId: '交警大队' }), 'SUPERVISOR', task)).toBe(false)
  })
  it('the public reads numbers, not reasons', () => {
    expect(who((each) => canReadReasons(each, task))).toEqual(['陈委员', '小郑', '许警官', '吴监督'])
    expect(canReadReasons(曾先生, task)).toBe(false)
  })
  it('an outcome is answered by the department that was asked, or by the committee for it', () => {
    const sent = { recipient: { departmentId: '交警大队' } }
    expect(who((each) => canAnswerOutcome(each, sent))).toEqual(['小郑', '许警官'])
    expect(who((each) => canAnswerOutcome(each, { recipient: { departmentId: null } }))).toEqual(['小郑'])
  })
})
