import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { WhyThisLong } from '../../domain/topic/clock.ts'
import type { Step } from '../../domain/topic/progress.ts'
import type { TopicPage } from '../../server/queries/topics.ts'
import { useDates } from '../_i18n/dates.ts'
import { articleOf, useCiteWords } from './rule-articles.ts'
import { DayCount, ProgressLine, Why, type CountedDay, type LineStep } from '../_ui/steps.tsx'

type Topic = Pick<TopicPage, 'steps' | 'threshold' | 'endorsements' | 'phase' | 'end' | 'conclusion' | 'continuedBecause'>

/** How far the matter has come: what was and when, what is going on and until when, what comes; and why it takes this long. */
export function TopicProgress({ community, topic, rules, now }: { community: string; topic: Topic; rules: Pick<RulePack, 'topicPublicity' | 'sessionNotice'>; now: number }) {
  const t = useTranslations('topic.step')
  const say = useStepWords(topic, rules, now)
  const steps = topic.steps.map((step): LineStep => {
    const stopped = step.name === 'DECLINED' || step.name === 'MERGED' || step.name === 'REROUTED'
    return {
      key: step.name, state: stopped ? 'stopped' : step.status === 'DONE' ? 'done' : step.status === 'CURRENT' ? 'current' : 'todo',
      title: say.title(step), detail: say.detail(step),
      more: step.why && <WhyThis community={community} why={step.why} open={step.status === 'CURRENT'} from={step.name === 'PUBLICITY' ? 'publicity' : topic.steps.some(({ name, status }) => name === 'ENOUGH' && status === 'DONE') ? 'enough' : 'taken'} threshold={topic.threshold} />,
    }
  })
  return <section className="section" aria-labelledby="progress"><h2 id="progress">{useTranslations('topic.page')('progress')}</h2><ProgressLine steps={steps} />{topic.continuedBecause && <p className="note">{t('reason', { reason: topic.continuedBecause })}</p>}</section>
}

function useStepWords(topic: Topic, rules: Pick<RulePack, 'topicPublicity' | 'sessionNotice'>, now: number) {
  const t = useTranslations('topic.step')
  const tt = useTranslations('topic')
  const dates = useDates()
  const named = (name: string | null) => name || tt('aNeighbour')
  const dated = (step: Step) => step.at === null ? null : step.who !== null ? t('by', { day: dates.day(step.at), name: named(step.who) }) : dates.day(step.at)

  function title(step: Step): string {
    switch (step.name) {
      case 'PROPOSED': return t('PROPOSED')
      case 'ENOUGH': return t('ENOUGH', { n: topic.threshold })
      case 'REVIEW': return step.status === 'DONE' ? t('REVIEWdone') : step.status === 'TODO' ? t('REVIEW') : topic.phase === 'SUBMITTED' ? t('REVIEWwaiting') : t('REVIEWcurrent')
      case 'RETURNED': return t('RETURNED', { name: named(step.who) })
      case 'REROUTED': return t('REROUTED', { channel: topic.end?.kind === 'REROUTED' ? tt(`channel.${topic.end.channel}`) : '' })
      case 'PUBLICITY': return t('PUBLICITY', { n: rules.topicPublicity.value })
      case 'DECLINED': case 'MERGED': case 'SCHEDULED': case 'CONSULTATION': case 'RESULT': case 'CLOSED': return t(step.name)
    }
  }
  function detail(step: Step): string | null {
    if (step.status === 'TODO') {
      if (step.name === 'PUBLICITY') return t('PUBLICITYtodo')
      return step.name === 'SCHEDULED' ? t('SCHEDULEDtodo', { n: rules.sessionNotice.value }) : null
    }
    switch (step.name) {
      case 'ENOUGH': return step.status === 'DONE' ? dated(step) : t('ENOUGHmissing', { n: Math.max(0, topic.threshold - topic.endorsements) })
      case 'REVIEW':
        if (step.status === 'DONE' || step.due === null) return dated(step)
        if (now > step.due) return t('REVIEWover', { day: dates.day(step.due) })
        return topic.phase === 'SUBMITTED' ? t('REVIEWwaitingDue', { day: dates.day(step.due) }) : t('REVIEWdue', { day: dates.day(step.due), handler: step.who ?? 'none' })
      case 'RETURNED': return topic.end?.kind === 'RETURNED' ? t('missing', { missing: topic.end.missing }) : null
      case 'DECLINED': return topic.end?.kind === 'DECLINED' ? `${t('reason', { reason: topic.end.reason })} ${t('goTo', { channel: tt(`channel.${topic.end.channel}`), hint: tt(`channelHint.${topic.end.channel}`) })}` : null
      case 'REROUTED': return topic.end?.kind === 'REROUTED' ? `${t('reason', { reason: topic.end.reason })} ${tt(`channelHint.${topic.end.channel}`)}` : null
      case 'MERGED': return dated(step)
      case 'PUBLICITY': return step.status === 'CURRENT' && step.due !== null ? t('PUBLICITYcurrent', { day: dates.day(step.due - 1) }) : dated(step)
      case 'SCHEDULED': return step.status === 'DONE' ? dated(step) : step.due === null ? t('SCHEDULEDwaiting') : t('SCHEDULEDcurrent', { when: dates.dayWeekdayTime(step.due) })
      case 'CONSULTATION': return step.status === 'CURRENT' ? t('CONSULTATIONcurrent') : dated(step)
      case 'RESULT': {
        const { conclusion } = topic
        if (!conclusion) return dated(step)
        return conclusion.result === 'REFERRED'
          ? t('RESULTREFERRED', { target: conclusion.target ? tt(`target.${conclusion.target}`) : '', summary: conclusion.summary })
          : t(`RESULT${conclusion.result}`, { summary: conclusion.summary })
      }
      case 'PROPOSED': case 'CLOSED': return dated(step)
    }
  }
  return { title, detail }
}

/** "为什么是 5 天？": the rule in a sentence, the days one can count along, and where the number comes from. */
function WhyThis({ community, why, open, from, threshold }: { community: string; why: WhyThisLong; open: boolean; from: 'enough' | 'publicity' | 'taken'; threshold: number }) {
  const t = useTranslations('topic.why')
  const dates = useTranslations('dates')
  const cite = useCiteWords()
  const days = why.strip.map((each): CountedDay => ({
    key: each.day, weekday: dates('weekday', { weekday: String(each.weekday) }).slice(0, 2), day: Number(each.day.slice(8)),
    kind: each.kind === 'FROM' ? 'start' : each.kind === 'COUNTED' ? (each.isLast ? 'last' : 'on') : 'off',
    word: each.kind === 'FROM' ? t('from', { from }) : each.kind === 'COUNTED' ? t('nth', { n: each.n ?? 0 }) : each.kind === 'REST' ? t('rest') : t('holiday'),
  }))
  return (
    <Why question={t('question', { n: why.length })} open={open}>
      <p>{why.unit === 'DAYS' ? t('days', { n: why.length }) : t('workingDays', { from, n: why.length, threshold })}</p>
      <DayCount days={days} />
      <p>{t(why.source === 'L' ? 'law' : 'own', { cite: cite(why.cite).why })}</p>
      <Link className="rule" href={`${paths(community).rules}#${why.rule}`}>{t('look', { n: articleOf(why.rule) })}</Link>
    </Why>
  )
}
