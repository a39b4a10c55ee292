import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { LampShape } from './lamp.tsx'

/**
 * What a strip is about. `offline` and `back` are the connection, `attention` a deadline near, `alarm` a loss,
 * `good` something done, `info` a quiet word. It lies in the page; it is never a toast.
 */
export type StripKind = 'offline' | 'back' | 'attention' | 'alarm' | 'good' | 'info'

const looks: Record<StripKind, { tone: string; icon: IconName | null }> = {
  offline: { tone: 'attention', icon: 'wifioff' },
  back: { tone: 'good', icon: 'wifi' },
  attention: { tone: 'attention', icon: 'clock' },
  alarm: { tone: 'alarm', icon: null },
  good: { tone: 'good', icon: 'check' },
  info: { tone: 'info', icon: 'info' },
}

export function Strip({ kind, icon, top = false, action, children }: {
  kind: StripKind
  icon?: IconName
  /** edge to edge at the top of the page */
  top?: boolean
  /** one text button or link at the end */
  action?: ReactNode
  children: ReactNode
}) {
  const look = looks[kind]
  const sign = icon ?? look.icon
  return (
    <div className={`strip strip--${look.tone}${top ? ' strip--top' : ''} strip--appears`} role={kind === 'alarm' ? 'alert' : 'status'}>
      {sign ? <Icon name={sign} /> : <LampShape color="RED" />}<span>{children}</span>{action}
    </div>
  )
}
