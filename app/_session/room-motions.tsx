'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { RoomMine } from '../../contract/commands/session.ts'
import { movingPhases } from '../../domain/floor/scene.ts'
import { openAmendment, secondsOf, type FloorState, type Motion } from '../../domain/floor/state.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { AgendaItem, SessionState } from '../../domain/session/state.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { RoomSection } from '../_ui/room-parts.tsx'
import { Changes } from './changes.tsx'
import { MotionForm } from './motion-form.tsx'
import { MotionHistory } from './motion-history.tsx'
import { useAct } from './use-act.ts'

/** `new`: a motion of one's own; otherwise the motion whose words one would change. */
type Editing = 'new' | Motion | null

/** Motions on this item: what was put forward, what would be changed in it, how many second it; and one's own. */
export function RoomMotions({ community, session, floor, item, mine, rules }: {
  community: string; session: SessionState; floor: FloorState; item: AgendaItem; mine: RoomMine; rules: RulePack
}) {
  const t = useTranslations('room.motion')
  const [editing, setEditing] = useState<Editing>(null)
  if (item.kind === 'REPORT' || !movingPhases.includes(item.phase)) return null
  const open = floor.motions.filter((motion) => motion.phase === 'PROPOSED' || motion.phase === 'READ_OUT')
  const aside = floor.motions.filter((motion) => motion.phase === 'TABLED')
  const takesPart = (mine.attendance?.mode === 'IN_PERSON' || mine.attendance?.mode === 'REMOTE') && session.chair.userId !== mine.userId
  const own = open.find((motion) => motion.by.userId === mine.userId) ?? null
  const need = rules.motionSeconds.value
  if (open.length === 0 && aside.length === 0 && !takesPart) return null
  const form = (motion: Motion | null) => <MotionForm community={community} sessionId={session.id} itemId={item.id} motion={motion} isOwn={motion === null || motion.by.userId === mine.userId} onDone={() => setEditing(null)} />
  return (
    <RoomSection title={t('title')} link={takesPart && !own && editing === null && <button type="button" className="link-button" onClick={() => setEditing('new')}>{t('propose')}</button>}>
      {editing === 'new' && form(null)}
      <ul className="motions">
        {open.map((motion) => (
          <li key={motion.id}>
            <p><b>{motion.text}</b></p>
            <p className="note">{motion.phase === 'READ_OUT' ? t('readOut', { name: motion.by.name }) : secondsOf(motion) >= need ? t('enough', { name: motion.by.name, n: secondsOf(motion) }) : t('seconds', { name: motion.by.name, n: secondsOf(motion), missing: need - secondsOf(motion) })}</p>
            <MotionHistory motion={motion} />
            <OpenChange community={community} sessionId={session.id} motion={motion} mine={mine} takesPart={takesPart} />
            {editing !== null && editing !== 'new' && editing.id === motion.id ? form(motion) : takesPart && <MotionActs community={community} sessionId={session.id} motion={motion} mine={mine} onEdit={() => setEditing(motion)} />}
          </li>
        ))}
        {aside.map((motion) => <li key={motion.id}><p>{motion.text}</p><p className="note">{t('tabled', { name: motion.by.name, reason: motion.tabledFor ?? '' })}</p></li>)}
      </ul>
      {open.length === 0 && aside.length === 0 && editing === null && <p className="note">{t('none')}</p>}
    </RoomSection>
  )
}

/** The change that somebody proposed, to be seconded, taken over by the mover, or decided by a show of hands. */
function OpenChange({ community, sessionId, motion, mine, takesPart }: { community: string; sessionId: string; motion: Motion; mine: RoomMine; takesPart: boolean }) {
  const t = useTranslations('room.motion')
  const act = useAct(community)
  const amendment = openAmendment(motion)
  if (!amendment) return null
  const isMover = motion.by.userId === mine.userId
  const isOwn = amendment.by.userId === mine.userId
  const input = { sessionId, amendmentId: amendment.id }
  const press = (name: string, words: string) => <Button small busy={act.busy !== null} onClick={() => void act.run(name, input)}>{words}</Button>
  return (
    <div className="tray motion-change">
      <p className="note">{t('changeBy', { name: amendment.by.name })}</p>
      <p><Changes before={motion.text} after={amendment.text} /></p>
      <p className="note">{t(amendment.isSeconded ? (isMover ? 'changeYours' : 'changeWaits') : 'changeNeedsSecond', { name: motion.by.name })}</p>
      {takesPart && (
        <div className="btn-row">
          {isOwn && press('WithdrawAmendment', t('withdrawChange'))}
          {!isOwn && !amendment.isSeconded && press('SecondAmendment', t('secondChange'))}
          {isMover && amendment.isSeconded && press('AcceptAmendment', t('acceptChange'))}
        </div>
      )}
      <RefusalLine refusal={act.refusal} />
    </div>
  )
}

function MotionActs({ community, sessionId, motion, mine, onEdit }: { community: string; sessionId: string; motion: Motion; mine: RoomMine; onEdit: () => void }) {
  const t = useTranslations('room.motion')
  const act = useAct(community)
  const input = { sessionId, motionId: motion.id }
  const open = openAmendment(motion)
  if (motion.by.userId === mine.userId) {
    return (
      <div className="btn-row">
        {!open?.isSeconded && <Button small icon="pen" onClick={onEdit}>{t('amend')}</Button>}
        {motion.phase === 'PROPOSED' && <Button small busy={act.busy !== null} onClick={() => void act.run('WithdrawMotion', input)}>{t('withdraw')}</Button>}
        <RefusalLine refusal={act.refusal} />
      </div>
    )
  }
  const hasSeconded = motion.seconds.some((each) => each.userId === mine.userId)
  return (
    <div className="btn-row">
      {!hasSeconded && <Button small busy={act.busy !== null} onClick={() => void act.run('SecondMotion', input)}>{t('second')}</Button>}
      {!open && <Button small icon="pen" onClick={onEdit}>{t('proposeChange')}</Button>}
      {hasSeconded && <span className="note">{t('seconded')}</span>}
      <RefusalLine refusal={act.refusal} />
    </div>
  )
}
