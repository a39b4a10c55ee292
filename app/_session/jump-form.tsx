'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import type { Leaving } from '../../domain/session/items.ts'
import { isItemOver } from '../../domain/session/phases.ts'
import { currentItem, type SessionState } from '../../domain/session/state.ts'
import { Button } from '../_ui/button.tsx'
import { Select, TextField } from '../_ui/field.tsx'
import type { Act } from './use-act.ts'

/** To another item than the next: which, what becomes of the open one, and why. */
export function JumpForm({ act, session, onDone }: { act: Act; session: SessionState; onDone: () => void }) {
  const t = useTranslations('session.desk.jump')
  const current = currentItem(session)
  const isOpen = current !== null && !isItemOver(current.phase)
  const choices = session.agenda.filter((item) => item.phase === 'PENDING')
  const [itemId, setItem] = useState(choices.at(isOpen ? 0 : 1)?.id ?? '')
  const [leaving, setLeaving] = useState<Leaving>('RETURN')
  const [reason, setReason] = useState('')
  async function send(event: FormEvent) {
    event.preventDefault()
    const answer = await act.run('JumpToItem', { sessionId: session.id, itemId, leaving, reason: reason.trim() })
    if (answer.ok) onDone()
  }
  return (
    <form className="desk-inline" onSubmit={(event) => void send(event)}>
      <Select label={t('to')} value={itemId} required onChange={(event) => setItem(event.target.value)}>
        {choices.map((item) => <option key={item.id} value={item.id}>{item.title}</option>)}
      </Select>
      {isOpen && (
        <Select label={t('leaving')} value={leaving} onChange={(event) => setLeaving(event.target.value as Leaving)}>
          <option value="RETURN">{t('RETURN')}</option><option value="DEFER">{t('DEFER')}</option>
        </Select>
      )}
      <TextField label={t('reason')} value={reason} maxLength={limits.reason} required onChange={(event) => setReason(event.target.value)} />
      <Button type="submit" busy={act.busy !== null}>{t('send')}</Button>
    </form>
  )
}
