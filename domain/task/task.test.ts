import { describe, expect, it } from 'vitest'
import type { Actor } from '../people.ts'
import type { TaskCommand } from './commands.ts'
import { decideTask } from './decide.ts'
import { evolveTask, type TaskEvent } from './events.ts'
import { 吴监督, 小郑, 曾先生, 林阿姨, 系统, 许警官, 陈委员, at, endOfDay, when } from './people.fixture.ts'
import type { TaskKind } from './phases.ts'
import type { Evidence, RatingTally, Task } from './state.ts'

/** A task that lives through commands; a refusal is thrown with its code. */
class Story {
  task: Task | null = null
  events: TaskEvent[] = []
  do(moment: string | number, actor: Actor, command: TaskCommand): this {
    const now = typeof moment === 'string' ? at(moment) : moment
    const decision = decideTask(this.task, command, when(now, actor))
    if (!decision.ok) throw new Error(decision.code)
    for (const event of decision.events) this.task = evolveTask(this.task, event)
    this.events.push(...decision.events)
    return this
  }
  get phase() { return this.task!.phase }
  types() { return this.events.map((event) => event.type) }
}

const 照片: Evidence = { fileId: 'a'.repeat(64), moment: 'AFTER', caption: '装好后' }
const nobody: RatingTally = { total: 3, satisfied: 0, basically: 0, unsatisfied: 0 }
const tally = (satisfied: number, basically = 0, unsatisfied = 0, total = 3): RatingTally => ({ total, satisfied, basically, unsatisfied })
const self = { hasConfirmed: false, score: 'SATISFIED' as const, dissatisfiedResidents: 0 }

const registered = (kind: TaskKind = 'COMMUNITY') => new Story().do('2026-04-27 10:00', 小郑, {
  type: 'RegisterTask', id: 't1', communityId: '榕荫', ledgerNo: 'RY-2026-0004-02', title: '西门斑马线装红绿灯', detail: '', kind, outcomeId: 'o1', topicId: 'p1', gridId: null,
})
const assigned = (kind?: TaskKind) => registered(kind).do('2026-04-27 15:00', 小郑, { type: 'AssignTask', departmentId: '交警大队', departmentName: '区交警大队', note: '' })
const signed = (kind?: TaskKind) => assigned(kind).do('2026-04-28 11:00', 许警官, { type: 'SignTask' })
const solved = (kind?: TaskKind) => signed(kind).do('2026-05-08 09:00', 许警官, { type: 'Reply', replyClass: 'A', text: '灯装好了', evidence: [照片], answerAgainBy: null })
const evaluating = () => solved().do('2026-05-08 16:00', 小郑, { type: 'OpenEvaluation', raters: 3 })
const rate = (score: 'SATISFIED' | 'BASICALLY' | 'UNSATISFIED', before: RatingTally): TaskCommand =>
  ({ type: 'RateTask', asked: { side: 'RESIDENT', score: null }, score, reason: '', tally: before })

describe('a task travels from the committee to the department and back', () => {
  it('runs both limits from the assignment: one working day to sign, ten to answer', () => {
    const { task } = assigned()
    expect(task!.clock).toEqual({ kind: 'SIGN', startedAt: at('2026-04-27 15:00'), dueAt: endOfDay('2026-04-28') })
    // 5 月 1–5 日放假，5 月 9 日（周六）上班
    expect(task!.replyBy).toBe(endOfDay('2026-05-13'))
    expect(signed().task!.clock).toEqual({ kind: 'REPLY', startedAt: at('2026-04-27 15:00'), dueAt: endOfDay('2026-05-13') })
  })
  it.each([
    ['QUESTION', '2026-04-29'], ['HELP', '2026-04-30'], ['SUGGESTION', '2026-05-07'], ['COMPLAINT', '2026-05-13'], ['COMMUNITY', '2026-05-13'], ['PROPOSAL', '2026-07-27'],
  ] as const)('answers a %s by %s', (kind, day) => {
    expect(assigned(kind).task!.replyBy).toBe(endOfDay(day))
  })
  it('starts the work with the first report, and with an answer given without one', () => {
    expect(signed().do('2026-04-29 09:00', 许警官, { type: 'ReportProgress', text: '已经报送方案', evidence: [] }).phase).toBe('IN_PROGRESS')
    expect(solved().types().slice(-2)).toEqual(['WorkStarted', 'TaskReplied'])
  })
  it('does nothing when somebody signs what is signed', () => {
    expect(signed().do('2026-04-28 12:00', 许警官, { type: 'SignTask' }).events).toHaveLength(3)
  })
  it('refuses an answer "solved" without a picture or a file', () => {
    expect(() => signed().do('2026-05-08 09:00', 许警官, { type: 'Reply', replyClass: 'A', text: '好了', evidence: [], answerAgainBy: null })).toThrow('EVIDENCE_NEEDED')
  })
})

