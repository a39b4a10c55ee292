'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { MyPaper, MyVoter, TurnoutView } from '../../contract/commands/ballot.ts'
import { squareMetres } from '../../domain/ballot/area.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { ABSTAIN, choiceIds, isOwnerType } from '../../domain/ballot/types.ts'
import { useRefusalWords } from '../_client/refusal.tsx'
import type { Refusal } from '../_client/use-command.ts'
import { useDates } from '../_i18n/dates.ts'
import { BallotPaper, Facts, VotePaper } from '../_ui/ballot-paper.tsx'
import { Button, ButtonLink } from '../_ui/button.tsx'
import { ConnectionStrip, type LinkView } from '../_ui/connection.tsx'
import { minutesAndSeconds, TimeLeft, useLeft } from '../_ui/countdown.tsx'
import { CheckField, ErrorLine } from '../_ui/field.tsx'
import { useMode } from '../_ui/mode.tsx'
import { Options } from '../_ui/options.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { ReadAloud } from '../_ui/read-aloud.tsx'
import { CountedSeal } from '../_ui/seal.tsx'
import { useNow } from '../_ui/use-now.ts'
import { useBallotWords, wordsOfBallot } from './ballot-words.ts'
import { recall } from './device-memory.ts'
import { HandedIn } from './handed-in.tsx'
import { TurnoutWall } from './turnout-wall.tsx'
import { useVote } from './use-vote.ts'
import './ballot.css'

/** `offset`: server minus device, ms. `initialNow`: the server's time when the page was made, epoch ms. */
export interface CardClock { offset: number; initialNow?: number }

export interface BallotCardProps {
  community: { slug: string; name: string; phone: string | null }
  ballot: BallotState
  /** for whom this person may vote; empty: they are not on the roll */
  mine: readonly MyVoter[]
  turnout: TurnoutView | null
  clock: CardClock
  link?: LinkView
  /** leave the card without voting, or after it: the ballot traps nobody */
  onLeave: () => void
  /** where it leads back to; default: the room */
  leaveWord?: ReactNode
  resultHref: string
  signInHref?: string
  isSignedIn: boolean
  /** asks the hall for help; without it the community's telephone is offered */
  onAskHelp?: () => Promise<boolean>
  onCounted?: (voterId: string, paper: MyPaper) => void
  /** it opened just now: the sheet comes up once */
  rises?: boolean
  /** begins with the choices although everything is voted: "change it" was pressed */
  startsChanging?: boolean
  /** which of several votes to begin with; else the first that is not cast */
  startsWith?: string | null
  /** laid over the room, which has a main part of its own */
  isOverRoom?: boolean
}

/** The ballot, full screen: choosing → on its way → counted, or not counted with both times. One paper at a time. */
export function BallotCard(props: BallotCardProps) {
  const { ballot, mine, link, isOverRoom } = props
  const Sheet = isOverRoom ? 'div' : 'main'
  const [chosenVoter, setVoter] = useState<string | null>(props.startsWith ?? null)
  const voter = mine.find((each) => each.voterId === chosenVoter) ?? mine.find((each) => !each.hasVoted) ?? mine[0]
  return (
    <Sheet className="ballot-screen" {...(!isOverRoom && { id: 'main', tabIndex: -1 })}>
      {link && <ConnectionStrip link={link} top />}
      {voter
        ? <OneVote key={`${ballot.id} ${voter.voterId}`} {...props} voter={voter} onVoter={setVoter} />
        : <NotOnRoll {...props} />}
    </Sheet>
  )
}

