'use client'
import { useTranslations } from 'next-intl'
import { RefusalLine } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { useAct } from './use-act.ts'

/** The big screen for the projector: a window of its own with a secret address. Opening a new one ends the old; all can be turned off. */
export function ScreenPanel({ community, sessionId, hasScreen, onDone }: { community: string; sessionId: string; hasScreen: boolean; onDone: () => void }) {
  const t = useTranslations('session.desk')
  const act = useAct(community)
  async function open() {
    // Opened at once, while the press still counts as one: a window opened after waiting is blocked.
    const window = globalThis.open('about:blank', '_blank')
    const answer = await act.run<{ screenToken: string }>('IssueScreen', { sessionId })
    if (!answer.ok) { window?.close(); return }
    const path = `/screen/${answer.data.screenToken}`
    if (window) window.location.href = path
    else globalThis.location.href = path
    onDone()
  }
  return (
    <div className="desk-hand-over">
      <p>{t(hasScreen ? 'screenIsOn' : 'screenHint')}</p>
      <div className="btn-row">
        <Button kind="main" icon="screen" busy={act.busy === 'IssueScreen'} onClick={() => void open()}>{t(hasScreen ? 'screenAgain' : 'screenOpen')}</Button>
        {hasScreen && <Button busy={act.busy === 'RevokeScreen'} onClick={() => void act.run('RevokeScreen', { sessionId }).then((answer) => { if (answer.ok) onDone() })}>{t('screenOff')}</Button>}
        <Button kind="ink" onClick={onDone}>{t('cancelScreen')}</Button>
      </div>
      <RefusalLine refusal={act.refusal} />
    </div>
  )
}