describe('"not ours"', () => {
  const asked = () => assigned().do('2026-04-28 10:00', 许警官, { type: 'AskReturn', reason: '这段路归城管管' })
  it('is asked within three working days of the assignment', () => {
    expect(asked().phase).toBe('RETURN_ASKED')
    expect(() => signed().do('2026-05-06 09:00', 许警官, { type: 'AskReturn', reason: '不归我们' })).toThrow('RETURN_TOO_LATE')
  })
  it('granted, the task waits for another department', () => {
    const story = asked().do('2026-04-29 10:00', 小郑, { type: 'DecideReturn', granted: true, reason: '' })
    expect(story.phase).toBe('REGISTERED')
    expect(story.task!.department).toBeNull()
  })
  it('refused, it goes back with a reason and at least the next working day', () => {
    const story = asked().do('2026-04-29 10:00', 小郑, { type: 'DecideReturn', granted: false, reason: '市里的分工表写明归交警' })
    expect(story.phase).toBe('ASSIGNED')
    expect(story.task!.clock).toMatchObject({ kind: 'SIGN', dueAt: endOfDay('2026-04-30') })
    expect(() => asked().do('2026-04-29 10:00', 小郑, { type: 'DecideReturn', granted: false, reason: ' ' })).toThrow('TASK_REASON_NEEDED')
  })
})

describe('more time', () => {
  const asked = () => signed().do('2026-05-11 10:00', 许警官, { type: 'AskExtension', reason: '等供电接线', until: at('2026-05-27 00:00') })
  it('is asked once, with a reason, for at most the original limit again', () => {
    expect(asked().phase).toBe('EXTENSION_ASKED')
    expect(() => signed().do('2026-05-11 10:00', 许警官, { type: 'AskExtension', reason: '等', until: at('2026-05-28 00:00') })).toThrow('EXTENSION_TOO_LONG')
    expect(() => signed().do('2026-05-11 10:00', 许警官, { type: 'AskExtension', reason: ' ', until: at('2026-05-26 00:00') })).toThrow('TASK_REASON_NEEDED')
    const granted = asked().do('2026-05-12 10:00', 小郑, { type: 'DecideExtension', granted: true, reason: '', consent: '' })
    expect(granted.phase).toBe('SIGNED')
    expect(granted.task!.clock).toMatchObject({ kind: 'REPLY', dueAt: endOfDay('2026-05-27') })
    expect(() => granted.do('2026-05-20 10:00', 许警官, { type: 'AskExtension', reason: '还要等', until: at('2026-05-29 00:00') })).toThrow('EXTENSION_USED')
  })
  it('cannot be asked when the limit is over', () => {
    expect(() => signed().do('2026-05-14 00:00', 许警官, { type: 'AskExtension', reason: '等', until: at('2026-05-26 00:00') })).toThrow('EXTENSION_TOO_LATE')
  })
  it('of a proposal needs the logged consent and ends after six months', () => {
    const proposal = () => signed('PROPOSAL').do('2026-07-01 10:00', 许警官, { type: 'AskExtension', reason: '要立项', until: at('2026-10-27 00:00') })
    expect(() => proposal().do('2026-07-02 10:00', 小郑, { type: 'DecideExtension', granted: true, reason: '', consent: '' })).toThrow('EXTENSION_CONSENT_NEEDED')
    expect(proposal().do('2026-07-02 10:00', 小郑, { type: 'DecideExtension', granted: true, reason: '', consent: '曾先生等 3 位提案人签字' }).phase).toBe('SIGNED')
    expect(() => signed('PROPOSAL').do('2026-07-01 10:00', 许警官, { type: 'AskExtension', reason: '要立项', until: at('2026-10-29 00:00') })).toThrow('EXTENSION_TOO_LONG')
  })
})

