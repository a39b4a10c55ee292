'use client'
import { useTranslations } from 'next-intl'
import type { ChairGone } from '../../contract/commands/session.ts'
import { chairMissingAfter } from '../../domain/session/chair.ts'
import { livePhases } from '../../domain/session/phases.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { Strip } from '../_ui/strip.tsx'
import type { Act } from './use-act.ts'
import type { LiveRoom } from './use-room.ts'

const MINUTE = 60_000

/** For whoever looks on at the desk: who is in the chair. When the chair's line is gone it says so, and offers a second moderator what is lawful then. */
export function ChairLine({ act, live, now, mayTakeOver }: { act: Act; live: LiveRoom; now: number; mayTakeOver: boolean }) {
  const t = useTranslations('session.desk')
  const { session } = live
  const { name, userId } = session.chair
  const gone = live.presence['chairGone'] as ChairGone | null | undefined
  if (!gone || gone.userId !== userId || !livePhases.includes(session.phase)) return <Strip kind="info" top>{t('notChair', { name })}</Strip>
  const goneFor = Math.max(0, now - gone.since)
  const mayNow = mayTakeOver && goneFor >= chairMissingAfter
  return (
    <>
      <Strip kind="attention" top action={mayNow && <Button kind="text" icon="swap" busy={act.busy === 'TakeChairOver'} onClick={() => void act.run('TakeChairOver', { sessionId: session.id })}>{t('takeOver')}</Button>}>
        {t('chairGone', { name, n: Math.floor(goneFor / MINUTE), long: goneFor < MINUTE || goneFor >= 60 * MINUTE ? 'no' : 'yes' })}
        {mayTakeOver && t(mayNow ? 'mayTakeOver' : 'takeOverSoon', { n: chairMissingAfter / 1000 })}
      </Strip>
      {mayNow && act.refusal && <div className="desk-take-over"><RefusalLine refusal={act.refusal} /></div>}
    </>
  )
}
