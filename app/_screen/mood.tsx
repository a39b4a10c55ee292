import { useTranslations } from 'next-intl'
import { moodChoices, type MoodCounts } from '../../domain/session/mood.ts'
import type { AgendaItem } from '../../domain/session/state.ts'
import { fitted } from '../_ui/hall-type.ts'
import { MarkIcon } from '../_ui/marks.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { ItemPlace } from './floor.tsx'
import { HallScene, type Hall } from './frame.tsx'

const marks = { FOR: 'yes', AGAINST: 'no', ASK: 'ask' } as const

/** 随手问一问: the item, the three numbers, and in plain words that it is no vote. No chart: nothing here is a result. */
export function MoodScene({ hall, item, counts }: { hall: Hall; item: AgendaItem; counts: MoodCounts | null }) {
  const t = useTranslations('screen.mood')
  return (
    <HallScene hall={hall} ridge place={<ItemPlace hall={hall} item={item} />}>
      <p className="hall-kicker">{t('title')}</p>
      <h1 className="say" style={{ fontSize: fitted(item.title, 1284, 170, [80, 68, 58, 50]) ?? 44 }}><PhraseTitle text={item.title} /></h1>
      <dl className="hall-mood">
        {moodChoices.map((choice) => <div key={choice}><dt><MarkIcon mark={marks[choice]} />{t(`choice.${choice}`)}</dt><dd>{counts?.[choice] ?? 0}</dd></div>)}
      </dl>
      <div className="hall-rule"><p className="hall-by">{t('lead')}</p></div>
    </HallScene>
  )
}
