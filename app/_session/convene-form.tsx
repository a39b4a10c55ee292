'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import { paths } from '../../contract/paths.ts'
import { participantKinds, type ParticipantKind } from '../../domain/people.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { earliestStart } from '../../domain/session/notice.ts'
import { sessionForms, type ItemKind, type SessionForm } from '../../domain/session/state.ts'
import type { ConveneForm as Choices } from '../../server/queries/sessions.ts'
import { RefusalLine, useFaultOf } from '../_client/refusal.tsx'
import { useCommand } from '../_client/use-command.ts'
import { useDraft } from '../_client/use-draft.ts'
import { useDates } from '../_i18n/dates.ts'
import { Button } from '../_ui/button.tsx'
import { CheckField, FieldGroup, Select, TextField } from '../_ui/field.tsx'

interface Draft {
  title: string
  form: SessionForm
  day: string
  time: string
  place: string
  isRemoteAllowed: boolean
  kinds: ParticipantKind[]
  extra: string
  chair: string
  topics: string[]
}

const inShanghai = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)
const usual: ParticipantKind[] = ['RESIDENT', 'COMMITTEE', 'PROPERTY', 'CPPCC_MEMBER']

/** What, when, where, who must be there, and which of the neighbours' matters. The order and the words of the agenda come after. */
export function ConveneForm({ community, form, rules, now, earliest }: { community: string; form: Choices; rules: RulePack; now: number; earliest: number }) {
  const t = useTranslations('session.convene')
  const session = useTranslations('session')
  const dates = useDates()
  const router = useRouter()
  const draft = useDraft<Draft>(`convene:${community}`, {
    title: '', form: 'THEMATIC', day: inShanghai(earliest), time: '19:30', place: '', isRemoteAllowed: true, kinds: usual.filter((kind) => form.kinds.includes(kind)), extra: '',
    chair: form.moderators[0]?.userId ?? '', topics: [],
  })
  const given = draft.value
  const change = (some: Partial<Draft>) => draft.set({ ...given, ...some })
  const { send, busy, refusal } = useCommand<{ sessionId: string }>(community, 'CreateSession')
  const faultOf = useFaultOf(refusal)
  const startsAt = Date.parse(`${given.day}T${given.time}:00+08:00`)
  const chosen = form.topics.filter((topic) => given.topics.includes(topic.id))
  const days = chosen.some((topic) => topic.path === 'OWNER_DECISION') ? Math.max(rules.ownerNotice.value, rules.sessionNotice.value) : rules.sessionNotice.value
  const first = earliestStart(now, days)
  const isTooSoon = Number.isFinite(startsAt) && startsAt < first

  async function submit(event: FormEvent) {
    event.preventDefault()
    const answer = await send({
      plan: {
        title: given.title, form: given.form, startsAt: Number.isFinite(startsAt) ? startsAt : 0, place: given.place, isRemoteAllowed: given.isRemoteAllowed,
        required: [...given.kinds.map((kind) => ({ kind, label: null })), ...(given.extra.trim() ? [{ kind: 'DELEGATE' as const, label: given.extra.trim() }] : [])],
        moderators: [given.chair],
      },
      items: chosen.map((topic) => ({ title: topic.title.slice(0, limits.title), kind: kindFor(topic.path), presenter: '', minutes: 30, topicId: topic.id })),
    })
    if (!answer.ok) return
    draft.forget()
    router.push(paths(community).agenda(answer.data.sessionId))
  }
  const toggle = <V,>(list: V[], value: V) => (list.includes(value) ? list.filter((each) => each !== value) : [...list, value])

  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <TextField label={t('name')} hint={t('nameHint')} value={given.title} maxLength={limits.title} required error={faultOf('plan.title')} onChange={(event) => change({ title: event.target.value })} />
      <Select label={t('form')} value={given.form} onChange={(event) => change({ form: event.target.value as SessionForm })}>
        {sessionForms.map((each) => <option key={each} value={each}>{session(`form.${each}`)}</option>)}
      </Select>
      <FieldGroup legend={t('topics')} hint={form.topics.length === 0 ? t('noTopics') : t('topicsHint')}>
        {form.topics.map((topic) => (
          <CheckField key={topic.id} label={topic.title} hint={topic.readyAt === null ? t('endorsed', { n: topic.endorsements }) : t('publicUntil', { day: dates.day(topic.readyAt) })} checked={given.topics.includes(topic.id)} onChange={() => change({ topics: toggle(given.topics, topic.id) })} />
        ))}
      </FieldGroup>
      <div className="desk-pair">
        <TextField type="date" label={t('day')} value={given.day} min={inShanghai(first)} required error={isTooSoon ? t('tooSoon', { n: days, day: dates.day(first) }) : null} onChange={(event) => change({ day: event.target.value })} />
        <TextField type="time" label={t('time')} value={given.time} required onChange={(event) => change({ time: event.target.value })} />
      </div>
      <p className="note">{t('notice', { n: days, day: dates.day(first) })}</p>
      <TextField label={t('place')} value={given.place} maxLength={limits.place} optional={given.isRemoteAllowed} required={!given.isRemoteAllowed} error={faultOf('plan.place')} onChange={(event) => change({ place: event.target.value })} />
      <CheckField label={t('remote')} hint={t('remoteHint')} checked={given.isRemoteAllowed} onChange={(event) => change({ isRemoteAllowed: event.target.checked })} />
      <FieldGroup legend={t('kinds')} hint={t('kindsHint', { n: rules.sessionQuorum.value })}>
        <div className="check-grid">{participantKinds.filter((kind) => kind !== 'DELEGATE').map((kind) => <CheckField key={kind} label={session(`kind.${kind}`)} checked={given.kinds.includes(kind)} onChange={() => change({ kinds: toggle(given.kinds, kind) })} />)}</div>
        <TextField label={t('extra')} hint={t('extraHint')} optional value={given.extra} maxLength={limits.kindLabel} onChange={(event) => change({ extra: event.target.value })} />
      </FieldGroup>
      <Select label={t('chair')} hint={t('chairHint')} value={given.chair} required error={faultOf('plan.moderators')} onChange={(event) => change({ chair: event.target.value })}>
        {form.moderators.map((each) => <option key={each.userId} value={each.userId}>{each.name}</option>)}
      </Select>
      <RefusalLine refusal={refusal} />
      <Button kind="main" wide type="submit" busy={busy}>{t('send')}</Button>
      <p className="note">{t('sendNote')}</p>
    </form>
  )
}

/** A quarrel is mediated and a government duty asked for; what neighbours and owners can decide is put to decision. */
function kindFor(path: Choices['topics'][number]['path']): ItemKind {
  return path === 'MEDIATION' || path === null ? 'DISCUSSION' : 'DECISION'
}
