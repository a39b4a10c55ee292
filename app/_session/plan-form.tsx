'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { earliestStart, noticeDays } from '../../domain/session/notice.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { RefusalLine, useFaultOf } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { TextField } from '../_ui/field.tsx'
import { draftOf, NameFields, PlaceFields, planOf } from './plan-fields.tsx'
import { useAct } from './use-act.ts'

/** Date, place, who must come, who chairs – and, once announced, postponing or cancelling. `reason`: why, as all will read it. */
export function PlanForm({ community, session, rules, moderators, now, reason }: {
  community: string; session: SessionState; rules: RulePack; moderators: readonly { userId: string; name: string }[]; now: number; reason: string | null
}) {
  const t = useTranslations('session.agenda')
  const act = useAct(community)
  const [open, setOpen] = useState<'plan' | 'postpone' | 'cancel' | null>(session.phase === 'POSTPONED' ? 'plan' : null)
  const [draft, setDraft] = useState(() => draftOf(session))
  const [why, setWhy] = useState('')
  const faultOf = useFaultOf(act.refusal)
  const days = noticeDays(session, rules)
  const isFree = session.phase === 'DRAFT' || session.phase === 'POSTPONED'
  // Those who moderate now stand in the list even when they no longer hold the role.
  const chairs = [...moderators, ...session.moderators.filter((each) => !moderators.some((other) => other.userId === each.userId))]
  if (!isFree && session.phase !== 'ANNOUNCED' && session.phase !== 'CHECK_IN') return null

  async function save(event: FormEvent) {
    event.preventDefault()
    const answer = await act.run('ChangeSession', { sessionId: session.id, plan: planOf(draft, session), reason })
    if (answer.ok) setOpen(null)
  }
  async function callOff(event: FormEvent) {
    event.preventDefault()
    const answer = await act.run(open === 'postpone' ? 'PostponeSession' : 'CancelSession', { sessionId: session.id, reason: why.trim() })
    if (answer.ok) { setOpen(answer.ok && open === 'postpone' ? 'plan' : null); setWhy('') }
  }
  return (
    <section className="section">
      <h2>{t('plan')}</h2>
      <div className="btn-row">
        <Button icon="pen" aria-expanded={open === 'plan'} onClick={() => setOpen(open === 'plan' ? null : 'plan')}>{t(isFree ? 'planChange' : 'planChangeFixed')}</Button>
        {session.phase === 'ANNOUNCED' && <Button icon="cal" aria-expanded={open === 'postpone'} onClick={() => setOpen(open === 'postpone' ? null : 'postpone')}>{t('postpone')}</Button>}
        {session.phase !== 'CHECK_IN' && <Button icon="close" aria-expanded={open === 'cancel'} onClick={() => setOpen(open === 'cancel' ? null : 'cancel')}>{t('callOff')}</Button>}
      </div>
      {open === 'plan' && (
        <form className="form tray plan-form" onSubmit={(event) => void save(event)}>
          <NameFields draft={draft} change={(some) => setDraft({ ...draft, ...some })} faultOf={faultOf} />
          <PlaceFields draft={draft} change={(some) => setDraft({ ...draft, ...some })} faultOf={faultOf} rules={rules} moderators={chairs} first={earliestStart(now, days)} days={days} isDateFixed={!isFree} />
          <div className="btn-row"><Button type="submit" busy={act.busy !== null}>{t('save')}</Button><Button kind="ink" onClick={() => setOpen(null)}>{t('cancel')}</Button></div>
        </form>
      )}
      {(open === 'postpone' || open === 'cancel') && (
        <form className="form tray plan-form" onSubmit={(event) => void callOff(event)}>
          <TextField label={t(open === 'postpone' ? 'postponeWhy' : 'callOffWhy')} hint={t('toldToAll')} value={why} maxLength={limits.reason} required onChange={(event) => setWhy(event.target.value)} />
          <div className="btn-row"><Button kind="main" type="submit" busy={act.busy !== null}>{t(open === 'postpone' ? 'postponeSend' : 'callOffSend')}</Button><Button kind="ink" onClick={() => setOpen(null)}>{t('cancel')}</Button></div>
        </form>
      )}
      <RefusalLine refusal={act.refusal} />
    </section>
  )
}
