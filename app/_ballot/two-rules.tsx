import { useTranslations } from 'next-intl'
import { squareMetres } from '../../domain/ballot/area.ts'
import { participationSoFar } from '../../domain/ballot/verdict.ts'
import type { BallotState } from '../../domain/ballot/state.ts'

/** An owner vote decides by two questions, each by households and by area; with the numbers that they come to here. */
export function TwoRules({ ballot }: { ballot: BallotState }) {
  const t = useTranslations('voter.rules')
  const size = ballot.roll?.body.kind === 'OWNERS' ? ballot.roll.body : ballot.inspection
  const need = size && participationSoFar(ballot.type, ballot.question.choices, { kind: 'OWNERS', heads: size.heads, area: size.area }, { heads: 0, area: 0 })
  const { silence } = ballot
  return (
    <section className="two-rules">
      <h2>{t('title')}</h2>
      <dl>
        <dt>{t('first')}</dt>
        <dd>{need?.area ? t('took', { heads: need.heads.need, area: squareMetres(need.area.need) }) : t('tookPlain')}</dd>
        <dt>{t('second')}</dt>
        <dd>{t(ballot.type === 'OWNER_MAJOR' ? 'agreedThree' : 'agreedHalf')}</dd>
      </dl>
      <p>{silence ? t('silentCounted', { counts: silence.counts, cite: silence.cite }) : t('silent')}</p>
      <p className="note">{t('law')}</p>
    </section>
  )
}