function OneVote({ voter, onVoter, ...props }: BallotCardProps & { voter: MyVoter; onVoter: (voterId: string) => void }) {
  const { ballot, community, clock, mine } = props
  const isOpenPhase = ballot.phase === 'OPEN'
  const left = useLeft({ until: ballot.closesAt ?? Number.MAX_SAFE_INTEGER, ...clock })
  const isOpen = isOpenPhase && left !== 0
  const vote = useVote({ community: community.slug, ballotId: ballot.id, voter, startsChanging: props.startsChanging, onCounted: props.onCounted })
  const next = mine.find((each) => !each.hasVoted && each.voterId !== voter.voterId)
  /** what counts although the last word did not arrive */
  const standing = () => (voter.hasVoted ? voter.paper ?? recall(ballot.id, voter.voterId).counted : null)

  switch (vote.now.step) {
    case 'sending': return <Sending {...props} left={left} choices={vote.now.choices} since={vote.now.since} />
    case 'refused': return <NotCounted {...props} standing={standing()} choices={vote.now.choices} refusal={vote.now.refusal} />
    case 'counted': return (
      <Counted {...props} left={left} voter={voter} paper={vote.now.paper} isFresh={vote.now.isFresh} isOpen={isOpen} onChange={vote.change}
        next={isOpen && next ? { label: next.label, go: () => onVoter(next.voterId) } : null} />
    )
    case 'choosing':
      return isOpen
        ? <Choosing {...props} voter={voter} onVoter={onVoter} vote={vote} left={left} refusal={vote.now.refusal} />
        : <JustClosed {...props} standing={standing()} chosen={vote.chosen} />
  }
}

type Vote = ReturnType<typeof useVote>

function Choosing({ ballot, mine, community, clock, onLeave, onAskHelp, rises, voter, onVoter, vote, left, refusal }: BallotCardProps & {
  voter: MyVoter; onVoter: (voterId: string) => void; vote: Vote; left: number | null; refusal: Parameters<ReturnType<typeof useRefusalWords>>[0] | null
}) {
  const t = useBallotWords()
  const ui = useTranslations('ui')
  const isElder = useMode() === 'elder'
  const dates = useDates()
  const say = useRefusalWords()
  const words = wordsOfBallot(t, ballot)
  const { choices } = ballot.question
  const isLast = left !== null && left <= 30_000
  const chosen = vote.chosen.length > 0 ? words.choices(vote.chosen) : null
  const ids = choiceIds(choices)
  const facts = words.facts()
  return (
    <BallotPaper
      intent={isOwnerType(ballot.type) && !ballot.isOfficial}
      rises={rises}
      aside={isElder ? <ReadAloud selector=".ballot" kind="ink" /> : <LeftOrDay ballot={ballot} clock={clock} left={left} />}
      onSubmit={(event) => { event.preventDefault(); vote.cast() }}
    >
      <h1 className="say ballot-question" tabIndex={-1}><PhraseTitle text={ballot.question.text} /></h1>
      {isElder
        ? <details className="ballot-details"><summary className="link">{t('card.details')}</summary><Facts facts={facts} /></details>
        : <Facts facts={facts} />}
      {mine.length > 1
        ? <div className="ballot-voters"><Options name="voter" compact legend={t('card.whichVote', { n: mine.length })} value={voter.voterId} onChange={onVoter}
            options={mine.map((each) => ({ value: each.voterId, label: voterLine(t, each), note: each.paper ? t('card.votedAs', { choice: words.choices(each.paper.choices) }) : undefined }))} /></div>
        : (voter.area > 0 || voter.via === 'PROXY' || ballot.basis === 'HOUSEHOLDS') && <p className="mine">{voterLine(t, voter)}</p>}
      {choices.kind === 'UP_TO'
        ? <SeveralOptions ids={ids} most={choices.most} chosen={vote.chosen} nameOf={words.choice} onChange={vote.choose} legend={t('card.chooseMost', { most: choices.most, n: vote.chosen.filter((id) => id !== ABSTAIN).length })} />
        : <Options name="choice" legend={ballot.question.text} legendHidden value={vote.chosen[0] ?? ''} onChange={(id) => vote.choose([id])}
            options={ids.map((id) => ({ value: id, label: words.choice(id) }))} />}
      {isLast && (
        <div className="ballot-last" role="status">
          <p className="clock" role="timer">{minutesAndSeconds(left)}</p>
          <h2>{t('card.soon')}</h2>
          <p>{chosen ? t('card.soonChosen', { choice: chosen }) : t('card.soonNothing')}</p>
          {ballot.closesAt !== null && <p>{t('card.soonWhat', { time: dates.clockSeconds(ballot.closesAt) })}</p>}
        </div>
      )}
      {refusal && <ErrorLine>{say(refusal)}</ErrorLine>}
      {chosen
        ? <Button type="submit" kind="main" wide>{t(isElder ? 'card.castElder' : 'card.cast', { choice: chosen })}</Button>
        : <p className="ballot-empty">{t('card.castEmpty')}</p>}
      {isElder
        ? <p>{ballot.closesAt ? t('card.untilElder', { time: isDays(left) ? dates.dayTime(ballot.closesAt) : dates.spokenClock(ballot.closesAt) }) : t('card.untilElderOpen')}</p>
        : !isLast && <p className="note">{ballot.closesAt ? t('card.until', { time: isDays(left) ? dates.dayTime(ballot.closesAt) : dates.clock(ballot.closesAt) }) : t('card.untilOpen')}</p>}
      {(isElder || chosen) && <CheckField label={t('card.helped')} checked={vote.isAssisted} onChange={(event) => vote.setAssisted(event.target.checked)} />}
      <div className="b-foot">
        {!isElder && <ReadAloud selector=".ballot" kind="ink" />}
        {isElder && (onAskHelp
          ? <AskHelp ask={onAskHelp} />
          : community.phone && <ButtonLink icon="phone" wide href={`tel:${community.phone}`}>{t('card.help')}</ButtonLink>)}
        <Button kind="ink" onClick={onLeave}>{t('card.later')}</Button>
      </div>
      <span className="sr" aria-live="polite">{isLast ? ui('lastSeconds', { n: 30 }) : ''}</span>
    </BallotPaper>
  )
}

