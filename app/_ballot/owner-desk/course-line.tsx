import { useTranslations } from 'next-intl'
import type { CourseStep } from '../../../domain/ballot/course.ts'
import type { RulePack } from '../../../domain/rule-pack.ts'
import { useDates } from '../../_i18n/dates.ts'
import { ProgressLine } from '../../_ui/steps.tsx'
import { useEnd } from './use-end.ts'

/** How far a vote has come, and when each next step comes. */
export function CourseLine({ course, rules }: { course: readonly CourseStep[]; rules: RulePack }) {
  const t = useTranslations('owners.course')
  const dates = useDates()
  const end = useEnd()
  const say = (at: number | null) => (at === null ? '' : dates.dayTime(at))
  const day = (at: number | null) => (at === null ? '' : dates.day(at))
  function detailOf({ key, state, at, until, isRunning }: CourseStep): string {
    const when = { at: say(at), until: until === null ? '' : end(until) }
    const isAhead = state === 'todo'
    switch (key) {
      case 'WRITTEN': return state === 'current' ? t('written') : ''
      case 'SHOWN': {
        // it ends with its last day: `until` is 0:00 of the next one
        const last = day(until === null ? null : until - 1)
        return isAhead ? t('shownAhead', { n: rules.rollInspection.value, until: last }) : t(state === 'done' ? 'shownDone' : 'shownNow', { at: day(at), until: last })
      }
      case 'ANNOUNCED': return state === 'done' ? t('announcedDone', when) : t('announcedAhead', { at: day(at) })
      case 'OPEN': return at === null ? '' : t(state === 'done' ? 'openDone' : isRunning ? 'openNow' : 'openAhead', when)
      case 'COUNTED': return at === null ? '' : state === 'done' ? t('countedDone', when) : t('countedAhead', { at: end(at) })
      case 'FINAL': return at === null ? t('finalAhead', { n: rules.ballotObjection.value }) : t(state === 'done' ? 'finalDone' : 'finalSoon', when)
      case 'FILED': return state === 'done' ? t('filedDone', when) : t('filedAhead')
    }
  }
  return <ProgressLine steps={course.map((step) => ({ key: step.key, state: step.state, title: t(step.key), detail: detailOf(step) }))} />
}
