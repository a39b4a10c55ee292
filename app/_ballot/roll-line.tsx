import { useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import { squareMetres } from '../../domain/ballot/area.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { useDates } from '../_i18n/dates.ts'
import { ButtonLink } from '../_ui/button.tsx'
import { useBallotWords, wordsOfBallot } from './ballot-words.ts'

/** How large the roll is, whether it still lies open or stands, and the way to read it line by line. */
export function RollLine({ community, ballot, isOnRoll }: { community: string; ballot: BallotState; isOnRoll: boolean }) {
  const t = useTranslations('voter.roll')
  const b = useBallotWords()
  const dates = useDates()
  const { people } = wordsOfBallot(b, ballot)
  const size = ballot.roll ?? ballot.inspection
  if (!size) return null
  return (
    <section className="roll-line">
      <h2>{t('title')}</h2>
      <p>{size.area > 0 ? b('page.rollLineArea', { count: people(size.heads), area: squareMetres(size.area) }) : b('page.rollLine', { count: people(size.heads) })}</p>
      <p className="note">{ballot.roll ? t('frozen', { day: dates.day(ballot.roll.at) }) : ballot.inspection && t('open', { day: dates.day(ballot.inspection.until - 1) })}</p>
      <ButtonLink onward href={paths(community).roll(ballot.id)}>{t(isOnRoll ? 'seeMine' : 'see')}</ButtonLink>
    </section>
  )
}
