'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { BallotPageView } from '../../contract/commands/ballot.ts'
import { ConnectionStrip } from '../_ui/connection.tsx'
import { TimeLeft } from '../_ui/countdown.tsx'
import { useLiveBallot } from './live-card.tsx'
import { TurnoutWall } from './turnout-wall.tsx'

const longVote = 36 * 3_600_000

/** Turnout while a ballot is open, following it; when it moves on, the page is read anew. */
export function LiveTurnout({ slug, view, now }: { slug: string; view: BallotPageView; now: number }) {
  const router = useRouter()
  const { ballot, turnout, link, clockOffset } = useLiveBallot(slug, view)
  useEffect(() => { if (ballot.phase !== view.ballot.phase) router.refresh() }, [ballot.phase, view.ballot.phase, router])
  const closesSoon = ballot.phase === 'OPEN' && ballot.closesAt !== null && ballot.closesAt - now < longVote
  return (
    <div className="ballot-turnout">
      <ConnectionStrip link={link} />
      {closesSoon && ballot.closesAt !== null && <p><TimeLeft until={ballot.closesAt} offset={clockOffset} initialNow={now} /></p>}
      <TurnoutWall ballot={ballot} turnout={turnout} />
    </div>
  )
}
