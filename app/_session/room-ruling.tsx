'use client'
import { useTranslations } from 'next-intl'
import type { RoomMine } from '../../contract/commands/session.ts'
import type { FloorState } from '../../domain/floor/state.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { Strip } from '../_ui/strip.tsx'
import { useAct } from './use-act.ts'

/** The chair's last reminder with its reason, and the way to have the room judge it. */
export function RoomRuling({ community, session, floor, mine }: { community: string; session: SessionState; floor: FloorState; mine: RoomMine }) {
  const t = useTranslations('room.ruling')
  const act = useAct(community)
  const ruling = floor.rulings.at(-1)
  const isOfThisSpeech = ruling && (floor.speech?.id === ruling.speechId || (!floor.speech && floor.last?.userId === ruling.person.userId))
  if (!ruling || !isOfThisSpeech) return null
  const words = t(`${ruling.kind}`, { name: ruling.person.name, reason: ruling.reason })
  if (ruling.appeal?.phase === 'RAISED') return <div className="room-strip"><Strip kind="attention" icon="hand">{words} {t('raised', { name: ruling.appeal.by.name })}</Strip></div>
  if (ruling.appeal?.phase === 'DECIDED') {
    const { forRuling, againstRuling, isOverturned } = ruling.appeal
    return <div className="room-strip"><Strip kind="info">{words} {t(isOverturned ? 'overturned' : 'kept', { forRuling, againstRuling })}</Strip></div>
  }
  const mayAppeal = (mine.attendance?.mode === 'IN_PERSON' || mine.attendance?.mode === 'REMOTE') && session.chair.userId !== mine.userId
  return (
    <div className="room-strip">
      <Strip kind="info" action={mayAppeal && <Button kind="text" busy={act.busy !== null} onClick={() => void act.run('AppealRuling', { sessionId: session.id, rulingId: ruling.id })}>{t('appeal')}</Button>}>{words}</Strip>
      <RefusalLine refusal={act.refusal} />
    </div>
  )
}
