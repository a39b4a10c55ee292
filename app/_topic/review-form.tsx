'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent, type ReactNode } from 'react'
import { limits } from '../../contract/limits.ts'
import { paths } from '../../contract/paths.ts'
import { channels, decisionPaths, referralTargets, type Channel, type DecisionPath, type ReferralTarget } from '../../domain/topic/phases.ts'
import type { SimilarTopic } from '../../server/queries/topics.ts'
import { RefusalLine, useFaultOf } from '../_client/refusal.tsx'
import { useCommand } from '../_client/use-command.ts'
import { useDraft } from '../_client/use-draft.ts'
import { Button } from '../_ui/button.tsx'
import { CheckField, Select, TextArea } from '../_ui/field.tsx'
import { Options } from '../_ui/options.tsx'

const decisions = ['accept', 'return', 'merge', 'reroute', 'decline'] as const
type Decision = (typeof decisions)[number]

const commandOf = { accept: 'AcceptTopic', return: 'ReturnTopic', merge: 'MergeTopic', reroute: 'RerouteTopic', decline: 'DeclineTopic' } as const satisfies Record<Decision, string>

interface Answer {
  decision: Decision | null
  path: DecisionPath
  isBroad: boolean
  answer: string
  publicize: boolean
  missing: string
  reason: string
  channel: Channel
  intoId: string
  haveAgreed: boolean
}

const blank: Answer = { decision: null, path: 'SELF_GOVERN', isBroad: false, answer: '', publicize: true, missing: '', reason: '', channel: 'HOTLINE_12345', intoId: '', haveAgreed: false }

/** One topic, five ways to answer it; each asks only for what it needs, and says exactly what pressing it does. */
export function ReviewForm({ community, topicId, targets, publicityDays, startsBroad }: {
  community: string; topicId: string; targets: SimilarTopic[]; publicityDays: number; startsBroad: boolean
}) {
  const t = useTranslations('topic')
  const router = useRouter()
  const draft = useDraft<Answer>(`review:${topicId}`, { ...blank, isBroad: startsBroad })
  const given = draft.value
  const change = (some: Partial<Answer>) => draft.set({ ...given, ...some })
  const { send, busy, refusal } = useCommand(community, given.decision ? commandOf[given.decision] : 'AcceptTopic')
  const faultOf = useFaultOf(refusal)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const { decision } = given
    if (!decision) return
    const answer = await send(inputOf(decision, given, topicId))
    if (!answer.ok) return
    draft.forget()
    router.push(paths(community).topic(topicId))
    router.refresh()
  }

  const words = (field: 'answer' | 'missing' | 'reason', label: ReactNode, hint?: ReactNode, required = true) => (
    <TextArea label={label} hint={hint} required={required} optional={!required} value={given[field]} maxLength={limits.reason} error={faultOf(field)} onChange={(event) => change({ [field]: event.target.value })} />
  )
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <Options name="decision" compact legend={t('review.which')} value={given.decision} onChange={(decision) => change({ decision })} options={decisions.map((value) => ({ value, label: t(`review.${value}`) }))} />
      {given.decision === 'accept' && (
        <>
          <Options name="path" compact legend={t('review.path')} value={given.path} onChange={(path) => change({ path })} options={decisionPaths.map((value) => ({ value, label: t(`path.${value}`), note: t(`pathHint.${value}`) }))} />
          <CheckField label={t('review.broad')} hint={t('review.broadHint')} checked={given.isBroad} onChange={(event) => change({ isBroad: event.target.checked })} />
          {words('answer', t('review.answer'), t('review.answerHint'))}
          <CheckField label={t('review.publicize', { n: publicityDays })} checked={given.publicize} onChange={(event) => change({ publicize: event.target.checked })} />
        </>
      )}
      {given.decision === 'return' && words('missing', t('review.missing'))}
      {given.decision === 'merge' && (targets.length === 0
        ? <p className="note">{t('review.noTargets')}</p>
        : (
          <>
            <Select label={t('review.into')} hint={t('review.intoSearch')} value={given.intoId} required error={faultOf('intoId')} onChange={(event) => change({ intoId: event.target.value })}>
              <option value="" />
              {targets.map((target) => <option key={target.id} value={target.id}>{target.title}</option>)}
            </Select>
            <CheckField label={t('review.agreed')} hint={t('review.agreedHint')} checked={given.haveAgreed} onChange={(event) => change({ haveAgreed: event.target.checked })} />
            {words('reason', t('review.mergeReason'), undefined, !given.haveAgreed)}
          </>
        ))}
      {(given.decision === 'reroute' || given.decision === 'decline') && (
        <>
          <Select label={given.decision === 'reroute' ? t('review.channel') : t('review.channelDecline')} hint={t(`channelHint.${given.channel}`)} value={given.channel} onChange={(event) => change({ channel: event.target.value as Channel })}>
            {channels.map((channel) => <option key={channel} value={channel}>{t(`channel.${channel}`)}</option>)}
          </Select>
          {words('reason', t('review.reason'))}
        </>
      )}
      {given.decision && <Button type="submit" kind="main" busy={busy}>{t(`review.send.${given.decision}`)}</Button>}
      <RefusalLine refusal={refusal} />
    </form>
  )
}

function inputOf(decision: Decision, given: Answer, topicId: string): Record<string, unknown> {
  switch (decision) {
    case 'accept': return { topicId, path: given.path, isBroad: given.isBroad, answer: given.answer, publicize: given.publicize }
    case 'return': return { topicId, missing: given.missing }
    case 'merge': return { topicId, intoId: given.intoId, haveAgreed: given.haveAgreed, reason: given.reason }
    case 'reroute': case 'decline': return { topicId, reason: given.reason, channel: given.channel }
  }
}

/** A broad matter without agreement goes on, it is not left lying. */
export function ReferForm({ community, topicId }: { community: string; topicId: string }) {
  const t = useTranslations('topic')
  const router = useRouter()
  const [target, setTarget] = useState<ReferralTarget>('STREET_OFFICE')
  const [summary, setSummary] = useState('')
  const { send, busy, refusal } = useCommand(community, 'ReferTopic')
  const faultOf = useFaultOf(refusal)
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); void send({ topicId, target, summary }).then((answer) => { if (answer.ok) router.refresh() }) }}>
      <Options name="target" compact legend={t('review.referTo')} value={target} onChange={setTarget} options={referralTargets.map((value) => ({ value, label: t(`target.${value}`) }))} />
      <TextArea label={t('review.summary')} required value={summary} maxLength={limits.reason} error={faultOf('summary')} onChange={(event) => setSummary(event.target.value)} />
      <Button type="submit" busy={busy}>{t('review.refer')}</Button>
      <RefusalLine refusal={refusal} />
    </form>
  )
}
