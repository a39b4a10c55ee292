import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import { choiceName, verdictWords } from '../../contract/words/verdict.ts'
import { squareMetres } from '../../domain/ballot/area.ts'
import { isOwnerType } from '../../domain/ballot/types.ts'
import { decidingVerdict, voterUnit } from '../../domain/ballot/verdict.ts'
import type { BallotRecord } from '../../domain/minutes/record.ts'
import { useBallotWords } from '../_ballot/ballot-words.ts'
import { useDates } from '../_i18n/dates.ts'
import { Icon } from '../_ui/icon.tsx'
import { Numbers } from './numbers.tsx'
import { Sentences } from './wording.tsx'

/** A ballot with its exact numbers; the counting list is on its own page. */
export function RecordBallot({ community, ballot }: { community: string; ballot: BallotRecord }) {
  const t = useTranslations('record.ballot')
  const b = useBallotWords()
  const dates = useDates()
  const { verdict, tally } = ballot
  if (!verdict || !tally) return null
  const said = verdictWords(b, ballot, verdict)
  const result = decidingVerdict(verdict)
  const unit = voterUnit(ballot)
  const people = (n: number) => b('people', { unit, n })
  const isOwners = isOwnerType(ballot.type)
  const area = (hundredths: number) => (isOwners ? squareMetres(hundredths) : 'none')
  const body = ballot.body?.kind === 'OWNERS' ? ballot.body : null
  return (
    <div className="rec-ballot">
      <h3>{t('title')}</h3>
      <blockquote>{ballot.question.text}</blockquote>
      {isOwners && !ballot.isOfficial && <p className="note">{t('intent')}</p>}
      <p className="rec-verdict"><b className="say">{said.word}{result.outcome === 'PASSED' && <Icon name="check" />}</b> {said.lead}</p>
      <p>
        <Sentences of={[
          t('roll', {
            secrecy: t(`secrecy.${ballot.secrecy}`), count: people(body?.heads ?? ballot.voters), area: body ? area(body.area) : 'none',
            took: people(tally.participating.heads), tookArea: area(tally.participating.area),
          }),
          ballot.openedAt !== null && ballot.closedAt !== null && t('time', { from: dates.clockSeconds(ballot.openedAt), to: dates.clockSeconds(ballot.closedAt) }),
        ]} />
      </p>
      <Numbers caption={t('caption')} head={[t('choice'), t('heads', { unit }), ...(isOwners ? [t('area')] : [])]}
        rows={verdict.options.map((option) => ({ key: option.id, name: choiceName(b, ballot.question.choices, option.id), numbers: [option.heads, ...(isOwners ? [squareMetres(option.area)] : [])] }))} />
      <p className="note">{ballot.chainHead && <span className="rec-hash">{t('fingerprint', { hash: ballot.chainHead })}</span>}</p>
      <p><Link href={paths(community).ballot(ballot.id)}>{t('open')}</Link></p>
    </div>
  )
}
