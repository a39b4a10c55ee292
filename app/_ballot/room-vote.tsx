'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { MyPaper, MyVoter, TurnoutView } from '../../contract/commands/ballot.ts'
import { paths } from '../../contract/paths.ts'
import { mayAskRecount, publishedPhases } from '../../domain/ballot/phases.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { Button, ButtonLink } from '../_ui/button.tsx'
import type { LinkView } from '../_ui/connection.tsx'
import { TimeLeft } from '../_ui/countdown.tsx'
import { useNow } from '../_ui/use-now.ts'
import { BallotCard } from './ballot-card.tsx'
import { VerdictDrawing, VerdictHead } from './ballot-result.tsx'
import { useBallotWords, wordsOfBallot } from './ballot-words.ts'
import { objectionPlace } from './objection-place.ts'
import { TurnoutWall } from './turnout-wall.tsx'
import { WhatFollows } from './what-follows.tsx'

export interface RoomVoteProps {
  community: { slug: string; name: string; phone: string | null }
  ballot: BallotState
  turnout: TurnoutView | null
  clock: { offset: number; initialNow?: number }
  link: LinkView
  /** null: the public looks on */
  userId: string | null
  /** for whom this person votes; null: not told yet */
  voters: MyVoter[] | null
  /** asks for what did not come */
  onMissing: () => void
  /** calls for a hand in the hall; answers whether somebody was told */
  onAskHelp?: () => Promise<boolean>
}

/** The vote in the room: the card over everything while it is open, a line after "later", the result when it is counted. */
export function RoomVote(props: RoomVoteProps) {
  const { ballot, userId } = props
  const [wasOpen, setWasOpen] = useState(ballot.phase === 'OPEN')
  useEffect(() => { if (ballot.phase === 'OPEN') setWasOpen(true) }, [ballot.phase])
  const takesPart = userId !== null && (wasOpen || ballot.phase === 'OPEN')
  return (
    <section className="room-vote">
      {takesPart ? <MyVote key={ballot.id} {...props} userId={userId} /> : ballot.phase === 'OPEN' && <Onlooker {...props} />}
      <Outcome {...props} />
    </section>
  )
}

function MyVote({ community, ballot, turnout, clock, link, voters: known, onMissing, onAskHelp }: RoomVoteProps & { userId: string }) {
  const t = useTranslations('room.ballot')
  const b = useBallotWords()
  const words = wordsOfBallot(b, ballot)
  const [counted, setCounted] = useState<Record<string, MyPaper>>({})
  /** null: as it was found – the card, unless everything was voted before this page was opened */
  const [view, setView] = useState<'CARD' | 'CHANGE' | 'AWAY' | null>(null)
  const wasDone = useRef<boolean | null>(null)
  useMissing(known === null && ballot.phase === 'OPEN', onMissing)
  if (!known) return ballot.phase === 'OPEN' ? <RunningTurnout ballot={ballot} turnout={turnout} clock={clock} /> : null
  const mine = known.map((voter) => {
    const paper = counted[voter.voterId]
    return paper && (voter.paper?.revision ?? 0) < paper.revision ? { ...voter, hasVoted: true, paper } : voter
  })
  const waits = mine.filter((voter) => !voter.hasVoted)
  const said = mine.find((voter) => voter.paper)?.paper
  const isOpen = ballot.phase === 'OPEN'
  wasDone.current ??= waits.length === 0
  const shows = mine.length > 0 && (view === null ? !wasDone.current : view !== 'AWAY')
  const leave = () => setView('AWAY')
  return (
    <>
      {shows && (
        <Over onLeave={leave}>
          <BallotCard
            community={community} ballot={ballot} mine={mine} turnout={turnout} clock={clock} link={link} isSignedIn rises isOverRoom
            onLeave={leave} startsChanging={view === 'CHANGE'} resultHref={paths(community.slug).ballot(ballot.id)} onAskHelp={onAskHelp}
            onCounted={(voterId, paper) => setCounted((before) => ({ ...before, [voterId]: paper }))}
          />
        </Over>
      )}
      {isOpen && (
        <RunningTurnout ballot={ballot} turnout={turnout} clock={clock}>
          {mine.length === 0 && <p>{t('notOnRoll')}</p>}
          {mine.length > 0 && (
            <>
              <p>{waits.length > 0 ? t('later') : t('laterVoted')}{said && waits.length === 0 && <b> {words.choices(said.choices)}</b>}</p>
              <Button kind={waits.length > 0 ? 'main' : 'plain'} wide onClick={() => setView(waits.length > 0 ? 'CARD' : 'CHANGE')}>{waits.length > 0 ? t('vote') : b('card.change')}</Button>
            </>
          )}
        </RunningTurnout>
      )}
    </>
  )
}

