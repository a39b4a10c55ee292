import { useTranslations } from 'next-intl'
import { queueOf } from '../../domain/floor/queue.ts'
import { callingIn } from '../../domain/floor/scene.ts'
import { motionOnTheTable, type FloorState } from '../../domain/floor/state.ts'
import type { AgendaItem } from '../../domain/session/state.ts'
import { useReasonWords } from '../_session/queue-reasons.ts'
import { fitted } from '../_ui/hall-type.ts'
import { StanceMark } from '../_ui/marks.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { ItemPlace, markOf } from './floor.tsx'
import { HallScene, type Hall } from './frame.tsx'

/** The item alone: its question, and the motion on the table where there is one. */
export function ItemScene({ hall, item }: { hall: Hall; item: AgendaItem }) {
  const t = useTranslations('screen')
  const motion = hall.session.floor && motionOnTheTable(hall.session.floor)
  return (
    <HallScene hall={hall} ridge place={<ItemPlace hall={hall} item={item} />}>
      <h1 className="say" style={{ fontSize: fitted(item.title, 1284, 440, [132, 112, 96, 80, 68, 58]) ?? 50 }}><PhraseTitle text={item.title} /></h1>
      {motion && <div className="hall-rule"><p className="hall-by">{t('motion.read')}</p><p className="hall-small lines-3">{motion.text}</p></div>}
      {!motion && item.presenter && <div className="hall-rule"><p className="hall-by">{t('picked.presenter', { name: item.presenter })}</p></div>}
    </HallScene>
  )
}

const SHOWN = 6

/** Who waits to speak, in the order of the rules, and why in this order. */
export function QueueScene({ hall, item, floor }: { hall: Hall; item: AgendaItem; floor: FloorState }) {
  const t = useTranslations('screen')
  const say = useReasonWords()
  const queue = queueOf(floor, callingIn(item.phase))
  return (
    <HallScene hall={hall} ridge place={<ItemPlace hall={hall} item={item} />}>
      <h1 className="say" style={{ fontSize: 84 }}>{queue.length > 0 ? t('picked.queue') : t('picked.nobodyWaits')}</h1>
      {floor.speech && <p className="hall-hint">{t('now.speaking', { name: floor.speech.name })}</p>}
      <ol className="hall-plan hall-queue">
        {queue.slice(0, SHOWN).map((each) => (
          <li key={each.userId}>
            <span className="n">{each.position}</span>
            <span>{each.name}<small>{say(each)}</small></span>
            <StanceMark stance={markOf[each.stance]} />
          </li>
        ))}
        {queue.length > SHOWN && <li className="rest">{t('picked.more', { n: queue.length - SHOWN })}</li>}
      </ol>
    </HallScene>
  )
}

/** Words of the moderator's own, as large as they fit. */
export function PauseScene({ hall, text }: { hall: Hall; text: string }) {
  return (
    <HallScene hall={hall} place={hall.session.title}>
      <h1 className="say hall-big" style={{ fontSize: fitted(text, 1284, 620, [168, 140, 112, 96, 80]) ?? 68 }}><PhraseTitle text={text} /></h1>
    </HallScene>
  )
}
