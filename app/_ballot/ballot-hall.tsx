'use client'
import type { ReactNode } from 'react'
import type { TurnoutView } from '../../contract/commands/ballot.ts'
import { squareMetres } from '../../domain/ballot/area.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { decidingVerdict, participationSoFar, voterUnit } from '../../domain/ballot/verdict.ts'
import { Countdown } from '../_ui/countdown.tsx'
import { HallBallot, HallResult, type HallQr } from '../_ui/hall-parts.tsx'
import { useBallotWords, wordsOfBallot } from './ballot-words.ts'
import { OneVerdict } from './ballot-result.tsx'
import { majoritiesView } from './majorities-view.ts'
import { useTranslations } from 'next-intl'

/** The ballot on the hall's wall: turnout while it is open, the verdict when it is counted. Nobody's name, no colour before the end. */
export function BallotHall({ ballot, turnout, clock, qr }: {
  ballot: BallotState
  turnout: TurnoutView | null
  clock: { offset: number; initialNow?: number }
  qr: HallQr
}) {
  return ballot.count ? <HallCounted ballot={ballot} qr={qr} /> : <HallOpen ballot={ballot} turnout={turnout} clock={clock} qr={qr} />
}

function HallOpen({ ballot, turnout, clock, qr }: Parameters<typeof BallotHall>[0]) {
  const t = useBallotWords()
  const { people } = wordsOfBallot(t, ballot)
  const unit = voterUnit(ballot)
  const took = turnout ?? { voters: 0, heads: 0, area: 0, tally: null }
  const needed = ballot.roll && participationSoFar(ballot.type, ballot.question.choices, ballot.roll.body, took)
  const total = needed?.heads.of ?? ballot.roll?.voters ?? 0
  const [count, word] = splitCount(people(took.heads))
  const missing = needed
    ? [
        { key: 'heads', term: t(unit === 'HOUSEHOLD' ? 'hall.headsMissingHouseholds' : 'hall.headsMissing'), value: needed.heads.isMet ? t('hall.reached') : people(-needed.heads.gap) },
        ...(needed.area ? [{ key: 'area', term: t('hall.areaMissing'), value: needed.area.isMet ? t('hall.reached') : `${squareMetres(-needed.area.gap)} m²` }] : []),
      ]
    : [{ key: 'left', term: t('hall.notVoted'), value: people(Math.max(0, total - took.voters)) }]
  return (
    <HallBallot
      title={t('hall.voting')} question={ballot.question.text}
      timeLeft={ballot.closesAt !== null && <><small>{t('hall.left')}</small> <Countdown until={ballot.closesAt} {...clock} /></>}
      turnout={{ part: took.heads, total, need: needed?.heads.need ?? null }} needWords={needed ? t('turnout.need', { count: people(needed.heads.need) }) : undefined}
      count={count} countUnit={word} countWords={t('hall.took', { unit })} missing={missing}
      act={<>{t('hall.scan')}<br />{t('hall.noPhone')}</>} qr={qr}
      wallLabel={t('turnout.wall', { total: people(total), part: people(took.heads) })}
    />
  )
}

function HallCounted({ ballot, qr }: { ballot: BallotState; qr: HallQr }) {
  const t = useBallotWords()
  const ui = useTranslations('ui.majorities')
  const words = wordsOfBallot(t, ballot)
  if (!ballot.count) return null
  const result = decidingVerdict(ballot.count.verdict)
  const said = words.verdict()
  const view = majoritiesView(result)
  const lines = said?.lead.replace(/[.\u3002]$/, '').split(/[,\uFF0C] ?/) ?? []
  const shortOf = (met: { heads: { gap: number; isMet: boolean }; area: { gap: number; isMet: boolean } | null } | null): ReactNode =>
    met && !met.heads.isMet ? t('result.notEnough', { count: words.people(-met.heads.gap) })
      : met?.area && !met.area.isMet ? t('turnout.areaMissing', { area: squareMetres(-met.area.gap) }) : ''
  const label = said ? `${said.word} ${said.lead}` : ''
  return (
    <HallResult
      title={ballot.question.text} verdict={said?.word ?? ''} passed={result.outcome === 'PASSED'} lead={lines} qr={qr}
      qrCaption={<>{t('hall.seeAll')}<br />{t('hall.checkOwn')}</>}
      {...(view && {
        majorities: view,
        words: {
          participation: t('result.participation'), consent: t('result.approval'), enough: t('result.enough'),
          short: shortOf(view.participation.met ? result.approval : result.participation),
          heads: (n: number) => words.people(n), needHeads: (n: number) => t('result.line', { count: words.people(n) }),
          area: (n: string) => ui('area', { n }), needArea: (n: string) => ui('needArea', { n }),
          yes: ui('yes', { n: view.consent.heads.yes }), no: ui('no', { n: view.consent.heads.no }), abstain: ui('abstain', { n: view.consent.heads.abstain }),
          participationLabel: label, consentLabel: label,
        },
      })}
    >
      {!view && <OneVerdict ballot={ballot} verdict={result} beside={false} />}
    </HallResult>
  )
}

/** "119 户" → the figure and its word, which the hall writes in two sizes. */
function splitCount(said: string): [string, string] {
  const match = /^([\d,]+)\s*(.*)$/.exec(said)
  return match ? [match[1] ?? said, match[2] ?? ''] : [said, '']
}
