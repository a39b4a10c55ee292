import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import { itemField } from '../../contract/shared-text-names.ts'
import { timelineOf } from '../../domain/session/timeline.ts'
import type { SessionPage } from '../../server/queries/sessions.ts'
import { useDates } from '../_i18n/dates.ts'
import { Icon } from '../_ui/icon.tsx'
import { ItemFiles } from './item-files.tsx'

/** The agenda as people read it: what, about when, what neighbours wrote about it, and – afterwards – what came of it. */
export function AgendaList({ community, page, now }: { community: string; page: SessionPage; now: number }) {
  const t = useTranslations('session')
  const dates = useDates()
  const to = paths(community)
  const { session } = page
  const times = timelineOf(session, now).items
  if (session.agenda.length === 0) return <p className="note">{t('lobby.emptyAgenda')}</p>
  return (
    <ol className="agenda-list">
      {session.agenda.map((item, at) => {
        const text = page.agendaTexts[itemField(item.id)]?.trim()
        const result = page.results.find((each) => each.itemId === item.id)
        const time = times[at]
        const from = time?.actual?.from ?? time?.planned.from
        const isCurrent = item.id === session.currentItemId && item.phase !== 'RESOLVED' && item.phase !== 'DEFERRED'
        return (
          <li key={item.id} aria-current={isCurrent ? 'step' : undefined}>
            <span className="n">{item.phase === 'RESOLVED' ? <Icon name="check" /> : at + 1}</span>
            <div>
              <h3>{item.title}</h3>
              <p className="note">
                {[from !== undefined && dates.clock(from), t(`itemKind.${item.kind}`), item.presenter && t('lobby.presenter', { name: item.presenter }), !time?.actual && t('lobby.minutes', { n: item.minutes })].filter(Boolean).join(t('lobby.dot'))}
              </p>
              {item.conclusion && <p><b>{t(`desk.conclusion.${item.conclusion}`)}</b>{item.note && t('lobby.colonText', { text: item.note })}</p>}
              {item.phase === 'DEFERRED' && <p><b>{t('desk.deferred')}</b>{item.note && t('lobby.colonText', { text: item.note })}</p>}
              {text && <p className="agenda-text">{text}</p>}
              <ItemFiles community={community} files={item.files} title={item.title} />
              <p className="agenda-links">
                {item.topicId && <Link href={to.topic(item.topicId)}>{t('lobby.topic')}</Link>}
                {result && <Link href={to.ballot(result.ballotId)}>{t('lobby.ballot')}</Link>}
                {session.phase !== 'DRAFT' && session.phase !== 'POSTPONED' && !item.isAnnounced && item.kind === 'DECISION' && <span className="note">{t('lobby.notAnnounced')}</span>}
              </p>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
