'use client'
import { useTranslations } from 'next-intl'
import { limits } from '../../contract/limits.ts'
import type { SessionPlanInput } from '../../contract/commands/session.ts'
import { textModerations, type TextModeration } from '../../domain/floor/state.ts'
import { participantKinds, type ParticipantKind } from '../../domain/people.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { sessionForms, type SessionForm, type SessionState } from '../../domain/session/state.ts'
import { useDates } from '../_i18n/dates.ts'
import { CheckField, FieldGroup, Select, TextField } from '../_ui/field.tsx'

/** What the committee sets about a meeting, as a form holds it. `day` and `time` are Shanghai's. */
export interface PlanDraft {
  title: string
  form: SessionForm
  day: string
  time: string
  place: string
  isRemoteAllowed: boolean
  kinds: ParticipantKind[]
  /** the community's own kind: delivery riders */
  extra: string
  chair: string
  /** a draft that was kept on the device before there was this field has none */
  textModeration?: TextModeration
}

const SHANGHAI = 8 * 3_600_000
export const dayInput = (ms: number) => new Date(ms + SHANGHAI).toISOString().slice(0, 10)
const timeInput = (ms: number) => new Date(ms + SHANGHAI).toISOString().slice(11, 16)
/** epoch ms; NaN while the fields are not filled */
export const startOf = (draft: Pick<PlanDraft, 'day' | 'time'>) => Date.parse(`${draft.day}T${draft.time}:00+08:00`)

export function draftOf(session: SessionState): PlanDraft {
  const { title, form, startsAt, place, isRemoteAllowed, required, moderators, textModeration } = session
  const extra = required.find((each) => each.kind === 'DELEGATE' && each.label)
  return {
    title, form, day: dayInput(startsAt), time: timeInput(startsAt), place, isRemoteAllowed, kinds: required.filter((each) => each !== extra).map(({ kind }) => kind),
    extra: extra?.label ?? '', chair: moderators[0]?.userId ?? '', textModeration,
  }
}

/** As the command takes it. Labels that a kind already has are kept. */
export function planOf(draft: PlanDraft, before: Pick<SessionState, 'required' | 'moderators'> | null): SessionPlanInput {
  const startsAt = startOf(draft)
  const others = before?.moderators.map(({ userId }) => userId).filter((userId) => userId !== draft.chair) ?? []
  return {
    title: draft.title, form: draft.form, startsAt: Number.isFinite(startsAt) ? startsAt : 0, place: draft.place, isRemoteAllowed: draft.isRemoteAllowed,
    required: [
      ...draft.kinds.map((kind) => ({ kind, label: before?.required.find((each) => each.kind === kind)?.label ?? null })),
      ...(draft.extra.trim() ? [{ kind: 'DELEGATE' as const, label: draft.extra.trim() }] : []),
    ],
    moderators: [draft.chair, ...others], textModeration: draft.textModeration,
  }
}

export const toggled = <V,>(list: readonly V[], value: V): V[] => (list.includes(value) ? list.filter((each) => each !== value) : [...list, value])

export function NameFields({ draft, change, faultOf }: { draft: PlanDraft; change: (some: Partial<PlanDraft>) => void; faultOf: (path: string) => string | undefined }) {
  const t = useTranslations('session')
  return (
    <>
      <TextField label={t('convene.name')} hint={t('convene.nameHint')} value={draft.title} maxLength={limits.title} required error={faultOf('plan.title')} onChange={(event) => change({ title: event.target.value })} />
      <Select label={t('convene.form')} value={draft.form} onChange={(event) => change({ form: event.target.value as SessionForm })}>
        {sessionForms.map((each) => <option key={each} value={each}>{t(`form.${each}`)}</option>)}
      </Select>
    </>
  )
}

/** `first`: the earliest lawful day (epoch ms), after `days` of notice. `isDateFixed`: announced, only a postponement changes it. */
export function PlaceFields({ draft, change, faultOf, rules, moderators, first, days, isDateFixed = false }: {
  draft: PlanDraft; change: (some: Partial<PlanDraft>) => void; faultOf: (path: string) => string | undefined; rules: RulePack
  moderators: readonly { userId: string; name: string }[]; first: number; days: number; isDateFixed?: boolean
}) {
  const t = useTranslations('session.convene')
  const session = useTranslations('session')
  const dates = useDates()
  const startsAt = startOf(draft)
  const isTooSoon = Number.isFinite(startsAt) && startsAt < first
  return (
    <>
      {!isDateFixed && (
        <>
          <div className="desk-pair">
            <TextField type="date" label={t('day')} value={draft.day} min={dayInput(first)} required error={isTooSoon ? t('tooSoon', { n: days, day: dates.day(first) }) : null} onChange={(event) => change({ day: event.target.value })} />
            <TextField type="time" label={t('time')} value={draft.time} required onChange={(event) => change({ time: event.target.value })} />
          </div>
          <p className="note">{t('notice', { n: days, day: dates.day(first) })}</p>
        </>
      )}
      <TextField label={t('place')} value={draft.place} maxLength={limits.place} optional={draft.isRemoteAllowed} required={!draft.isRemoteAllowed} error={faultOf('plan.place')} onChange={(event) => change({ place: event.target.value })} />
      <CheckField label={t('remote')} hint={t('remoteHint')} checked={draft.isRemoteAllowed} onChange={(event) => change({ isRemoteAllowed: event.target.checked })} />
      <FieldGroup legend={t('kinds')} hint={t('kindsHint', { n: rules.sessionQuorum.value })}>
        <div className="check-grid">{participantKinds.filter((kind) => kind !== 'DELEGATE').map((kind) => <CheckField key={kind} label={session(`kind.${kind}`)} checked={draft.kinds.includes(kind)} onChange={() => change({ kinds: toggled(draft.kinds, kind) })} />)}</div>
        <TextField label={t('extra')} hint={t('extraHint')} optional value={draft.extra} maxLength={limits.kindLabel} onChange={(event) => change({ extra: event.target.value })} />
      </FieldGroup>
      <Select label={t('chair')} hint={t('chairHint')} value={draft.chair} required error={faultOf('plan.moderators')} onChange={(event) => change({ chair: event.target.value })}>
        {moderators.map((each) => <option key={each.userId} value={each.userId}>{each.name}</option>)}
      </Select>
      <Select label={t('texts')} hint={t('textsHint')} value={draft.textModeration ?? 'BEFORE'} onChange={(event) => change({ textModeration: event.target.value as TextModeration })}>
        {textModerations.map((each) => <option key={each} value={each}>{t(`textsAs.${each}`)}</option>)}
      </Select>
    </>
  )
}