/** The same paper with several ticks: all options the same, abstaining excludes the rest. */
function SeveralOptions({ ids, most, chosen, nameOf, onChange, legend }: {
  ids: readonly string[]; most: number; chosen: readonly string[]; nameOf: (id: string) => string; onChange: (ids: string[]) => void; legend: string
}) {
  function toggle(id: string) {
    if (chosen.includes(id)) return onChange(chosen.filter((each) => each !== id))
    if (id === ABSTAIN) return onChange([ABSTAIN])
    const rest = chosen.filter((each) => each !== ABSTAIN)
    if (rest.length < most) onChange([...rest, id])
  }
  return (
    <fieldset>
      <legend className="label" aria-live="polite">{legend}</legend>
      <div className="opts">
        {ids.map((id) => (
          <label className="opt" key={id}><input type="checkbox" name="choice" value={id} checked={chosen.includes(id)} onChange={() => toggle(id)} /><span>{nameOf(id)}</span></label>
        ))}
      </div>
    </fieldset>
  )
}

function Sending({ ballot, choices, since, left }: BallotCardProps & { choices: string[]; since: number; left: number | null }) {
  const t = useBallotWords()
  const dates = useDates()
  const now = useNow(0)
  const words = wordsOfBallot(t, ballot)
  const waited = now === null ? 0 : Math.max(0, Math.floor((now - since) / 1000))
  return (
    <div className="ballot-moment">
      <VotePaper heading={t('card.sending')}>
        <p>{waited >= 3 ? t('card.sendingSlow', { n: waited }) : t('card.sendingWait')}</p>
        <p><b>{t('card.sendingWhat', { choice: words.choices(choices) })}</b></p>
        {ballot.closesAt !== null && !isDays(left) && <p className="note">{t('card.sendingUntil', { time: dates.clockSeconds(ballot.closesAt) })}</p>}
      </VotePaper>
    </div>
  )
}

