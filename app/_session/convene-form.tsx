'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import { paths } from '../../contract/paths.ts'
import type { ParticipantKind } from '../../domain/people.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { earliestStart } from '../../domain/session/notice.ts'
import type { ItemKind } from '../../domain/session/state.ts'
import type { ConveneForm as Choices, TopicChoice } from '../../server/queries/sessions.ts'
import { RefusalLine, useFaultOf } from '../_client/refusal.tsx'
import { useCommand } from '../_client/use-command.ts'
import { useDraft } from '../_client/use-draft.ts'
import { useDates } from '../_i18n/dates.ts'
import { Button } from '../_ui/button.tsx'
import { CheckField, FieldGroup } from '../_ui/field.tsx'
import { dayInput, NameFields, PlaceFields, planOf, toggled, type PlanDraft } from './plan-fields.tsx'

interface Draft extends PlanDraft { topics: string[] }

const usual: ParticipantKind[] = ['RESIDENT', 'COMMITTEE', 'PROPERTY', 'CPPCC_MEMBER']

/** What, when, where, who must be there, and which of the neighbours' matters. The order and the words of the agenda come after. */
export function ConveneForm({ community, form, rules, now, earliest }: { community: string; form: Choices; rules: RulePack; now: number; earliest: number }) {
  const t = useTranslations('session.convene')
  const dates = useDates()
  const router = useRouter()
  const draft = useDraft<Draft>(`convene:${community}`, {
    title: '', form: 'THEMATIC', day: dayInput(earliest), time: '19:30', place: '', isRemoteAllowed: true, kinds: usual.filter((kind) => form.kinds.includes(kind)), extra: '',
    chair: form.moderators[0]?.userId ?? '', topics: [],
  })
  const given = draft.value
  const change = (some: Partial<Draft>) => draft.set({ ...given, ...some })
  const { send, busy, refusal } = useCommand<{ sessionId: string }>(community, 'CreateSession')
  const faultOf = useFaultOf(refusal)
  const chosen = form.topics.filter((topic) => given.topics.includes(topic.id))
  const days = chosen.some((topic) => topic.path === 'OWNER_DECISION') ? Math.max(rules.ownerNotice.value, rules.sessionNotice.value) : rules.sessionNotice.value

  async function submit(event: FormEvent) {
    event.preventDefault()
    const answer = await send({
      plan: planOf(given, null),
      items: chosen.map((topic) => ({ title: topic.title.slice(0, limits.title), kind: kindFor(topic), presenter: '', minutes: 30, topicId: topic.id })),
    })
    if (!answer.ok) return
    draft.forget()
    router.push(paths(community).agenda(answer.data.sessionId))
  }

  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <NameFields draft={given} change={change} faultOf={faultOf} />
      <FieldGroup legend={t('topics')} hint={form.topics.length === 0 ? t('noTopics') : t('topicsHint')}>
        {form.topics.map((topic) => (
          <CheckField key={topic.id} label={topic.title} hint={topic.readyAt === null ? t('endorsed', { n: topic.endorsements }) : t('publicUntil', { day: dates.day(topic.readyAt) })} checked={given.topics.includes(topic.id)} onChange={() => change({ topics: toggled(given.topics, topic.id) })} />
        ))}
      </FieldGroup>
      <PlaceFields draft={given} change={change} faultOf={faultOf} rules={rules} moderators={form.moderators} first={earliestStart(now, days)} days={days} />
      <RefusalLine refusal={refusal} />
      <Button kind="main" wide type="submit" busy={busy}>{t('send')}</Button>
      <p className="note">{t('sendNote')}</p>
    </form>
  )
}

/** What neighbours and owners can decide is put to decision; a quarrel is talked about. */
export function kindFor({ path }: Pick<TopicChoice, 'path'>): ItemKind {
  return path === 'MEDIATION' || path === null ? 'DISCUSSION' : 'DECISION'
}
