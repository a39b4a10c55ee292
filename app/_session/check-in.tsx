'use client'
import { useTranslations } from 'next-intl'
import type { AttendanceMode } from '../../domain/session/attendance.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { useAct } from './use-act.ts'

/** I am here: in the hall, online, or only to listen. Whoever is not yet verified can listen and is let in at the door. */
export function CheckInChoices({ community, session, mode, isVerified, onDone }: {
  community: string; session: SessionState; mode: AttendanceMode | null; isVerified: boolean; onDone: () => void
}) {
  const t = useTranslations('room.checkIn')
  const act = useAct(community)
  const check = (as: AttendanceMode) => void act.run('CheckIn', { sessionId: session.id, userId: null, mode: as, kind: null }).then((answer) => { if (answer.ok) onDone() })
  return (
    <div className="btn-stack check-in">
      {isVerified && <Button kind="main" wide busy={act.busy !== null} onClick={() => check('IN_PERSON')}>{t('inPerson')}</Button>}
      {isVerified && session.isRemoteAllowed && <Button wide busy={act.busy !== null} onClick={() => check('REMOTE')}>{t('remote')}</Button>}
      {mode === null && <Button kind={isVerified ? 'ink' : 'main'} wide busy={act.busy !== null} onClick={() => check('LISTENER')}>{t('listen')}</Button>}
      {!isVerified && <p className="note">{t('unverified')}</p>}
      <RefusalLine refusal={act.refusal} />
    </div>
  )
}
