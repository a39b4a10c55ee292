'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { BallotPageView } from '../../contract/commands/ballot.ts'
import { ConnectionStrip } from '../_ui/connection.tsx'
import { TimeLeft } from '../_ui/countdown.tsx'
import { useLiveBallot } from './live-card.tsx'
import { MyVotes } from './my-votes.tsx'
import { TurnoutWall } from './turnout-wall.tsx'

const longVote = 36 * 3_600_000

/** While a ballot is open: one's own votes and the turnout, following it; when it moves on, the page is read anew. */
export function LiveVote({ slug, view, now, voteHref }: { slug: string; view: BallotPageView; now: number; /** where the paper lies, when not on its own page */ voteHref?: string }) {
  const router = useRouter()
  const t = useTranslations('ballot.turnout')
  const { ballot, turnout, mine, link, clockOffset, count } = useLiveBallot(slug, view)
  useEffect(() => { if (ballot.phase !== view.ballot.phase) router.refresh() }, [ballot.phase, view.ballot.phase, router])
  const closesSoon = ballot.phase === 'OPEN' && ballot.closesAt !== null && ballot.closesAt - now < longVote
  return (
    <>
      <ConnectionStrip link={link} />
      <MyVotes community={slug} ballot={ballot} mine={mine} voteHref={voteHref} onCounted={count} />
      {ballot.phase === 'OPEN' && (
        <section className="card ballot-turnout">
          <h2>{t('title')}</h2>
          {closesSoon && ballot.closesAt !== null && <p><TimeLeft until={ballot.closesAt} offset={clockOffset} initialNow={now} /></p>}
          <TurnoutWall ballot={ballot} turnout={turnout} />
          <p className="note">{t(ballot.interim === 'SHOWN' ? 'openShown' : 'open')}</p>
        </section>
      )}
    </>
  )
}
