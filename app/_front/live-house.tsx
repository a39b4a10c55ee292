import { useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import type { LiveItem, LiveSession } from '../../server/queries/front.ts'
import { useDates } from '../_i18n/dates.ts'
import { fieldsOf } from '../../contract/words/dates.ts'
import { ButtonLink } from '../_ui/button.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { House } from '../_ui/ridge.tsx'

const EVENING = 17

/** People are in session: the roof, the question, one door to go in. Elder mode shows the question and the door alone. */
export function LiveHouse({ community, session, elder = false }: { community: string; session: LiveSession; elder?: boolean }) {
  const t = useTranslations('front.live')
  const dates = useDates()
  const now = session.phase === 'CHECK_IN' ? t('checkIn') : session.phase === 'RECESS' ? t('recess') : elder ? t('nowElder') : t('now')
  const doing = session.phase === 'CHECK_IN' ? t('startsAt', { time: dates.clock(session.startsAt) }) : session.isVoting ? t('voting') : session.speaker ? t('speaking', { name: session.speaker }) : ''
  const isEvening = fieldsOf(session.startsAt).hour >= EVENING
  return (
    <section className="live" aria-labelledby="live">
      <House>
        <div>
          {elder ? <p>{now}</p> : <p className="now"><i />{now}</p>}
          <h1 className="say" id="live"><PhraseTitle text={session.question} /></h1>
          {!elder && <p>{t('present', { n: session.present })}{doing}</p>}
          <ButtonLink kind="main" wide href={paths(community).room(session.id)}>{t('enter')}</ButtonLink>
          {!elder && <p className="note">{t('open')}</p>}
        </div>
        {!elder && session.agenda.length > 0 && (
          <div className="tonight">
            <h2>{t(isEvening ? 'agenda' : 'agendaDay', { n: session.agenda.length })}</h2>
            <ol>{session.agenda.map((item, at) => <li key={item.id} aria-current={item.status === 'NOW' ? 'step' : undefined}><span>{at + 1}</span><span>{item.title}<small><ItemLine item={item} /></small></span></li>)}</ol>
          </div>
        )}
      </House>
    </section>
  )
}

function ItemLine({ item }: { item: LiveItem }) {
  const t = useTranslations('front.live.item')
  const dates = useDates()
  const time = item.at === null ? '' : dates.clock(item.at)
  if (item.status === 'NOW') return <>{item.isVoting ? t('NOWvoting') : item.isDecision && time ? t('NOWdecision', { time }) : t('NOW')}</>
  return <>{t(item.status, { time })}</>
}
