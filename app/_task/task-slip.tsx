import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { CardNote, TaskCard } from '../../server/queries/tasks.ts'
import { useDates } from '../_i18n/dates.ts'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { TaskLamp } from './task-lamp.tsx'

/** A task as a slip of paper on the board. */
export function TaskSlip({ task, href }: { task: TaskCard; href: string }) {
  const t = useTranslations('task')
  return (
    <Link className={`slip slip--${task.lamp.colour.toLowerCase()}`} href={href}>
      <TaskLamp lamp={task.lamp} />
      <h3><PhraseTitle text={task.title} /></h3>
      <p>{task.replyClass && task.phase !== 'CLOSED' ? t('card.departmentClass', { department: task.department ?? '', replyClass: task.replyClass }) : task.department ?? t('card.unassigned')}</p>
      {task.note && task.note.kind !== 'UNASSIGNED' && <p className="ex"><NoteLine note={task.note} /></p>}
      <p className="no">{task.ledgerNo}</p>
    </Link>
  )
}

/** The one thing worth knowing beside the lamp. */
export function NoteLine({ note }: { note: CardNote }) {
  const t = useTranslations('task.card')
  const dates = useDates()
  switch (note.kind) {
    case 'SLIP': return <>{t('slip', { date: dates.day(note.at), level: note.level })}</>
    case 'RATED': return <>{t('rated', { total: note.total, rated: note.rated })}</>
    case 'TRACKING': return <>{t('tracking', { date: dates.day(note.until) })}</>
    default: return <>{t(`note.${note.kind}`)}</>
  }
}
