import { useTranslations } from 'next-intl'
import { isItemOver } from '../../domain/session/phases.ts'
import { nextItem } from '../../domain/session/items.ts'
import { currentItem, type AgendaItem } from '../../domain/session/state.ts'
import { useDates } from '../_i18n/dates.ts'
import { Countdown } from '../_ui/countdown.tsx'
import { fitted } from '../_ui/hall-type.ts'
import { Icon } from '../_ui/icon.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { hallLinks, HallScene, type Hall } from './frame.tsx'
import { ItemPlace } from './floor.tsx'

/** What came of an item, in the words of the catalogue; null while nothing did. */
function cameOf(item: AgendaItem) {
  return item.phase === 'DEFERRED' ? 'DEFERRED' as const : item.conclusion
}

const SHOWN = 6

/** As many items as the wall holds, around the next one. */
function visible(agenda: readonly AgendaItem[], at: number): readonly AgendaItem[] {
  if (agenda.length <= SHOWN) return agenda
  const from = Math.max(0, Math.min(at - 2, agenda.length - SHOWN))
  return agenda.slice(from, from + SHOWN)
}

function AgendaList({ hall, next }: { hall: Hall; next: AgendaItem | null }) {
  const t = useTranslations('screen.agenda')
  const { agenda } = hall.session
  const open = currentItem(hall.session)
  const now = open && open.phase !== 'PENDING' && !isItemOver(open.phase) ? open : null
  const marked = now ?? next
  const shown = visible(agenda, marked ? agenda.indexOf(marked) : agenda.length - 1)
  return (
    <ol className="hall-plan">
      {shown.map((item) => {
        const came = cameOf(item)
        return (
          <li key={item.id} className={item === marked ? 'is-next' : isItemOver(item.phase) ? 'is-over' : undefined} aria-current={item === marked ? 'step' : undefined}>
            <span className="n">{came && came !== 'DEFERRED' ? <Icon name="check" /> : agenda.indexOf(item) + 1}</span>
            <span>{item.title}</span>
            <b>{came ? t(came) : item === now ? t('nowOn') : item === next ? t('nextUp') : t('minutes', { n: item.minutes })}</b>
          </li>
        )
      })}
    </ol>
  )
}

/** In session, between two items. */
export function AgendaScene({ hall }: { hall: Hall }) {
  const t = useTranslations('screen')
  const next = nextItem(hall.session)
  return (
    <HallScene hall={hall} ridge place={hall.session.title}>
      <h1 className="say" style={{ fontSize: 84 }}>{next ? t('agenda.title') : <PhraseTitle text={t('agenda.allDone')} />}</h1>
      <AgendaList hall={hall} next={next} />
    </HallScene>
  )
}

/** The item is over without a ballot: what came of it, and what is next. */
export function ItemOverScene({ hall, item }: { hall: Hall; item: AgendaItem }) {
  const t = useTranslations('screen')
  const came = cameOf(item)
  const next = nextItem(hall.session)
  return (
    <HallScene hall={hall} ridge place={<ItemPlace hall={hall} item={item} />}>
      <p className="hall-kicker"><span className="lines-2">{item.title}</span></p>
      {came && <h1 className="say hall-big" style={{ fontSize: 168 }}>{t(`over.${came}`)}</h1>}
      {item.note && <p className="hall-lead lines-3">{item.note}</p>}
      {next && <div className="hall-rule"><p className="hall-by">{t('over.next', { title: next.title })}</p></div>}
    </HallScene>
  )
}

/** A break: when it goes on, and a clock when that is known. */
export function RecessScene({ hall, until }: { hall: Hall; until: number | null }) {
  const t = useTranslations('screen.recess')
  const dates = useDates()
  return (
    <HallScene hall={hall} place={hall.session.title}>
      <h1 className="say hall-big" style={{ fontSize: 168 }}>{t('title')}</h1>
      <p className="hall-lead">{until === null ? t('open') : t('until', { time: dates.clock(until) })}</p>
      {until !== null && until > hall.now && <p className="hall-until">{t('left')} <b><Countdown until={until} offset={hall.offset} initialNow={hall.now} /></b></p>}
    </HallScene>
  )
}

/** It is over: what came of every item, and where the record is. */
export function ClosedScene({ hall }: { hall: Hall }) {
  const t = useTranslations('screen')
  return (
    <HallScene hall={hall} place={hall.session.title} qr={{ text: hallLinks(hall).record, label: t('closed.record') }} foot={t('room', { community: hall.community.name })}
      caption={<><p className="hall-caption">{t('closed.record')}</p><p className="hall-typed"><span>{t('closed.recordNote')}</span></p></>}>
      <h1 className="say" style={{ fontSize: fitted(`${t('closed.title')}${t('closed.thanks')}`, 1284, 130, [96, 80]) ?? 64 }}>{t('closed.title')}<span className="hall-thanks">{t('closed.thanks')}</span></h1>
      <AgendaList hall={hall} next={null} />
    </HallScene>
  )
}