function Counted({ community, ballot, turnout, clock, left, voter, paper, isFresh, isOpen, onChange, onLeave, leaveWord, resultHref, isOverRoom, next }: BallotCardProps & {
  left: number | null; voter: MyVoter; paper: MyPaper | null; isFresh: boolean; isOpen: boolean; onChange: () => void; next: { label: string; go: () => void } | null
}) {
  const t = useBallotWords()
  const dates = useDates()
  const isElder = useMode() === 'elder'
  const words = wordsOfBallot(t, ballot)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { if (isFresh) heading.current?.focus() }, [isFresh])
  const at = paper?.at ?? null
  const isSecret = ballot.secrecy === 'SECRET'
  const fellow = isFresh ? undefined : voter.fellows.find((each) => each.hasCast && !each.isMe)
  const facts = paper ? [
    { key: 'choice', term: t('card.cast_'), fact: <b>{words.choices(paper.choices)}</b> },
    ...(at === null ? [] : [{ key: 'at', term: t('card.received'), fact: t('card.receivedAt', { time: dates.clockSeconds(at) }) }]),
    { key: 'receipt', term: t(isSecret ? 'card.checkCode' : 'card.receipt'), fact: <span className="receipt">{paper.receipt}</span> },
  ] : []
  return (
    <BallotPaper done aside={isElder ? <ReadAloud selector=".ballot" kind="ink" /> : isOpen && <LeftOrDay ballot={ballot} clock={clock} left={left} />}>
      <CountedSeal community={community.name} word={t('card.sealWord')} time={at === null ? '' : isElder ? dates.clock(at) : dates.clockSeconds(at)} plain={isElder} fresh={isFresh} />
      <h1 className="say ballot-counted" ref={heading} tabIndex={-1}>{t('card.counted')}</h1>
      {isElder && paper && <div className="ballot-said"><p>{t('card.countedAs')}</p><p><b>{words.choices(paper.choices)}</b></p></div>}
      {!isElder && facts.length > 0 && <Facts facts={facts} />}
      {!paper && <p>{isSecret ? t('card.secretDone') : voter.via === 'SELF' && ballot.basis !== null ? t('card.byOther') : ''}</p>}
      {paper && isSecret && !isElder && <p className="note">{t('card.checkCodeNote')}</p>}
      {paper && paper.revision > 1 && !isElder && <p className="note">{t('card.changedTimes', { n: paper.revision - 1 })}</p>}
      {paper?.channel === 'PAPER' && <p className="note">{t('card.byPaper')}</p>}
      {fellow && <p className="note">{t('card.byFellow', { name: fellow.name })}</p>}
      <HandedIn ballot={ballot} mine={[voter]} />
      {/* A turnout from before one's own vote would say that nobody has voted. */}
      {isElder ? <p>{t('card.thanks')}</p> : turnout && turnout.voters > 0 && <div className="ballot-turnout"><TurnoutWall ballot={ballot} turnout={turnout} /></div>}
      <div className="ballot-acts">
        {next
          ? <Button kind="main" wide onClick={next.go}>{t('card.nextVote', { label: next.label })}</Button>
          : isOpen ? <Button kind="main" wide onClick={onLeave}>{leaveWord ?? t('card.back')}</Button> : <ToResult main href={resultHref} onLeave={onLeave} isOverRoom={isOverRoom} />}
        {next && <Button kind="ink" onClick={onLeave}>{t('card.later')}</Button>}
        {isOpen && <Button kind={isElder ? 'plain' : 'text'} wide={isElder} icon={isElder ? undefined : 'undo'} onClick={onChange}>{t('card.change')}</Button>}
      </div>
    </BallotPaper>
  )
}

function NotCounted({ community, ballot, choices, refusal, standing, onLeave, leaveWord, resultHref, isOverRoom }: BallotCardProps & { choices: string[]; refusal: Refusal; standing: MyPaper | null }) {
  const t = useBallotWords()
  const say = useRefusalWords()
  const isLate = refusal.code === 'BALLOT_CLOSED'
  const dates = useDates()
  const words = wordsOfBallot(t, ballot)
  return (
    <div className="ballot-moment">
      <VotePaper bad heading={t('card.notCounted')}>
        <p>{isLate ? t('card.lateTimes', { closed: dates.clockSeconds(Number(refusal.detail?.['closedClock'])), came: dates.clockSeconds(Number(refusal.detail?.['cameClock'])) }) : t('card.notCountedWhy', { reason: say(refusal) })}</p>
        {isLate && <p>{t('card.sorry')}</p>}
        <p><b>{t('card.sendingWhat', { choice: words.choices(choices) })}</b></p>
        {standing && <p>{t('card.earlierStands', { choice: words.choices(standing.choices) })}</p>}
        {community.phone && <ButtonLink icon="phone" wide href={`tel:${community.phone}`}>{t('card.callToCheck')}</ButtonLink>}
        {isLate && <ToResult href={resultHref} onLeave={onLeave} isOverRoom={isOverRoom} />}
        {(!isOverRoom || !isLate) && <Button kind="ink" wide onClick={onLeave}>{leaveWord ?? t('card.back')}</Button>}
      </VotePaper>
    </div>
  )
}

