'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { BallotPageView, MyPaper, MyVoter, TurnoutView } from '../../contract/commands/ballot.ts'
import { paths } from '../../contract/paths.ts'
import { evolveBallot, type BallotEvent, type BallotState } from '../../domain/ballot/state.ts'
import { useStream } from '../_client/use-stream.ts'
import { useToldOfMe } from '../_client/use-told-of-me.ts'
import { BallotCard } from './ballot-card.tsx'
import { useBallotWords } from './ballot-words.ts'

/** A ballot that stands alone, kept live. The card is the same as in the room; it leads back to the ballot's own page. */
export function LiveCard({ community, view, now, isSignedIn, startsWith }: {
  community: { slug: string; name: string; phone: string | null }
  view: BallotPageView
  now: number
  isSignedIn: boolean
  startsWith: string | null
}) {
  const t = useBallotWords()
  const router = useRouter()
  const to = paths(community.slug)
  const { ballot, turnout, mine, link, clockOffset, count } = useLiveBallot(community.slug, view)
  const page = to.ballot(ballot.id)
  return (
    <BallotCard
      community={community} ballot={ballot} mine={mine} turnout={turnout} link={link} clock={{ offset: clockOffset, initialNow: now }}
      onLeave={() => router.push(page)} leaveWord={t('card.backAlone')} resultHref={page} signInHref={to.signIn(`${page}/vote`)} isSignedIn={isSignedIn}
      startsWith={startsWith} onCounted={count}
    />
  )
}

/** The ballot of a page, following its stream; `count` notes at once what this device has just been told. */
export function useLiveBallot(slug: string, view: BallotPageView) {
  const stream = useStream<BallotState>({
    community: slug, stream: `ballot:${view.ballot.id}`, initial: { state: view.ballot, seq: view.seq },
    apply: (state, event) => evolveBallot(state, event as unknown as BallotEvent),
  })
  const [counted, setCounted] = useState<Record<string, MyPaper>>({})
  useToldOfMe(stream.presence['mine'], stream.resync)
  // whichever came last: the page read anew after a command, or the stream after its line came back
  const [known, setKnown] = useState<readonly MyVoter[]>(view.mine)
  useEffect(() => setKnown(view.mine), [view.mine])
  const told = stream.mine as MyVoter[] | null
  useEffect(() => { if (told) setKnown(told) }, [told])
  const mine = known.map((voter) => {
    const paper = counted[voter.voterId]
    return paper && (voter.paper?.revision ?? 0) < paper.revision ? { ...voter, hasVoted: true, paper } : voter
  })
  return {
    ballot: stream.state ?? view.ballot,
    turnout: (stream.presence['turnout'] as TurnoutView | undefined) ?? view.turnout,
    mine, link: stream.link, clockOffset: stream.clockOffset,
    count: (voterId: string, paper: MyPaper) => setCounted((before) => ({ ...before, [voterId]: paper })),
  }
}
