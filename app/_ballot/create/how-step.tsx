'use client'
import { useTranslations } from 'next-intl'
import { fieldsOf } from '../../../contract/words/dates.ts'
import { noticeDays } from '../../../domain/ballot/prepare.ts'
import { interims, isOwnerType, secrecies } from '../../../domain/ballot/types.ts'
import { afterFullDays } from '../../../domain/calendar/index.ts'
import { useDates } from '../../_i18n/dates.ts'
import { DayField } from '../../_task/day-field.tsx'
import { Button } from '../../_ui/button.tsx'
import { CheckField, FieldGroup } from '../../_ui/field.tsx'
import { Options } from '../../_ui/options.tsx'
import { Why } from '../../_ui/steps.tsx'
import { useBallotWords } from '../ballot-words.ts'
import { planOf, secrecyOf, typeOf, type Fault } from './draft.ts'
import type { StepProps } from './setting.ts'

const DAY = 86_400_000
/** long enough to reach everybody twice at a weekend */
const USUAL_DAYS = 14
const two = (n: number) => String(n).padStart(2, '0')
const dayText = (ms: number) => { const { year, month, day } = fieldsOf(ms); return `${year}-${two(month)}-${two(day)}` }

/** The days, and what may be seen meanwhile: decided before it opens, and only ever tightened. */
export function HowStep({ draft, fault, now, rules, owners, earliest, change }: StepProps) {
  const t = useTranslations('owners.create')
  const b = useBallotWords()
  const dates = useDates()
  const type = typeOf(draft)
  const isOwners = isOwnerType(type)
  const notice = noticeDays(type, rules)
  const plan = planOf(draft)
  const [least, most] = [rules.ownerVoteLeast.value, rules.ownerVoteMost.value]
  return (
    <>
      <div>
        <FieldGroup legend={b('create.wholeDays')} hint={isOwners
          ? t('earliest', { shown: dates.day(afterFullDays(now, rules.rollInspection.value)), days: notice, open: dates.day(earliest) })
          : notice > 0 ? t('earliestPlain', { open: dates.day(earliest) }) : undefined}>
          <div className="day-pair">
            <DayField label={b('create.opensAt')} after={earliest - DAY} until={now + 300 * DAY} value={draft.opens} error={useDayFault(fault, 'opens')} onChange={(event) => change({ opens: event.target.value })} />
            <DayField label={b('create.closesAt')} after={earliest - DAY} until={now + 365 * DAY} value={draft.closes} error={useDayFault(fault, 'closes')} onChange={(event) => change({ closes: event.target.value })} />
          </div>
          {isOwners && !plan && (
            <Button icon="cal" onClick={() => change({ opens: dayText(earliest), closes: dayText(earliest + (USUAL_DAYS - 1) * DAY) })}>{t('useEarliest', { day: dates.day(earliest), n: USUAL_DAYS })}</Button>
          )}
          {plan && plan.closesAt > plan.opensAt && (
            <p aria-live="polite">{t('length', { n: Math.round((plan.closesAt - plan.opensAt) / DAY), opens: dates.dayWeekday(plan.opensAt), closes: dates.dayWeekday(plan.closesAt - DAY) })}</p>
          )}
        </FieldGroup>
        {notice > 0 && <Why question={t('whyNotice', { n: notice })}><p>{t(isOwners ? 'noticeWhy' : 'noticeWhyAssembly')}</p></Why>}
        {isOwners && <Why question={t('whyDays', { least, most })}><p>{t('daysWhy')}</p></Why>}
      </div>
      {isOwners
        ? <div><p className="label">{b('create.secrecy')}</p><p>{t('named')}</p><Why question={t('whyNamed')}><p>{t('namedWhy')}</p></Why></div>
        : (
          <div>
            <Options name="secrecy" compact legend={b('create.secrecy')} value={secrecyOf(draft)} onChange={(secrecy) => change({ secrecy })} options={secrecies.map((value) => ({ value, label: b(`create.secrecies.${value}`) }))} />
            <Why question={t('whySecret')}><p>{t('secretWhy')}</p></Why>
          </div>
        )}
      <div>
        <Options name="interim" compact legend={b('create.interim')} value={draft.interim} onChange={(interim) => change({ interim })} options={interims.map((value) => ({ value, label: b(`create.interims.${value}`) }))} />
        <Why question={t('whyInterim')}><p>{t('interimWhy')}</p></Why>
      </div>
      {isOwners && owners.silence && (
        <CheckField label={t('silence')} hint={t('silenceHint', { cite: owners.silence.cite })} checked={draft.countsSilent} onChange={(event) => change({ countsSilent: event.target.checked })} />
      )}
    </>
  )
}

function useDayFault(fault: Fault | null, field: 'opens' | 'closes') {
  const t = useTranslations('owners.create')
  const dates = useDates()
  if (fault?.at === 'early') return field === 'opens' ? t('tooEarly', { day: dates.day(fault.day) }) : undefined
  if (field === 'opens') return fault?.at === 'days' ? t('needDays') : undefined
  if (fault?.at === 'length') return t('wrongLength', fault)
  return fault?.at === 'order' ? t('wrongOrder') : undefined
}
