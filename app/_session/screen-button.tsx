'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RefusalLine } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { useAct } from './use-act.ts'

/** Opens the big screen in a window of its own, for the projector; or turns every screen of this session off. */
export function ScreenButton({ community, sessionId, hasScreen }: { community: string; sessionId: string; hasScreen: boolean }) {
  const t = useTranslations('session.desk')
  const act = useAct(community)
  const [address, setAddress] = useState<string | null>(null)
  async function open() {
    // Opened at once, while the press still counts as one: a window opened after waiting is blocked.
    const window = globalThis.open('about:blank', '_blank')
    const answer = await act.run<{ screenToken: string }>('IssueScreen', { sessionId })
    if (!answer.ok) { window?.close(); return }
    const path = `/screen/${answer.data.screenToken}`
    setAddress(path)
    if (window) window.location.href = path
  }
  return (
    <div className="desk-screen">
      <Button icon="screen" busy={act.busy === 'IssueScreen'} onClick={() => void open()}>{t('screen')}</Button>
      {address && <a className="note" href={address} target="_blank" rel="noreferrer">{t('screenAddress')}</a>}
      {hasScreen && <Button kind="text" small busy={act.busy === 'RevokeScreen'} onClick={() => { setAddress(null); void act.run('RevokeScreen', { sessionId }) }}>{t('screenOff')}</Button>}
      <RefusalLine refusal={act.refusal} />
    </div>
  )
}
