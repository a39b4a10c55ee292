'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import type { ChairCandidate } from '../../server/queries/sessions.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { Select } from '../_ui/field.tsx'
import { useAct } from './use-act.ts'

/** To whom the chair goes. Those in the room stand first. */
export function HandOver({ community, sessionId, candidates, onDone }: { community: string; sessionId: string; candidates: ChairCandidate[]; onDone: () => void }) {
  const t = useTranslations('session.desk')
  const act = useAct(community)
  const [to, setTo] = useState(candidates[0]?.userId ?? '')
  async function send(event: FormEvent) {
    event.preventDefault()
    const answer = await act.run('HandOverChair', { sessionId, toUserId: to })
    if (answer.ok) onDone()
  }
  return (
    <form className="desk-hand-over" onSubmit={(event) => void send(event)}>
      <Select label={t('handOverTo')} hint={t('handOverHint')} value={to} required onChange={(event) => setTo(event.target.value)}>
        {candidates.map((each) => <option key={each.userId} value={each.userId}>{each.isHere ? t('isHere', { name: each.name }) : each.name}</option>)}
      </Select>
      <div className="btn-row"><Button kind="main" type="submit" busy={act.busy !== null}>{t('handOverSend')}</Button><Button kind="ink" onClick={onDone}>{t('cancel')}</Button></div>
      <RefusalLine refusal={act.refusal} />
    </form>
  )
}
