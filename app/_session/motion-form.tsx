'use client'
import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import type { Motion } from '../../domain/floor/state.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useDraft } from '../_client/use-draft.ts'
import { Button } from '../_ui/button.tsx'
import { TextArea } from '../_ui/field.tsx'
import { Changes } from './changes.tsx'
import { useAct } from './use-act.ts'

/** The words of a motion: a new one, one's own changed, or the change that one would have in another's. Kept on the device while one writes. */
export function MotionForm({ community, sessionId, itemId, motion, isOwn, onDone }: {
  community: string; sessionId: string; itemId: string; motion: Motion | null; isOwn: boolean; onDone: () => void
}) {
  const t = useTranslations('room.motion')
  const act = useAct(community)
  const draft = useDraft(`motion:${sessionId}:${itemId}:${motion?.id ?? 'new'}`, motion?.text ?? '')
  async function send(event: FormEvent) {
    event.preventDefault()
    const answer = motion === null ? await act.run('ProposeMotion', { sessionId, text: draft.value, forUserId: null })
      : await act.run(isOwn ? 'AmendMotion' : 'ProposeAmendment', { sessionId, motionId: motion.id, text: draft.value })
    if (!answer.ok) return
    draft.forget()
    onDone()
  }
  const isChanged = motion !== null && draft.value.trim() !== '' && draft.value !== motion.text
  return (
    <form className="form motion-form" onSubmit={(event) => void send(event)}>
      <TextArea
        label={t(isOwn ? 'label' : 'changeLabel')} hint={isOwn ? (motion?.phase === 'READ_OUT' ? t('hintRead') : t('hint')) : t('changeHint')}
        value={draft.value} maxLength={limits.motion} required onChange={(event) => draft.set(event.target.value)}
      />
      {isChanged && <p className="motion-preview" aria-live="polite"><span className="note">{t('preview')}</span><Changes before={motion.text} after={draft.value} /></p>}
      <RefusalLine refusal={act.refusal} />
      <div className="btn-row"><Button type="submit" busy={act.busy !== null}>{t(motion === null ? 'send' : isOwn ? 'sendAmended' : 'sendChange')}</Button><Button kind="ink" onClick={onDone}>{t('leave')}</Button></div>
    </form>
  )
}