function JustClosed({ ballot, chosen, standing, onLeave, leaveWord, resultHref, isOverRoom }: BallotCardProps & { chosen: readonly string[]; standing: MyPaper | null }) {
  const t = useBallotWords()
  const words = wordsOfBallot(t, ballot)
  return (
    <div className="ballot-moment">
      <VotePaper heading={t('card.justClosed')}>
        {standing
          ? <>{chosen.length > 0 && chosen.join() !== standing.choices.join() && <p>{t('card.justClosedChange', { choice: words.choices(chosen) })}</p>}<p>{t('card.earlierStands', { choice: words.choices(standing.choices) })}</p></>
          : <p>{chosen.length > 0 ? t('card.justClosedChosen', { choice: words.choices(chosen) }) : t('card.justClosedNothing')}</p>}
        {!ballot.count && <p>{t('card.resultSoon')}</p>}
        {ballot.count && <ToResult main href={resultHref} onLeave={onLeave} isOverRoom={isOverRoom} />}
        {!(ballot.count && isOverRoom) && <Button wide onClick={onLeave}>{leaveWord ?? t('card.backFirst')}</Button>}
      </VotePaper>
    </div>
  )
}

/** In the room the result lies under the card; elsewhere it has its page. */
function ToResult({ href, onLeave, isOverRoom = false, main = false }: { href: string; onLeave: () => void; isOverRoom?: boolean; main?: boolean }) {
  const t = useBallotWords()
  const kind = main ? 'main' : 'plain'
  return isOverRoom ? <Button kind={kind} wide onClick={onLeave}>{t('card.result')}</Button> : <ButtonLink kind={kind} wide href={href}>{t('card.result')}</ButtonLink>
}

function NotOnRoll({ community, ballot, turnout, isSignedIn, signInHref, onLeave, leaveWord }: BallotCardProps) {
  const t = useBallotWords()
  const isOwners = isOwnerType(ballot.type)
  return (
    <div className="ballot-moment">
      <VotePaper heading={isSignedIn ? t(isOwners ? 'card.notOwner' : 'card.notOnRoll') : t('card.signIn')}>
        <p className="ballot-about"><PhraseTitle text={ballot.question.text} /></p>
        <p>{isSignedIn ? t(isOwners ? 'card.notOwnerWhy' : 'card.notOnRollWhy') : t('card.signInWhy')}</p>
        {isSignedIn && <p>{t('card.wrongRoll')}</p>}
        {!isSignedIn && signInHref && <ButtonLink kind="main" wide href={signInHref}>{t('card.signIn')}</ButtonLink>}
        {isSignedIn && community.phone && <ButtonLink icon="phone" wide href={`tel:${community.phone}`}>{t('card.call')}</ButtonLink>}
        <Button wide onClick={onLeave}>{leaveWord ?? t('card.back')}</Button>
      </VotePaper>
      {turnout && <div className="ballot-turnout"><TurnoutWall ballot={ballot} turnout={turnout} /></div>}
    </div>
  )
}

function voterLine(t: ReturnType<typeof useBallotWords>, voter: MyVoter): string {
  const key = `card.${voter.via === 'PROXY' ? 'proxyVote' : 'yourVote'}${voter.area > 0 ? 'Area' : ''}`
  return t(key, { label: voter.label, area: squareMetres(voter.area) })
}

function AskHelp({ ask }: { ask: () => Promise<boolean> }) {
  const t = useBallotWords()
  const [state, setState] = useState<'idle' | 'busy' | 'told'>('idle')
  if (state === 'told') return <p role="status">{t('card.helpTold')}</p>
  return <Button icon="help" wide busy={state === 'busy'} onClick={() => { setState('busy'); void ask().then((told) => setState(told ? 'told' : 'idle')) }}>{t('card.help')}</Button>
}

/** More than twenty hours: the day is said, a running clock would only be restless. */
const isDays = (left: number | null) => left !== null && left > 20 * 3_600_000

function LeftOrDay({ ballot, clock, left }: { ballot: BallotState; clock: CardClock; left: number | null }) {
  const t = useBallotWords()
  const dates = useDates()
  if (ballot.closesAt === null) return null
  return isDays(left) ? <span>{t('page.untilDay', { day: dates.dayTime(ballot.closesAt) })}</span> : <TimeLeft until={ballot.closesAt} {...clock} />
}
