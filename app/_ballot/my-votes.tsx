'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { MyPaper, MyVoter } from '../../contract/commands/ballot.ts'
import { paths } from '../../contract/paths.ts'
import { squareMetres } from '../../domain/ballot/area.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { useRefusalWords } from '../_client/refusal.tsx'
import { useDates } from '../_i18n/dates.ts'
import { Facts } from '../_ui/ballot-paper.tsx'
import { ButtonLink } from '../_ui/button.tsx'
import { Icon } from '../_ui/icon.tsx'
import { Triangle } from '../_ui/lamp.tsx'
import { HandedIn } from './handed-in.tsx'
import { ProxyGift } from './proxy-gift.tsx'
import { missedWord, useBallotWords, wordsOfBallot } from './ballot-words.ts'
import { useVote, type VoteStep } from './use-vote.ts'
import './ballot.css'

interface Here {
  community: string
  ballot: BallotState
  /** the ballot closes in the room of its session, where the paper lies over everything */
  voteHref?: string
  onCounted?: (voterId: string, paper: MyPaper) => void
}

/**
 * Every vote of this person in one ballot: for which flats, with whom together, given to whom, how the paper came – and always
 * one of four words: not cast, on its way, counted (when), not counted (why). A vote on its way is sent on from here too.
 */
export function MyVotes({ mine, ...here }: Here & { mine: readonly MyVoter[] }) {
  const t = useTranslations('voter.mine')
  if (mine.length === 0) return null
  const next = mine.find((voter) => !voter.hasVoted)
  return (
    <section className="card my-votes">
      <h2>{t('title', { n: mine.length })}</h2>
      {mine.map((voter) => <MyVote key={voter.voterId} {...here} voter={voter} hasOthers={mine.length > 1} isNext={voter === next} />)}
    </section>
  )
}

function MyVote({ community, ballot, voteHref, onCounted, voter, hasOthers, isNext }: Here & { voter: MyVoter; hasOthers: boolean; /** the first that is not cast */ isNext: boolean }) {
  const t = useTranslations('voter.mine')
  const dates = useDates()
  const vote = useVote({ community, ballotId: ballot.id, voter, onCounted })
  const isOpen = ballot.phase === 'OPEN'
  const to = paths(community)
  const isHeld = voter.proxy !== null && !voter.proxy.isMe
  const mayAct = isOpen && vote.now.step !== 'refused'
  return (
    <div className="my-vote">
      {(hasOthers || voter.units.length === 0) && <h3>{voter.label}</h3>}
      <State ballot={ballot} voter={voter} now={vote.now} />
      <HandedIn ballot={ballot} mine={[voter]} />
      <Facts facts={useFacts(voter)} />
      {mayAct && (voter.hasVoted
        ? <ButtonLink wide href={voteHref ?? to.vote(ballot.id, voter.voterId)}>{t('change')}</ButtonLink>
        : <ButtonLink kind={isNext ? 'main' : 'plain'} wide href={voteHref ?? to.vote(ballot.id, voter.voterId)}>{t('vote')}</ButtonLink>)}
      {isOpen && voter.hasVoted && ballot.closesAt !== null && <p className="note">{t('until', { time: dates.dayTime(ballot.closesAt) })}</p>}
      {voter.units.length > 0 && voter.via === 'SELF' && ['ROLL_FROZEN', 'ANNOUNCED', 'OPEN'].includes(ballot.phase) && (isHeld || !voter.hasVoted) && (
        <ProxyGift community={community} ballotId={ballot.id} voter={voter} />
      )}
    </div>
  )
}

