'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { BallotPageView } from '../../../contract/commands/ballot.ts'
import { squareMetres } from '../../../domain/ballot/area.ts'
import { participationSoFar } from '../../../domain/ballot/verdict.ts'
import { AreaBar } from '../../_ui/area-bar.tsx'
import { ConnectionStrip } from '../../_ui/connection.tsx'
import { Icon } from '../../_ui/icon.tsx'
import { MasonLine, ThresholdWall } from '../../_ui/wall.tsx'
import { wordsOfBallot, useBallotWords } from '../ballot-words.ts'
import { useLiveBallot } from '../live-card.tsx'

/** Both thresholds of the participation, live: households above area. Who voted how is nobody's to see, the committee's neither. */
export function DeskTurnout({ community, view }: { community: string; view: BallotPageView }) {
  const t = useTranslations('owners.desk')
  const b = useBallotWords()
  const router = useRouter()
  const { ballot, turnout, link } = useLiveBallot(community, view)
  useEffect(() => { if (ballot.phase !== view.ballot.phase) router.refresh() }, [ballot.phase, view.ballot.phase, router])
  const need = ballot.roll && participationSoFar(ballot.type, ballot.question.choices, ballot.roll.body, turnout)
  if (!need?.area) return null
  const { people } = wordsOfBallot(b, ballot)
  const { heads, area } = need
  return (
    <section className="section" aria-labelledby="turnout">
      <h2 id="turnout">{t('turnout')}</h2>
      <ConnectionStrip link={link} />
      <div className="two-needs">
        <div className="card">
          <h3>{t('turnoutHeads')}</h3>
          <p className="gap">{heads.isMet ? <><Icon name="check" />{t('enough')}</> : t('missingHeads', { n: -heads.gap })}</p>
          <ThresholdWall total={heads.of} in={heads.have} need={heads.need} words={b('turnout.need', { count: people(heads.need) })} label={t('barHeads', { of: heads.of, have: heads.have, need: heads.need })} />
          <p className="note">{t('have', { have: people(heads.have), need: people(heads.need) })}</p>
        </div>
        <div className="card">
          <h3>{t('turnoutArea')}</h3>
          <p className="gap">{area.isMet ? <><Icon name="check" />{t('enough')}</> : t('missingArea', { area: squareMetres(-area.gap) })}</p>
          <div className="walls"><AreaBar parts={[{ kind: 'in', area: area.have }]} total={area.of} label={t('barArea', { of: squareMetres(area.of), have: squareMetres(area.have), need: squareMetres(area.need) })} /><MasonLine percent={Math.round((area.need / area.of) * 10_000) / 100} /></div>
          <p className="note">{t('have', { have: `${squareMetres(area.have)} m²`, need: `${squareMetres(area.need)} m²` })}</p>
        </div>
      </div>
      {ballot.interim === 'HIDDEN' && <p className="note">{t('hidden')}</p>}
    </section>
  )
}
