import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { TurnoutView } from '../../contract/commands/ballot.ts'
import { squareMetres } from '../../domain/ballot/area.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { choiceIds, isBinding } from '../../domain/ballot/types.ts'
import { participationSoFar, voterUnit } from '../../domain/ballot/verdict.ts'
import type { AgendaItem } from '../../domain/session/state.ts'
import { useBallotWords, wordsOfBallot } from '../_ballot/ballot-words.ts'
import { minutesAndSeconds, useLeft } from '../_ui/countdown.tsx'
import { HallBallot } from '../_ui/hall-parts.tsx'
import { HallStage } from '../_ui/hall-stage.tsx'
import { fitted } from '../_ui/hall-type.ts'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { Qr } from '../_ui/qr.tsx'
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
      <h1 className="say" style={{ fontSize: fitted(ballot.question.text, 1284, 172, [80, 68, 58, 50, 44]) ?? 38 }}><PhraseTitle text={ballot.question.text} /></h1>
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
  hall: Hall; ballot: BallotState; turnout: TurnoutView | null; title: ReactNode; timeLeft: ReactNode; act: ReactNode; isOpen: boolean
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
    ...(needed ? [{ key: 'heads', ...(needed.heads.isMet
      ? { term: t('ballot.heads', { unit }), value: b('hall.reached') }
      : { term: b(unit === 'HOUSEHOLD' ? 'hall.headsMissingHouseholds' : 'hall.headsMissing'), value: people(-needed.heads.gap) }) }] : []),
    ...(needed?.area ? [{ key: 'area', ...(needed.area.isMet
      ? { term: t('ballot.area'), value: b('hall.reached') }
      : { term: b('hall.areaMissing'), value: `${squareMetres(-needed.area.gap)} m²` }) }] : []),
    ...(!needed ? [{ key: 'left', term: b('hall.notVoted'), value: people(Math.max(0, total - part)) }] : []),
  ]
  const link = isOpen ? hallLinks(hall).join : hallLinks(hall).ballot(ballot.id)
  const countWords = total > BRICKS_MOST ? t('ballot.tookMany', { unit }) : b('hall.took', { unit })
  const qr = { text: link, label: t(isOpen ? 'qr' : 'result.qr') }
  if (took.tally) {
    return (
      <HallCounts title={title} timeLeft={timeLeft} question={ballot.question.text} total={Math.max(1, part)} act={act} qr={qr} count={count} countUnit={countUnit} countWords={t('ballot.tookMany', { unit })} missing={missing}
        choices={choiceIds(ballot.question.choices).map((id) => { const heads = took.tally?.choices[id]?.heads ?? 0; return { key: id, name: choice(id), heads, said: people(heads) } })} />
    )
  }
  return (
    <HallBallot
      title={title} timeLeft={timeLeft} question={ballot.question.text}
      turnout={{ part, total, need: needed?.heads.need ?? null }} needWords={needed ? b('turnout.need', { count: people(needed.heads.need) }) : undefined}
      count={count} countUnit={countUnit} countWords={countWords} missing={missing}
      act={act} qr={qr}
      wallLabel={needed ? b('turnout.wallNeed', { total: people(total), part: people(part), need: people(needed.heads.need) }) : b('turnout.wall', { total: people(total), part: people(part) })}
    />
  )
}

/** A ballot whose counts may be seen while it runs: bars of one colour that grow as people look. */
function HallCounts({ title, timeLeft, question, total, choices, count, countUnit, countWords, missing, act, qr }: {
  title: ReactNode; timeLeft: ReactNode; question: string; total: number
  choices: readonly { key: string; name: string; heads: number; said: string }[]
  count: string; countUnit: string; countWords: string
  missing: readonly { key: string; term: ReactNode; value: ReactNode }[]
  act: ReactNode; qr: { text: string; label: string }
}) {
  return (
    <HallStage className="hall--ballot">
      <div className="hall-top"><span className="say">{title}</span><span className="hall-time">{timeLeft}</span></div>
      <h1 className="say" style={{ fontSize: fitted(question, 1776, 100, [72, 64, 58, 48]) ?? 38 }}><PhraseTitle text={question} /></h1>
      <ul className={choices.length > 5 ? 'hall-counts hall-counts--many' : 'hall-counts'}>
        {choices.map((each) => <li key={each.key}><span>{each.name}</span><i><b style={{ width: `${(100 * each.heads) / total}%` }} /></i><span>{each.said}</span></li>)}
      </ul>
      <div className="hall-sum">
        <div><p className="hall-count">{count}<small> {countUnit}</small></p><p className="hall-words">{countWords}</p></div>
        <div>{missing.map((each) => <p className="hall-need" key={each.key}><small>{each.term}</small>{each.value}</p>)}</div>
        <p className="hall-act">{act}</p>
        <Qr {...qr} />
      </div>
    </HallStage>
  )
}

/** "119 户" → the figure and its word, which the hall writes in two sizes. */
function splitCount(said: string): [string, string] {
  const match = /^([\d,]+)\s*(.*)$/.exec(said)
  return match ? [match[1] ?? said, match[2] ?? ''] : [said, '']
}