/** The one word, with what belongs to it. */
function State({ ballot, voter, now }: { ballot: BallotState; voter: MyVoter; now: VoteStep }) {
  const t = useTranslations('voter.mine')
  const b = useBallotWords()
  const dates = useDates()
  const say = useRefusalWords()
  const { choices } = wordsOfBallot(b, ballot)
  const isBefore = ['DRAFT', 'ROLL_FROZEN', 'ANNOUNCED'].includes(ballot.phase)
  switch (now.step) {
    case 'sending': return <StateLine word={t('state.SENDING')} look="waits"><p>{t('sending', { choice: choices(now.choices) })}</p></StateLine>
    case 'refused': {
      const { closedClock, cameClock } = now.refusal.detail ?? {}
      const isLate = now.refusal.code === 'BALLOT_CLOSED'
      return (
        <StateLine word={t('state.REFUSED')} look="bad">
          <p>{isLate ? b('card.lateTimes', { closed: dates.clockSeconds(Number(closedClock)), came: dates.clockSeconds(Number(cameClock)) }) : b('card.notCountedWhy', { reason: say(now.refusal) })}</p>
        </StateLine>
      )
    }
    case 'counted': {
      const paper = now.paper
      const by = voter.fellows.find((fellow) => fellow.hasCast && !fellow.isMe)
      return (
        <StateLine word={t('state.COUNTED')} look="done">
          {paper
            ? <p>{paper.at === null ? t('counted', { choice: choices(paper.choices) }) : t('countedAt', { time: dates.dayTime(paper.at), choice: choices(paper.choices) })}</p>
            : <p>{t('countedSecret')}</p>}
          {by && <p>{t('by', { name: by.name })}</p>}
          {paper?.channel === 'PROXY' && voter.proxy && !voter.proxy.isMe && <p>{t('byProxy', { name: voter.proxy.name })}</p>}
          {paper?.channel === 'PAPER' && <p>{t('byPaper')}</p>}
        </StateLine>
      )
    }
    case 'choosing': return (
      <StateLine word={t('state.NONE')} look="none">
        {isBefore ? ballot.plan && <p>{t('notYetOpen', { day: dates.dayTime(ballot.plan.opensAt) })}</p> : ballot.phase !== 'OPEN' && <p>{t(missedWord(ballot))}</p>}
      </StateLine>
    )
  }
}

function StateLine({ word, look, children }: { word: string; look: 'none' | 'waits' | 'done' | 'bad'; children?: ReactNode }) {
  return (
    <div className={`my-state my-state--${look}`} role={look === 'bad' ? 'alert' : 'status'}>
      <p className="my-state-word">{look === 'done' ? <Icon name="check" /> : look === 'bad' ? <Triangle /> : <Icon name={look === 'waits' ? 'clock' : 'pen'} />}<b>{word}</b></p>
      {children}
    </div>
  )
}

function useFacts(voter: MyVoter) {
  const t = useTranslations('voter.mine')
  const dates = useDates()
  const { units, fellows, proxy } = voter
  const several = units.length > 1
  const facts: { key: string; term: ReactNode; fact: ReactNode }[] = []
  if (units.length > 0) {
    facts.push({ key: 'units', term: t('units'), fact: <Lines lines={units.map((unit) => t('unit', { label: unit.label, area: squareMetres(unit.area) }))} /> })
    if (several) facts.push({ key: 'area', term: t('area'), fact: t('areaSum', { n: units.length, area: squareMetres(voter.area) }) })
  }
  if (fellows.length > 0 && voter.via === 'SELF') {
    const names = fellows.map(({ name, isMe, hasCast }) => t(isMe ? (hasCast ? 'fellowMeCast' : 'fellowMe') : hasCast ? 'fellowCast' : 'fellowOther', { name }))
    facts.push({ key: 'fellows', term: t('fellows'), fact: <><Lines lines={names} /><p className="note">{t('fellowsOne')}</p></> })
  }
  if (proxy) facts.push({ key: 'proxy', term: t('proxyTo'), fact: proxy.isMe ? t('proxyHeld') : t('proxyGiven', { day: dates.day(proxy.at), name: proxy.name }) })
  if (units.length > 0) {
    const delivered = units.map(({ label, how, deliveredAt }) => {
      if (deliveredAt === null) return several ? t('notDeliveredOf', { label }) : t('notDelivered')
      const values = { label, day: dates.day(deliveredAt), how: how ?? '' }
      return several ? t('deliveredOf', values) : t('delivered', values)
    })
    if (units.some((unit) => unit.deliveredAt !== null)) facts.push({ key: 'delivery', term: t('delivery'), fact: <Lines lines={delivered} /> })
  }
  return facts
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.length === 1 ? lines[0] : <ul className="plain-lines">{lines.map((line, at) => <li key={at}>{line}</li>)}</ul>
}