/** It comes by itself, right behind the opening. When it does not, the phones of a hall do not all ask in the same moment. */
function useMissing(isMissing: boolean, ask: () => void) {
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    if (!isMissing) return
    const timer = setInterval(() => latest.current(), 2_000 + Math.random() * 3_000)
    return () => clearInterval(timer)
  }, [isMissing])
}

/** The browser's own modal: what lies behind is out of reach until the person leaves, and Escape leaves. */
function Over({ onLeave, children }: { onLeave: () => void; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || dialog.open) return
    dialog.showModal()
    // the question first: a screen reader begins there, and no choice is pressed by a stray Enter
    dialog.querySelector<HTMLElement>('h1')?.focus()
    return () => dialog.close()
  }, [])
  return <dialog ref={ref} className="ballot-over" onCancel={(event) => { event.preventDefault(); onLeave() }}>{children}</dialog>
}

function Onlooker({ community, ballot, turnout, clock, userId }: RoomVoteProps) {
  const t = useBallotWords()
  const to = paths(community.slug)
  return (
    <RunningTurnout ballot={ballot} turnout={turnout} clock={clock}>
      {userId === null && <ButtonLink href={to.signIn(ballot.place.sessionId ? to.room(ballot.place.sessionId) : to.ballot(ballot.id))}>{t('card.signIn')}</ButtonLink>}
    </RunningTurnout>
  )
}

function RunningTurnout({ ballot, turnout, clock, children }: Pick<RoomVoteProps, 'ballot' | 'turnout' | 'clock'> & { children?: ReactNode }) {
  return (
    <>
      {ballot.closesAt !== null && <p><TimeLeft until={ballot.closesAt} {...clock} /></p>}
      {turnout && <div className="ballot-turnout"><TurnoutWall ballot={ballot} turnout={turnout} /></div>}
      {children}
    </>
  )
}

/** Counting, and then the verdict with its numbers. */
function Outcome({ community, ballot, userId, clock }: RoomVoteProps) {
  const t = useTranslations('room.ballot')
  const b = useBallotWords()
  const page = paths(community.slug).ballot(ballot.id)
  const now = (useNow(clock.offset, clock.initialNow) ?? clock.initialNow ?? 0)
  if (ballot.phase === 'CLOSED' || ballot.phase === 'TALLIED') return <p>{t('waiting')}</p>
  if (!publishedPhases.includes(ballot.phase)) return null
  return (
    <>
      <VerdictHead ballot={ballot} as="h2" />
      <VerdictDrawing ballot={ballot} />
      <section className="room-after"><h3>{b('result.next')}</h3><WhatFollows ballot={ballot} /></section>
      {userId !== null && mayAskRecount(ballot, now) && <ButtonLink onward wide href={`${page}#${objectionPlace}`}>{b('run.object')}</ButtonLink>}
      <ButtonLink onward wide href={`${page}/list?mine=1`}>{b('result.checkMine')}</ButtonLink>
      <ButtonLink onward wide href={page}>{b('card.result')}</ButtonLink>
    </>
  )
}
