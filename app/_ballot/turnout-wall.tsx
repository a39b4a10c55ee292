import type { TurnoutView } from '../../contract/commands/ballot.ts'
import { squareMetres } from '../../domain/ballot/area.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { participationSoFar } from '../../domain/ballot/verdict.ts'
import { ThresholdWall, Wall } from '../_ui/wall.tsx'
import { useBallotWords, wordsOfBallot } from './ballot-words.ts'

/** Who has voted, in unfired earth: no colour, so that no interim result leaks. And what is still missing, in words. */
export function TurnoutWall({ ballot, turnout }: { ballot: BallotState; turnout: TurnoutView }) {
  const t = useBallotWords()
  const { people } = wordsOfBallot(t, ballot)
  if (!ballot.roll) return null
  const needed = participationSoFar(ballot.type, ballot.question.choices, ballot.roll.body, turnout)
  const total = needed?.heads.of ?? ballot.roll.voters
  if (!needed) {
    return (
      <>
        <Wall total={total} in={turnout.voters} label={t('turnout.wall', { total: people(total), part: people(turnout.voters) })} />
        <p className="below"><b>{t('turnout.voted', { count: people(turnout.voters) })}</b>{turnout.voters >= total ? t('turnout.all') : t(ballot.phase === 'OPEN' ? 'turnout.soFar' : 'turnout.left', { left: people(total - turnout.voters) })}</p>
      </>
    )
  }
  const { heads, area } = needed
  const isHouseholds = area !== null
  return (
    <>
      <ThresholdWall total={total} in={heads.have} need={heads.need} words={t('turnout.need', { count: people(heads.need) })}
        label={t('turnout.wallNeed', { total: people(total), part: people(heads.have), need: people(heads.need) })} />
      <p className="below">
        <b>{t('turnout.took', { count: people(heads.have) })}</b>
        {heads.isMet ? t(isHouseholds ? 'turnout.enough' : 'turnout.enoughPeople') : t('turnout.missing', { missing: people(-heads.gap) })}
        {area && <><br />{area.isMet ? t('turnout.areaEnough') : t('turnout.areaMissing', { area: squareMetres(-area.gap) })}</>}
      </p>
    </>
  )
}
