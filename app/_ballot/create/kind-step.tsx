'use client'
import { useTranslations } from 'next-intl'
import { itemOfMatter, ownerMatters, typeOfMatter } from '../../../domain/ballot/owner-matters.ts'
import { Options } from '../../_ui/options.tsx'
import { Why } from '../../_ui/steps.tsx'
import { Strip } from '../../_ui/strip.tsx'
import { purposes } from './draft.ts'
import type { StepProps } from './setting.ts'

/** Decide, or hear opinions. For owners the matter is asked, and the majority follows from it by law. */
export function KindStep({ draft, fault, owners, change }: StepProps) {
  const t = useTranslations('owners.create')
  return (
    <>
      <div>
        <Options name="purpose" compact legend={t('kind')} value={draft.purpose} onChange={(purpose) => change({ purpose, topicId: '', secrecy: null })}
          options={purposes.map((value) => ({ value, label: t(`kinds.${value}.name`), note: t(`kinds.${value}.note`) }))} />
        <Why question={t('whyKind')}><p>{t(`kindWhy.${draft.purpose}`)}</p></Why>
      </div>
      {draft.purpose === 'OWNERS' && (
        <div>
          <Options name="matter" compact legend={t('matter')} value={draft.matter} error={fault?.at === 'matter' ? t('needMatter') : undefined}
            onChange={(matter) => change({ matter })}
            options={ownerMatters.map((value) => ({ value, label: t(`matters.${value}`), note: t('matterItem', { n: itemOfMatter(value) }) }))} />
          {draft.matter && (
            <div className="derived" aria-live="polite">
              <p><b>{t(`majority.${typeOfMatter(draft.matter)}`)}</b></p>
              <Why question={t('whyMajority')}><p>{t('majorityWhy')}</p></Why>
            </div>
          )}
          <Strip kind="info">{owners.designation ? t('isOfficial', owners.designation) : t('notOfficial')}</Strip>
        </div>
      )}
    </>
  )
}
