import { useTranslations } from 'next-intl'
import type { TurnoutView } from '../../contract/commands/ballot.ts'
import { squareMetres } from '../../domain/ballot/area.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { isBinding } from '../../domain/ballot/types.ts'
import { participationSoFar, voterUnit } from '../../domain/ballot/verdict.ts'
import type { AgendaItem } from '../../domain/session/state.ts'
import { useBallotWords, wordsOfBallot } from '../_ballot/ballot-words.ts'
import { minutesAndSeconds, useLeft } from '../_ui/countdown.tsx'
import { HallBallot } from '../_ui/hall-parts.tsx'
import { fitted } from '../_ui/hall-type.ts'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { hallLinks, HallScene, type Hall } from './frame.tsx'
import { ItemPlace } from './floor.tsx'

/** One brick stands for one voter up to here; above it the wall itself says how many. */
const BRICKS_MOST = 600

/** Read before it opens: the words of the question, what they mean, who may vote and when it passes. */
export function BallotSoonScene({ hall, item, ballot }: { hall: Hall; item: AgendaItem; ballot: BallotState }) {
  const t = useTranslations('screen.ballot')
  const b = useBallotWords()
  const words = wordsOfBallot(b, ballot)
  return (
    <HallScene hall={hall} ridge place={<ItemPlace hall={hall} item={item} />}>
      <p className="hall-kicker">{t('soon')}{ballot.roll && <small>{t('roll', { count: words.people(ballot.roll.voters) })}</small>}</p>
      <h1 className="say" style={{ fontSize: fitted(ballot.question.text, 1284, 300, [96, 80, 68, 58]) ?? 50 }}><PhraseTitle text={ballot.question.text} /></h1>
      <dl className="hall-facts">
        {words.facts().slice(0, 4).map((fact) => <div key={fact.key}><dt>{fact.term}</dt><dd>{fact.fact}</dd></div>)}
      </dl>
    </HallScene>
  )
}

/** Open: who has taken part, in unfired earth. How they voted is shown only where the ballot said so before it opened. */
export function BallotOpenScene({ hall, ballot, turnout }: { hall: Hall; ballot: BallotState; turnout: TurnoutView | null }) {
  const b = useBallotWords()
  return (
    <Turnout hall={hall} ballot={ballot} turnout={turnout} title={<BallotTitle ballot={ballot} />} timeLeft={<TimeToVote hall={hall} ballot={ballot} />}
      act={<>{b('hall.scan')}<br />{b('hall.noPhone')}</>} isOpen />
  )
}

/** Closed and not yet counted, or counted once more: the wall stands still. */
export function BallotCountingScene({ hall, ballot, turnout }: { hall: Hall; ballot: BallotState; turnout: TurnoutView | null }) {
  const t = useTranslations('screen.ballot')
  return <Turnout hall={hall} ballot={ballot} turnout={turnout} title={t(ballot.recount ? 'recounting' : 'counting')} timeLeft={null} act={null} isOpen={false} />
}

/** An owner ballot that no authority has designated is never headed as if it were the vote of the law. */
function BallotTitle({ ballot }: { ballot: BallotState }) {
  const t = useTranslations('screen.ballot')
  const b = useBallotWords()
  return <>{ballot.isOfficial && isBinding(ballot.type) ? b('hall.voting') : t('intent')}</>
}

/** The time left; the last half minute is also said in words, and the clock grows. */
function TimeToVote({ hall, ballot }: { hall: Hall; ballot: BallotState }) {
  const t = useTranslations('screen.ballot')
  const b = useBallotWords()
  const left = useLeft({ until: ballot.closesAt ?? 0, offset: hall.offset, initialNow: hall.now })
  if (ballot.closesAt === null) return <span className="hall-open-end">{t('openEnd')}</span>
  const isLast = left !== null && left <= hall.rules.ballotClosingWarning.value * 1000
  return (
    <span className={isLast ? 'hall-last' : undefined} role="timer">
      <span aria-live="assertive">{isLast ? t('last') : b('hall.left')}</span> <b suppressHydrationWarning>{minutesAndSeconds(left ?? 0)}</b>
    </span>
  )
}

function Turnout({ hall, ballot, turnout, title, timeLeft, act, isOpen }: {
  hall: Hall; ballot: BallotState; turnout: TurnoutView | null; title: React.ReactNode; timeLeft: React.ReactNode; act: React.ReactNode; isOpen: boolean
}) {
  const t = useTranslations('screen')
  const b = useBallotWords()
  const { people, choice } = wordsOfBallot(b, ballot)
  const unit = voterUnit(ballot)
  const took = turnout ?? { voters: 0, heads: 0, area: 0, tally: null }
  const needed = ballot.roll && participationSoFar(ballot.type, ballot.question.choices, ballot.roll.body, took)
  const total = needed?.heads.of ?? ballot.roll?.voters ?? 0
  const part = needed ? took.heads : took.voters
  const [count, countUnit] = splitCount(people(part))
  const missing = [
    ...(needed ? [{ key: 'heads', term: b(unit === 'HOUSEHOLD' ? 'hall.headsMissingHouseholds' : 'hall.headsMissing'), value: needed.heads.isMet ? b('hall.reached') : people(-needed.heads.gap) }] : []),
    ...(needed?.area ? [{ key: 'area', term: b('hall.areaMissing'), value: needed.area.isMet ? b('hall.reached') : `${squareMetres(-needed.area.gap)} m²` }] : []),
    ...(!needed ? [{ key: 'left', term: b('hall.notVoted'), value: people(Math.max(0, total - part)) }] : []),
    ...(took.tally && isOpen ? Object.entries(took.tally.choices).map(([id, weight]) => ({ key: id, term: t('ballot.soFar', { choice: choice(id) }), value: people(weight.heads) })) : []),
  ]
  const link = isOpen ? hallLinks(hall).join : hallLinks(hall).ballot(ballot.id)
  return (
    <HallBallot
      title={title} timeLeft={timeLeft} question={ballot.question.text}
      turnout={{ part, total, need: needed?.heads.need ?? null }} needWords={needed ? b('turnout.need', { count: people(needed.heads.need) }) : undefined}
      count={count} countUnit={countUnit} countWords={total > BRICKS_MOST ? t('ballot.tookMany', { unit }) : b('hall.took', { unit })} missing={missing}
      act={act} qr={{ text: link, label: t(isOpen ? 'qr' : 'result.qr') }}
      wallLabel={needed ? b('turnout.wallNeed', { total: people(total), part: people(part), need: people(needed.heads.need) }) : b('turnout.wall', { total: people(total), part: people(part) })}
    />
  )
}

/** "119 户" → the figure and its word, which the hall writes in two sizes. */
function splitCount(said: string): [string, string] {
  const match = /^([\d,]+)\s*(.*)$/.exec(said)
  return match ? [match[1] ?? said, match[2] ?? ''] : [said, '']
}
