import { useTranslations } from 'next-intl'
import { timeLeft } from '../../domain/floor/clock.ts'
import { queueOf } from '../../domain/floor/queue.ts'
import { callingIn } from '../../domain/floor/scene.ts'
import { motionOnTheTable, secondsOf, type FloorState, type Motion, type Ruling, type Speech, type Stance as FloorStance } from '../../domain/floor/state.ts'
import type { ItemPhase } from '../../domain/session/phases.ts'
import type { AgendaItem } from '../../domain/session/state.ts'
import { minutesLate } from '../../domain/session/timeline.ts'
import { SpeakerClock } from '../_ui/countdown.tsx'
import { HallDebate } from '../_ui/hall-parts.tsx'
import { fitted } from '../_ui/hall-type.ts'
import type { Stance } from '../_ui/marks.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { HallDigits, hallLinks, HallScene, peopleHere, type Hall } from './frame.tsx'

export const markOf: Record<FloorStance, Stance> = { SUPPORT: 'FOR', OPPOSE: 'AGAINST', ASK: 'NEUTRAL' }
const steps = ['REPORT', 'QUESTIONS', 'DEBATE', 'MOTION', 'BALLOT'] as const

/** "Item 2 of 4", how late the evening is, and at the right end of the line how far the item has come. */
export function ItemPlace({ hall, item }: { hall: Hall; item: AgendaItem }) {
  const t = useTranslations('screen')
  const { agenda } = hall.session
  const at = agenda.findIndex(({ id }) => id === item.id) + 1
  const current = steps.indexOf(item.phase as (typeof steps)[number])
  const late = minutesLate(hall.session, hall.now) ?? 0
  const isLong = item.kind === 'DECISION' || item.phase === 'MOTION' || item.phase === 'BALLOT'
  return (
    <span className="hall-where">
      <span>{t('place', { at, of: agenda.length })}{late > 0 && t('late', { n: late })}</span>
      {current >= 0 && <span className="steps">{steps.slice(0, isLong ? 5 : 3).map((step) => (step === item.phase ? <b key={step} aria-current="step">{t(`phase.${step}`)}</b> : <span key={step}>{t(`phase.${step}`)}</span>))}</span>}
    </span>
  )
}

function nextOf(floor: FloorState, phase: ItemPhase) {
  return queueOf(floor, callingIn(phase)).map(({ userId, name, stance }) => ({ key: userId, name, stance: markOf[stance] }))
}

/** Somebody has the floor. When a motion is on the table, it is what they speak to. */
export function SpeechScene({ hall, item, floor, speech }: { hall: Hall; item: AgendaItem; floor: FloorState; speech: Speech }) {
  const t = useTranslations('screen')
  const motion = item.phase === 'MOTION' ? motionOnTheTable(floor) : null
  const until = speech.startedAt + speech.pausedFor + speech.allowance
  const left = timeLeft(speech, hall.now)
  return (
    <HallDebate
      place={<ItemPlace hall={hall} item={item} />} question={motion?.text ?? item.title}
      heading={speech.readBy ? t('now.readBy', { helper: speech.readBy, name: speech.name }) : t('now.speaking', { name: speech.name })} stance={markOf[speech.stance]}
      clock={<SpeakerClock size="hall" until={until} total={speech.allowance} warnSeconds={hall.rules.speechWarning.value} paused={speech.pausedAt === null ? null : Math.max(0, left)} offset={hall.offset} initialNow={hall.now} />}
      qr={{ text: hallLinks(hall).join, label: t('qr') }} qrCaption={<>{t('scan')}<HallDigits hall={hall} /></>} nextTitle={t('next')} next={nextOf(floor, item.phase)}
      foot={t('foot', { community: hall.community.name, n: peopleHere(hall.here) })} tight={floor.shown.length > 0}
    >
      <LastWritten floor={floor} lines={2} />
    </HallDebate>
  )
}

