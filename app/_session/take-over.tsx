'use client'
import { useTranslations } from 'next-intl'
import type { SessionState } from '../../domain/session/state.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import type { Act } from './use-act.ts'

/** For a second moderator who looks on: when the one in the chair has no line any more, the room need not wait. */
export function TakeOver({ act, session }: { act: Act; session: SessionState }) {
  const t = useTranslations('session.desk')
  if (session.phase !== 'CHECK_IN' && session.phase !== 'IN_PROGRESS' && session.phase !== 'RECESS') return null
  return (
    <div className="desk-take-over">
      <span className="note">{t('takeOverNote', { name: session.chair.name })}</span>
      <Button small icon="swap" busy={act.busy === 'TakeChairOver'} onClick={() => void act.run('TakeChairOver', { sessionId: session.id })}>{t('takeOver')}</Button>
      <RefusalLine refusal={act.refusal} />
    </div>
  )
}