describe('an answer of class B or C', () => {
  const tracking = () => signed().do('2026-05-08 09:00', 许警官, { type: 'Reply', replyClass: 'B', text: '列入三季度计划', evidence: [], answerAgainBy: at('2026-07-31 00:00') })
  it('hangs on the account until it is answered again, and cannot be rated', () => {
    expect(tracking().phase).toBe('TRACKING')
    expect(tracking().task!.clock).toMatchObject({ kind: 'ANSWER_AGAIN', dueAt: endOfDay('2026-07-31') })
    expect(() => tracking().do('2026-05-09 09:00', 小郑, { type: 'OpenEvaluation', raters: 3 })).toThrow('TASK_WRONG_PHASE')
  })
  it('needs the day of the next answer, three months at most for B and six for C', () => {
    const answer = (replyClass: 'B' | 'C', day: string | null): TaskCommand =>
      ({ type: 'Reply', replyClass, text: '以后', evidence: [], answerAgainBy: day === null ? null : at(`${day} 00:00`) })
    expect(() => signed().do('2026-05-08 09:00', 许警官, answer('B', null))).toThrow('ANSWER_AGAIN_NEEDED')
    expect(() => signed().do('2026-05-08 09:00', 许警官, answer('B', '2026-08-12'))).toThrow('ANSWER_AGAIN_RANGE')
    expect(() => signed().do('2026-05-08 09:00', 许警官, answer('B', '2026-05-08'))).toThrow('ANSWER_AGAIN_RANGE')
    expect(signed().do('2026-05-08 09:00', 许警官, answer('C', '2026-11-09')).phase).toBe('TRACKING')
  })
  it('never closes: only A does', () => {
    const story = tracking().do('2026-07-20 09:00', 许警官, { type: 'Reply', replyClass: 'A', text: '装好了', evidence: [照片], answerAgainBy: null })
    expect(story.phase).toBe('REPLIED')
    expect(() => tracking().do('2026-07-20 09:00', 吴监督, { type: 'ConfirmClosing', party: 'SUPERVISOR', note: '', evidence: [], tally: nobody, self })).toThrow('CLOSING_NOT_OPEN')
  })
})

describe('the people rate', () => {
  it('within 15 working days, and after that a missing rating is 未评价 and counts as nothing else', () => {
    const story = evaluating()
    expect(story.task!.evaluation!.rateBy).toBe(endOfDay('2026-05-28'))
    story.do('2026-05-09 09:00', 林阿姨, rate('SATISFIED', nobody))
    expect(() => story.do('2026-05-29 00:00', 曾先生, rate('SATISFIED', tally(1)))).toThrow('RATING_OVER')
    story.do('2026-05-29 00:00', 系统, { type: 'SettleEvaluation', tally: tally(1) })
    expect(story.events.at(-1)).toMatchObject({ type: 'EvaluationCompleted', tally: { total: 3, satisfied: 1 }, closeBy: endOfDay('2026-06-01') })
    expect(story.phase).toBe('EVALUATING')
  })
  it('only when they were asked', () => {
    expect(() => evaluating().do('2026-05-09 09:00', 陈委员, { type: 'RateTask', asked: null, score: 'SATISFIED', reason: '', tally: nobody })).toThrow('NOT_ASKED_TO_RATE')
  })
  it('somebody dissatisfied sends it back, after a minute for second thoughts', () => {
    const story = evaluating().do('2026-05-09 09:00', 林阿姨, rate('UNSATISFIED', nobody))
    story.do(at('2026-05-09 09:00') + 59_999, 系统, { type: 'SettleEvaluation', tally: tally(0, 0, 1) })
    expect(story.phase).toBe('EVALUATING')
    story.do(at('2026-05-09 09:00') + 60_000, 系统, { type: 'SettleEvaluation', tally: tally(0, 0, 1) })
    expect(story.phase).toBe('REWORK')
    expect(story.task!.clock).toMatchObject({ kind: 'REPLY', dueAt: endOfDay('2026-05-22') })
    expect(story.task!.confirmations).toEqual({})
  })
  it('taking 不满意 back within the minute leaves the task where it was', () => {
    const story = evaluating().do('2026-05-09 09:00', 林阿姨, rate('UNSATISFIED', nobody))
    story.do('2026-05-09 09:00', 林阿姨, { type: 'RateTask', asked: { side: 'RESIDENT', score: 'UNSATISFIED' }, score: 'BASICALLY', reason: '', tally: tally(0, 0, 1) })
    story.do('2026-05-09 09:02', 系统, { type: 'SettleEvaluation', tally: tally(0, 1) })
    expect(story.phase).toBe('EVALUATING')
  })
  const twiceUnsatisfied = () => evaluating()
    .do('2026-05-09 09:00', 林阿姨, rate('UNSATISFIED', nobody)).do('2026-05-09 09:01', 系统, { type: 'SettleEvaluation', tally: tally(0, 0, 1) })
    .do('2026-05-15 09:00', 许警官, { type: 'Reply', replyClass: 'A', text: '又修了一遍', evidence: [照片], answerAgainBy: null })
    .do('2026-05-15 10:00', 小郑, { type: 'OpenEvaluation', raters: 3 })
    .do('2026-05-16 09:00', 林阿姨, rate('UNSATISFIED', nobody)).do('2026-05-16 09:01', 系统, { type: 'SettleEvaluation', tally: tally(0, 0, 1) })
  it('the second time everybody sits together', () => {
    expect(twiceUnsatisfied().phase).toBe('FACE_TO_FACE')
    expect(() => twiceUnsatisfied().do('2026-05-18 09:00', 林阿姨, { type: 'ConfirmClosing', party: 'RESIDENT', note: '', evidence: [], tally: nobody, self })).toThrow('TALK_FIRST')
  })
  it('settled, the three nod, and the resident is one who had been dissatisfied', () => {
    const settled = () => twiceUnsatisfied().do('2026-05-18 09:00', 陈委员, { type: 'HoldFaceToFace', settled: true, note: '加一盏灯，下周装' })
    const nod = (party: 'RESIDENT' | 'DEPARTMENT' | 'SUPERVISOR', score: 'SATISFIED' | 'UNSATISFIED' | null): TaskCommand =>
      ({ type: 'ConfirmClosing', party, note: '', evidence: [], tally: nobody, self: { hasConfirmed: false, score, dissatisfiedResidents: 1 } })
    expect(() => settled().do('2026-05-19 09:00', 曾先生, nod('RESIDENT', 'SATISFIED'))).toThrow('CLOSING_NEEDS_DISSATISFIED')
    expect(settled().do('2026-05-19 09:00', 林阿姨, nod('RESIDENT', 'UNSATISFIED')).do('2026-05-19 09:10', 许警官, nod('DEPARTMENT', null)).do('2026-05-19 09:20', 吴监督, nod('SUPERVISOR', null)).phase).toBe('CLOSED')
  })
  it('not settled, listed supervision is recommended, and the department may still answer at last', () => {
    const story = twiceUnsatisfied().do('2026-05-18 09:00', 陈委员, { type: 'HoldFaceToFace', settled: false, note: '部门说没有经费' })
    expect(story.phase).toBe('LISTED')
    story.do('2026-06-18 09:00', 许警官, { type: 'Reply', replyClass: 'A', text: '经费落实，装好了', evidence: [照片], answerAgainBy: null })
    story.do('2026-06-18 10:00', 小郑, { type: 'OpenEvaluation', raters: 3 })
    expect(story.task!.round).toBe(3)
    story.do('2026-06-18 11:00', 林阿姨, rate('UNSATISFIED', nobody)).do('2026-06-18 11:01', 系统, { type: 'SettleEvaluation', tally: tally(0, 0, 1) })
    expect(story.phase).toBe('LISTED')
  })
})

