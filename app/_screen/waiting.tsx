import { useTranslations } from 'next-intl'
import { fieldsOf } from '../../contract/words/dates.ts'
import { quorumOf } from '../../domain/session/quorum.ts'
import type { RequiredKind } from '../../domain/session/state.ts'
import { useDates } from '../_i18n/dates.ts'
import { fitted } from '../_ui/hall-type.ts'
import { Icon } from '../_ui/icon.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { HallDigits, hallLinks, HallScene, type Hall } from './frame.tsx'

/** Before the beginning: what it is about, when, who has come and whom we wait for, and how to come in. */
export function Waiting({ hall }: { hall: Hall }) {
  const t = useTranslations('screen')
  const dates = useDates()
  const { session, now } = hall
  const { startsAt } = session
  const isOpen = session.phase === 'CHECK_IN'
  const day = dates.nearDay(startsAt, now)
  const isNear = sameDay(startsAt, now)
  const time = dates.clock(startsAt)
  return (
    <HallScene hall={hall} door place={session.place || t('room', { community: hall.community.name })} caption={<JoinCaption hall={hall} />} foot={isOpen ? undefined : t('room', { community: hall.community.name })}>
      <h1 className="say" style={{ fontSize: fitted(session.title, 1148, 300, [112, 96, 80, 68, 58]) ?? 50 }}><PhraseTitle text={session.title} /></h1>
      <p className="hall-when">{now >= startsAt ? t('waiting.late', { time }) : t('waiting.startsAt', { day: isNear ? day : dates.dayWeekday(startsAt), time })}</p>
      {isOpen ? <WhoIsHere hall={hall} /> : <Plan hall={hall} />}
    </HallScene>
  )
}

/** Coming in, whenever it is asked for: who is here, whom we wait for, and the digits as large as they go. */
export function DoorScene({ hall }: { hall: Hall }) {
  const t = useTranslations('screen')
  return (
    <HallScene hall={hall} door place={hall.session.title} caption={<JoinCaption hall={hall} />}>
      <h1 className="say" style={{ fontSize: fitted(t('picked.door'), 1148, 300, [112, 96, 80, 68]) ?? 58 }}><PhraseTitle text={t('picked.door')} /></h1>
      <p className="hall-when">{t('picked.doorHow')}</p>
      <WhoIsHere hall={hall} />
    </HallScene>
  )
}

function sameDay(a: number, b: number): boolean {
  const [x, y] = [fieldsOf(a), fieldsOf(b)]
  return x.year === y.year && x.month === y.month && x.day === y.day
}

/** The QR code in words, for whoever types. */
export function JoinCaption({ hall }: { hall: Hall }) {
  const t = useTranslations('screen')
  const { typed } = hallLinks(hall)
  return (
    <>
      <p className="hall-caption">{t(hall.hallCode ? 'scanIn' : 'scan')}</p>
      <HallDigits hall={hall} large />
      <p className="hall-typed"><span>{t('typed', { address: typed })}</span><b>{t('typedCode', { code: hall.session.joinCode })}</b></p>
    </>
  )
}

const SHOWN = 8

function WhoIsHere({ hall }: { hall: Hall }) {
  const t = useTranslations('screen.waiting')
  const dates = useDates()
  const kindName = useKindName()
  const { session, here, rules } = hall
  const quorum = quorumOf(session, here, rules)
  const words = quorum.isReached ? t('enough', { n: quorum.people })
    : quorum.people < quorum.need ? t('people', { n: quorum.people, missing: quorum.need - quorum.people })
    : t('kinds', { n: quorum.people })
  const rows = [
    // whom the meeting still waits for stands first
    ...[...session.required].sort((a, b) => Number(quorum.missing.includes(b)) - Number(quorum.missing.includes(a))).map((required, at) => {
      const isMissing = quorum.missing.includes(required)
      const count = required.label === null ? here.byKind[required.kind] ?? 0 : 0
      return { key: `${required.kind}-${required.label ?? ''}-${at}`, isHere: !isMissing, name: kindName(required), words: isMissing ? t('missing') : count > 0 ? t('count', { n: count }) : t('present') }
    }),
    ...session.arrivals.map((each) => ({ key: each.id, isHere: false, name: each.label, words: each.at === null ? t('coming') : t('comingAt', { time: dates.clock(each.at) }) })),
  ].slice(0, SHOWN)
  return (
    <section className="hall-who">
      <h2>{quorum.isReached && <Icon name="check" />}{words}</h2>
      <ul>{rows.map((row) => <li key={row.key} className={row.isHere ? 'is-here' : undefined}><Icon name={row.isHere ? 'check' : 'clock'} /><span>{row.name}</span><b>{row.words}</b></li>)}</ul>
    </section>
  )
}

/** The agenda, while the door is not open yet. */
function Plan({ hall }: { hall: Hall }) {
  const t = useTranslations('screen')
  const { agenda } = hall.session
  const most = 5
  return (
    <ol className="hall-plan">
      {agenda.slice(0, agenda.length > most ? most - 1 : most).map((item, at) => <li key={item.id}><span className="n">{at + 1}</span><span>{item.title}</span><b>{t('agenda.minutes', { n: item.minutes })}</b></li>)}
      {agenda.length > most && <li className="rest">{t('agenda.more', { n: agenda.length - most + 1 })}</li>}
    </ol>
  )
}

/** A required side as it is called here: the community's own word, or the general one. */
export function useKindName(): (required: RequiredKind) => string {
  const t = useTranslations('people.kind')
  return ({ kind, label }) => label ?? t(kind)
}

/** It does not take place: bad news first, then the reason, then thanks. */
export function Off({ hall, why }: { hall: Hall; why: 'POSTPONED' | 'CANCELLED' | 'NO_QUORUM' }) {
  const t = useTranslations('screen')
  const kindName = useKindName()
  const missing = why === 'NO_QUORUM' ? quorumOf(hall.session, hall.here, hall.rules).missing.map(kindName) : []
  return (
    <HallScene hall={hall} place={hall.session.title} foot={t('room', { community: hall.community.name })} qr={{ text: hallLinks(hall).record, label: t('closed.record') }} caption={<p className="hall-caption">{t('closed.record')}</p>}>
      <h1 className="say hall-big" style={{ fontSize: fitted(t(`off.${why}`), 1284, 420, [168, 140, 112, 96]) ?? 80 }}><PhraseTitle text={t(`off.${why}`)} /></h1>
      {hall.session.reason && <p className="hall-lead">{hall.session.reason}</p>}
      {missing.length > 0 && <p className="hall-lead">{t('off.missing', { kinds: missing.reduce((before, name) => t('and', { before, name })) })}</p>}
      {why === 'NO_QUORUM' && <p className="hall-lead">{t('off.thanks')}</p>}
    </HallScene>
  )
}
