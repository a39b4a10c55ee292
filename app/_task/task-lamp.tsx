import { useTranslations } from 'next-intl'
import type { Lamp as LampView } from '../../domain/task/lamp.ts'
import { useDates } from '../_i18n/dates.ts'
import { Lamp } from '../_ui/lamp.tsx'

/** The lamp of a task in shape, word and time. `waiting` adds for whom the clock runs. */
export function TaskLamp({ lamp, waiting = false }: { lamp: LampView; waiting?: boolean }) {
  const t = useTranslations('task')
  return (
    <Lamp color={lamp.colour}>
      <LampTime lamp={lamp} />{waiting && 'clock' in lamp.time && t('lamp.waiting', { clock: lamp.time.clock })}
    </Lamp>
  )
}

/** How long, in words: working days, and hours on the last one. */
export function LampTime({ lamp: { time } }: { lamp: LampView }) {
  const t = useTranslations('task.lamp')
  const dates = useDates()
  switch (time.kind) {
    case 'DONE': return <>{dates.day(time.at)}</>
    case 'LISTED': return <>{t('listed')}</>
    case 'LEFT': return <>{time.workingDays > 0 ? t('leftDays', { n: time.workingDays }) : t('leftHours', { n: time.hours })}</>
    case 'OVER': return <>{time.workingDays > 0 ? t('overDays', { n: time.workingDays }) : t('overHours', { n: time.hours })}</>
  }
}