/** The item is open and the floor is free: what happens in this phase, and what one can do. */
export function FloorScene({ hall, item, floor }: { hall: Hall; item: AgendaItem; floor: FloorState }) {
  const t = useTranslations('screen')
  const next = nextOf(floor, item.phase)
  const motion = floor.motions.filter(({ phase }) => phase === 'PROPOSED').at(-1) ?? null
  const text = floor.shown.at(-1) ?? null
  const isMotion = motion !== null && motion.at >= (text?.at ?? 0)
  return (
    <HallDebate
      place={<ItemPlace hall={hall} item={item} />} question={item.title} heading={<PhaseWords item={item} />} tight={motion !== null || text !== null}
      qr={{ text: hallLinks(hall).join, label: t('qr') }} qrCaption={<>{t('scan')}<HallDigits hall={hall} /></>} nextTitle={t('next')} next={next}
      foot={t('foot', { community: hall.community.name, n: peopleHere(hall.here) })}
    >
      <p className="hall-hint">{next.length > 0 ? t('now.hands', { n: next.length }) : t('now.noHands')}</p>
      {isMotion ? <MotionWaiting hall={hall} motion={motion} /> : <LastWritten floor={floor} lines={3} />}
    </HallDebate>
  )
}

function PhaseWords({ item }: { item: AgendaItem }) {
  const t = useTranslations('screen.now')
  switch (item.phase) {
    case 'OPENED': case 'QUESTIONS': case 'DEBATE': case 'MOTION': return <>{t(item.phase)}</>
    case 'REPORT': return <>{item.presenter ? t('reportBy', { name: item.presenter }) : t('REPORT')}</>
    default: return <>{t('others')}</>
  }
}

/** A motion that needs more people behind it, or waits to be read out. */
function MotionWaiting({ hall, motion }: { hall: Hall; motion: Motion }) {
  const t = useTranslations('screen.motion')
  const missing = hall.rules.motionSeconds.value - secondsOf(motion)
  return (
    <div className="hall-written">
      <p>{missing > 0 ? t('waits', { name: motion.by.name, missing }) : t('ready', { name: motion.by.name })}</p>
      <p className="lines-2"><b>{motion.text}</b></p>
    </div>
  )
}

/** What somebody wrote and the chair put on the screens; the newest stays until the next. */
function LastWritten({ floor, lines }: { floor: FloorState; lines: 2 | 3 }) {
  const t = useTranslations('screen')
  const text = floor.shown.at(-1)
  if (!text) return null
  return (
    <div className={lines === 2 ? 'hall-written hall-written--small' : 'hall-written'}>
      <p className={`lines-${lines}`}><b>{text.isAnonymous ? t('wroteNameless') : t('wrote', { name: text.name })}</b>{text.text}</p>
      {text.answer && <p className={lines === 2 ? 'lines-1' : 'lines-2'}><b>{t('answer')}</b>{text.answer}</p>}
    </div>
  )
}

/** The motion as read out: the words that will be put to the vote, as large as they fit. */
export function MotionScene({ hall, item, floor, motion }: { hall: Hall; item: AgendaItem; floor: FloorState; motion: Motion }) {
  const t = useTranslations('screen')
  return (
    <HallScene hall={hall} ridge place={<ItemPlace hall={hall} item={item} />} next={nextOf(floor, item.phase)} nextTitle={t('next')}>
      <p className="hall-kicker">{t('motion.read')}</p>
      <h1 className="say" style={{ fontSize: fitted(motion.text, 1284, 340, [112, 96, 80, 68, 58, 50, 44]) ?? 38 }}><PhraseTitle text={motion.text} /></h1>
      <div className="hall-rule"><p className="hall-by">{t('motion.by', { name: motion.by.name, n: secondsOf(motion) })}</p><p className="hall-small">{t('motion.then')}</p></div>
    </HallScene>
  )
}

/** The room decides about a ruling by a show of hands. Nobody's name stands here. */
export function AppealScene({ hall, item, ruling }: { hall: Hall; item: AgendaItem; ruling: Ruling }) {
  const t = useTranslations('screen')
  const question = t('appeal.question', { kind: ruling.kind })
  return (
    <HallScene hall={hall} ridge place={<ItemPlace hall={hall} item={item} />}>
      <p className="hall-kicker">{t('appeal.title')}</p>
      <h1 className="say" style={{ fontSize: fitted(question, 1284, 340, [96, 80, 68, 58]) ?? 50 }}><PhraseTitle text={question} /></h1>
      <div className="hall-rule"><p className="hall-by">{t('appeal.how')}</p></div>
    </HallScene>
  )
}