describe('closing takes three parties and evidence', () => {
  const nod = (party: 'RESIDENT' | 'SUPERVISOR', before: RatingTally, score: 'SATISFIED' | 'UNSATISFIED' | null = 'SATISFIED'): TaskCommand =>
    ({ type: 'ConfirmClosing', party, note: '', evidence: [], tally: before, self: { hasConfirmed: false, score, dissatisfiedResidents: 0 } })
  it('the department nods with its answer', () => {
    expect(solved().task!.confirmations.DEPARTMENT?.names).toEqual(['许警官'])
  })
  it('waits for the last rating, and then closes by itself', () => {
    const story = evaluating().do('2026-05-10 09:00', 林阿姨, nod('RESIDENT', tally(2))).do('2026-05-11 09:00', 吴监督, nod('SUPERVISOR', tally(2)))
    expect(story.phase).toBe('EVALUATING')
    story.do('2026-05-12 09:00', 曾先生, rate('BASICALLY', tally(2)))
    expect(story.types().slice(-3)).toEqual(['TaskRated', 'EvaluationCompleted', 'TaskClosed'])
    expect(story.task!.closedAt).toBe(at('2026-05-12 09:00'))
  })
  it('does not close on two nods', () => {
    const story = evaluating().do('2026-05-12 09:00', 林阿姨, rate('SATISFIED', tally(2))).do('2026-05-12 10:00', 吴监督, nod('SUPERVISOR', tally(3)))
    expect(story.phase).toBe('EVALUATING')
    expect(story.task!.clock).toMatchObject({ kind: 'CLOSE', dueAt: endOfDay('2026-05-13') })
    expect(story.do('2026-05-13 09:00', 曾先生, nod('RESIDENT', tally(3))).phase).toBe('CLOSED')
  })
  it('closes when the time is over and nobody was dissatisfied, though some did not rate', () => {
    const story = evaluating().do('2026-05-10 09:00', 林阿姨, nod('RESIDENT', tally(1))).do('2026-05-11 09:00', 吴监督, nod('SUPERVISOR', tally(1)))
    expect(story.do('2026-05-30 00:05', 系统, { type: 'SettleEvaluation', tally: tally(1) }).phase).toBe('CLOSED')
  })
  it('refuses the nod of a resident who is dissatisfied', () => {
    expect(() => evaluating().do('2026-05-10 09:00', 林阿姨, nod('RESIDENT', tally(0, 0, 1), 'UNSATISFIED'))).toThrow('CLOSING_WHILE_DISSATISFIED')
  })
  it('keeps every resident who nodded, and each once', () => {
    const story = evaluating().do('2026-05-10 09:00', 林阿姨, nod('RESIDENT', tally(1))).do('2026-05-10 10:00', 曾先生, nod('RESIDENT', tally(1)))
    story.do('2026-05-10 11:00', 曾先生, { ...nod('RESIDENT', tally(1)), self: { ...self, hasConfirmed: true } } as TaskCommand)
    expect(story.task!.confirmations.RESIDENT?.names).toEqual(['林阿姨', '曾先生'])
  })
  it('stays closed', () => {
    const closed = evaluating().do('2026-05-12 09:00', 林阿姨, rate('SATISFIED', tally(2))).do('2026-05-12 10:00', 吴监督, nod('SUPERVISOR', tally(3))).do('2026-05-12 11:00', 曾先生, nod('RESIDENT', tally(3)))
    expect(closed.do('2026-05-12 12:00', 曾先生, nod('RESIDENT', tally(3))).phase).toBe('CLOSED')
    expect(() => closed.do('2026-05-12 12:00', 许警官, { type: 'ReportProgress', text: '补充', evidence: [] })).toThrow('TASK_WRONG_PHASE')
  })
})

