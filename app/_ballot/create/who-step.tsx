'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { paths } from '../../../contract/paths.ts'
import { squareMetres } from '../../../domain/ballot/area.ts'
import { bases, isAssemblyType, isOwnerType } from '../../../domain/ballot/types.ts'
import type { RollReason } from '../../../domain/ballot/voters.ts'
import type { RollPreview } from '../../../server/queries/owner-desk.ts'
import { CheckField, ErrorLine, FieldGroup } from '../../_ui/field.tsx'
import { Options } from '../../_ui/options.tsx'
import { Why } from '../../_ui/steps.tsx'
import { useBallotWords } from '../ballot-words.ts'
import { typeOf } from './draft.ts'
import type { StepProps } from './setting.ts'

/** Who is on the roll, and why: as the registers stand at this moment. */
export function WhoStep({ community, draft, buildings, rules, change }: StepProps) {
  const t = useTranslations('owners.create')
  const b = useBallotWords()
  const type = typeOf(draft)
  const isOwners = isOwnerType(type)
  const isAssembly = isAssemblyType(type)
  const query = new URLSearchParams([['type', type], ...(isAssembly ? [['basis', draft.basis]] : []), ...(isOwners ? draft.buildingIds.map((id) => ['building', id]) : [])] as [string, string][]).toString()
  const [shown, setShown] = useState<{ query: string; roll: RollPreview | 'FAILED' } | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    fetch(`${paths(community).newBallot}/roll?${query}`, { signal: stop.signal })
      .then((answer) => answer.json() as Promise<RollPreview>)
      .then((roll) => setShown({ query, roll }))
      .catch(() => { if (!stop.signal.aborted) setShown({ query, roll: 'FAILED' }) })
    return () => stop.abort()
  }, [community, query])
  const roll = shown?.query === query ? shown.roll : null
  return (
    <>
      {isAssembly && <Options name="basis" compact legend={b('create.basis')} value={draft.basis} onChange={(basis) => change({ basis })} options={bases.map((value) => ({ value, label: b(`create.bases.${value}`) }))} />}
      {isOwners && (
        <FieldGroup legend={b('create.buildings')} hint={draft.buildingIds.length === 0 ? b('create.allBuildings') : undefined}>
          <div className="building-picks">
            {buildings.map((building) => (
              <CheckField key={building.id} label={building.name} checked={draft.buildingIds.includes(building.id)}
                onChange={(event) => change({ buildingIds: event.target.checked ? [...draft.buildingIds, building.id] : draft.buildingIds.filter((each) => each !== building.id) })} />
            ))}
          </div>
        </FieldGroup>
      )}
      <section className="derived" aria-live="polite">
        <h2>{t('preview')}</h2>
        {roll === null ? <p className="note">{t('counting')}</p> : roll === 'FAILED' ? <ErrorLine>{t('previewFailed')}</ErrorLine> : <Preview roll={roll} isOwners={isOwners} />}
        {isOwners && <Why question={t('whyRoll')}><p>{t('rollWhy', { days: rules.rollInspection.value })}</p></Why>}
      </section>
    </>
  )
}

function Preview({ roll, isOwners }: { roll: RollPreview; isOwners: boolean }) {
  const t = useTranslations('owners.create')
  if (roll.voters === 0) return <ErrorLine>{t('previewEmpty')}</ErrorLine>
  return (
    <>
      <p className="big-line">{isOwners ? t('previewOwners', { heads: roll.heads, units: roll.units, area: squareMetres(roll.area) }) : t('previewPeople', { n: roll.voters })}</p>
      <ul className="dashes">{Object.entries(roll.reasons).map(([reason, n]) => <li key={reason}>{t(`reasons.${reason as RollReason}`, { n })}</li>)}</ul>
      {isOwners && roll.need && <p>{t('previewNeed', { heads: roll.need.heads, area: squareMetres(roll.need.area) })}</p>}
      {isOwners && roll.unreachable > 0 && <p>{t('previewUnreachable', { n: roll.unreachable })}</p>}
    </>
  )
}
