import type { RulePack } from '../rule-pack.ts'
import { whyDays, whyWorkingDays, type WhyThisLong } from './clock.ts'
import type { TopicState } from './state.ts'

export const stepNames = [
  'PROPOSED', 'ENOUGH', 'REVIEW', 'RETURNED', 'DECLINED', 'MERGED', 'REROUTED', 'PUBLICITY', 'SCHEDULED', 'CONSULTATION', 'RESULT', 'CLOSED',
] as const
export type StepName = (typeof stepNames)[number]

/** One point of the progress line. Times are epoch ms. `due`: by when somebody must act; `who`: that person's shown name. */
export interface Step {
  name: StepName
  status: 'DONE' | 'CURRENT' | 'TODO'
  at: number | null
  due: number | null
  who: string | null
  why: WhyThisLong | null
}

const todo = (name: StepName, why: WhyThisLong | null = null): Step => ({ name, status: 'TODO', at: null, due: null, who: null, why })
const done = (name: StepName, at: number, who: string | null = null): Step => ({ name, status: 'DONE', at, due: null, who, why: null })

/** The way of a topic: what was, what is going on and until when, and what comes. Read from the dates, nothing is stored for it. */
export function progressOf(topic: TopicState, rules: RulePack): Step[] {
  const { marks } = topic
  if (marks.submitted === undefined) return [{ ...todo('PROPOSED'), status: 'CURRENT', who: topic.author.shownAs }]
  const steps: Step[] = [done('PROPOSED', marks.submitted, topic.author.shownAs)]

  // a committee that takes a matter up by itself leaves nothing to wait for
  const isTakenUpEarly = marks.enough === undefined && (marks.acknowledged !== undefined || topic.phase !== 'SUBMITTED')
  if (marks.enough !== undefined) steps.push(done('ENOUGH', marks.enough))
  else if (!isTakenUpEarly) steps.push({ ...todo('ENOUGH'), status: 'CURRENT' })

  return [...steps, ...reviewSteps(topic, rules), ...laterSteps(topic, rules)]
}

function reviewSteps(topic: TopicState, rules: RulePack): Step[] {
  const { clock, handler, marks, phase } = topic
  if (phase === 'SUBMITTED' || phase === 'UNDER_REVIEW') {
    if (!clock) return [todo('REVIEW')]
    return [{
      name: 'REVIEW', status: 'CURRENT', at: marks.acknowledged ?? null,
      due: phase === 'SUBMITTED' ? clock.acknowledgeBy : clock.decideBy,
      who: handler?.shownAs ?? null, why: whyWorkingDays(clock.from, phase === 'SUBMITTED' ? 'topicAcknowledge' : 'topicDecide', rules),
    }]
  }
  if (marks.decided === undefined) return []
  if (topic.end) {
    const ended: Step = { name: topic.end.kind, status: 'CURRENT', at: marks.decided, due: null, who: topic.end.kind === 'RETURNED' ? topic.author.shownAs : handler?.shownAs ?? null, why: null }
    return [ended]
  }
  return [done('REVIEW', marks.decided, handler?.shownAs ?? null)]
}

function laterSteps(topic: TopicState, rules: RulePack): Step[] {
  const { marks, phase } = topic
  if (phase === 'DECLINED' || phase === 'MERGED' || phase === 'REROUTED') return []
  const publicity: Step = phase === 'PUBLICIZED' && marks.publicized !== undefined && !topic.continuedBecause
    ? { name: 'PUBLICITY', status: 'CURRENT', at: marks.publicized, due: topic.publicUntil, who: null, why: whyDays(marks.publicized, 'topicPublicity', rules) }
    : marks.publicized !== undefined ? done('PUBLICITY', marks.publicized)
    : { ...todo('PUBLICITY'), status: phase === 'ACCEPTED' ? 'CURRENT' : 'TODO' }

  const isAtTable = phase === 'IN_CONSULTATION'
  const isConcluded = marks.concluded !== undefined
  const scheduled: Step = phase === 'SCHEDULED'
    ? { name: 'SCHEDULED', status: 'CURRENT', at: marks.scheduled ?? null, due: topic.session?.startsAt ?? null, who: null, why: null }
    : marks.scheduled !== undefined ? done('SCHEDULED', marks.scheduled)
    : { ...todo('SCHEDULED'), status: phase === 'PUBLICIZED' && topic.continuedBecause ? 'CURRENT' : 'TODO' }
  const consultation: Step = isAtTable
    ? { name: 'CONSULTATION', status: 'CURRENT', at: marks.consulted ?? null, due: null, who: null, why: null }
    : isConcluded ? done('CONSULTATION', marks.consulted ?? marks.concluded ?? 0)
    : todo('CONSULTATION')
  const result: Step = marks.concluded === undefined ? todo('RESULT')
    : phase === 'CLOSED' ? done('RESULT', marks.concluded)
    : { name: 'RESULT', status: 'CURRENT', at: marks.concluded, due: null, who: null, why: null }

  const steps = [publicity, scheduled, consultation, result]
  return marks.closed === undefined ? steps : [...steps, done('CLOSED', marks.closed)]
}

/** Who must act next, and by when (epoch ms; null: no limit runs). The desk and the topic page say it in words. */
export interface NextAct { who: 'AUTHOR' | 'NEIGHBOURS' | 'COMMITTEE' | 'MEETING' | 'DEPARTMENT' | 'NOBODY'; act: 'SUBMIT' | 'ENDORSE' | 'ACKNOWLEDGE' | 'DECIDE' | 'COMPLETE' | 'PUBLICIZE' | 'WAIT_PUBLICITY' | 'SCHEDULE' | 'MEET' | 'CONTINUE_OR_CLOSE' | 'FOLLOW_UP' | 'NONE'; due: number | null }

export function nextAct(topic: TopicState, now: number): NextAct {
  switch (topic.phase) {
    case 'DRAFT': return { who: 'AUTHOR', act: 'SUBMIT', due: null }
    case 'SUBMITTED': return topic.clock
      ? { who: 'COMMITTEE', act: 'ACKNOWLEDGE', due: topic.clock.acknowledgeBy }
      : { who: 'NEIGHBOURS', act: 'ENDORSE', due: null }
    case 'UNDER_REVIEW': return { who: 'COMMITTEE', act: 'DECIDE', due: topic.clock?.decideBy ?? null }
    case 'RETURNED': return { who: 'AUTHOR', act: 'COMPLETE', due: null }
    case 'ACCEPTED': return { who: 'COMMITTEE', act: 'PUBLICIZE', due: null }
    case 'PUBLICIZED': return topic.publicUntil !== null && now < topic.publicUntil
      ? { who: 'NEIGHBOURS', act: 'WAIT_PUBLICITY', due: topic.publicUntil }
      : { who: 'COMMITTEE', act: 'SCHEDULE', due: null }
    case 'SCHEDULED': return topic.session
      ? { who: 'MEETING', act: 'MEET', due: topic.session.startsAt }
      : { who: 'COMMITTEE', act: 'SCHEDULE', due: null }
    case 'IN_CONSULTATION': return { who: 'MEETING', act: 'MEET', due: null }
    case 'NO_CONSENSUS': return { who: 'COMMITTEE', act: 'CONTINUE_OR_CLOSE', due: null }
    case 'CONSENSUS':
    case 'REFERRED': return { who: 'DEPARTMENT', act: 'FOLLOW_UP', due: null }
    case 'DECLINED':
    case 'MERGED':
    case 'REROUTED':
    case 'CLOSED': return { who: 'NOBODY', act: 'NONE', due: null }
  }
}