describe('slips', () => {
  it('go out blue at once, orange and red five and ten working days later, then listing is recommended; each once', () => {
    const story = signed()
    const issue = (moment: string) => story.do(moment, 系统, { type: 'IssueSlips' }).events.filter((event) => event.type === 'SlipIssued').map((event) => event.level)
    expect(issue('2026-05-13 23:59')).toEqual([])
    expect(issue('2026-05-14 00:00')).toEqual(['BLUE'])
    expect(issue('2026-05-14 08:00')).toEqual(['BLUE'])
    expect(issue('2026-05-21 00:00')).toEqual(['BLUE', 'ORANGE'])
    expect(issue('2026-05-28 00:00')).toEqual(['BLUE', 'ORANGE', 'RED'])
    expect(issue('2026-06-04 00:00')).toEqual(['BLUE', 'ORANGE', 'RED', 'LISTING'])
    expect(story.phase).toBe('LISTED')
    expect(issue('2026-07-03 00:00')).toHaveLength(4)
  })
  it('that were missed while the server was down go out when it is back', () => {
    const story = signed().do('2026-05-21 07:00', 系统, { type: 'IssueSlips' })
    expect(story.events.filter((event) => event.type === 'SlipIssued').map((event) => event.level)).toEqual(['BLUE', 'ORANGE'])
  })
  it('rest while the committee sits on a request, and start anew with a new promise', () => {
    const story = signed().do('2026-05-12 10:00', 许警官, { type: 'AskExtension', reason: '等', until: at('2026-05-26 00:00') }).do('2026-05-18 10:00', 系统, { type: 'IssueSlips' })
    expect(story.task!.slip).toBeNull()
    story.do('2026-05-18 11:00', 小郑, { type: 'DecideExtension', granted: false, reason: '材料不足', consent: '' }).do('2026-05-18 12:00', 系统, { type: 'IssueSlips' })
    expect(story.task!.slip).toBeNull()
    expect(story.task!.clock!.dueAt).toBe(endOfDay('2026-05-19'))
  })
  it('are for departments: a committee that forgets to assign has a red lamp and no slip', () => {
    expect(registered().do('2026-05-30 10:00', 系统, { type: 'IssueSlips' }).task!.slip).toBeNull()
  })
  it('a moderator recommends listing only when the limit is over', () => {
    expect(() => signed().do('2026-05-11 10:00', 陈委员, { type: 'RecommendListing', reason: '一直没动' })).toThrow('LISTING_TOO_EARLY')
    expect(signed().do('2026-05-15 10:00', 陈委员, { type: 'RecommendListing', reason: '一直没动' }).phase).toBe('LISTED')
  })
})
