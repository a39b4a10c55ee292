'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import type { RoomMine } from '../../contract/commands/session.ts'
import { limits } from '../../contract/limits.ts'
import { movingPhases } from '../../domain/floor/scene.ts'
import { secondsOf, type FloorState, type Motion } from '../../domain/floor/state.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { AgendaItem, SessionState } from '../../domain/session/state.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useDraft } from '../_client/use-draft.ts'
import { Button } from '../_ui/button.tsx'
import { TextArea } from '../_ui/field.tsx'
import { RoomSection } from '../_ui/room-parts.tsx'
import { useAct } from './use-act.ts'

/** Motions on this item: what was put forward, by whom, how many second it; and one's own. */
export function RoomMotions({ community, session, floor, item, mine, rules }: {
  community: string; session: SessionState; floor: FloorState; item: AgendaItem; mine: RoomMine; rules: RulePack
}) {
  const t = useTranslations('room.motion')
  const [editing, setEditing] = useState<string | null>(null)
  if (item.kind === 'REPORT' || !movingPhases.includes(item.phase)) return null
  const open = floor.motions.filter((motion) => motion.phase === 'PROPOSED' || motion.phase === 'READ_OUT')
  const takesPart = (mine.attendance?.mode === 'IN_PERSON' || mine.attendance?.mode === 'REMOTE') && session.chair.userId !== mine.userId
  const own = open.find((motion) => motion.by.userId === mine.userId) ?? null
  const need = rules.motionSeconds.value
  if (open.length === 0 && !takesPart) return null
  return (
    <RoomSection title={t('title')} link={takesPart && !own && editing === null && <button type="button" className="link-button" onClick={() => setEditing('new')}>{t('propose')}</button>}>
      {editing !== null && <MotionForm community={community} sessionId={session.id} itemId={item.id} motion={own} onDone={() => setEditing(null)} />}
      <ul className="motions">
        {open.map((motion) => (
          <li key={motion.id}>
            <p><b>{motion.text}</b></p>
            <p className="note">{motion.phase === 'READ_OUT' ? t('readOut', { name: motion.by.name }) : secondsOf(motion) >= need ? t('enough', { name: motion.by.name, n: secondsOf(motion) }) : t('seconds', { name: motion.by.name, n: secondsOf(motion), missing: need - secondsOf(motion) })}</p>
            {takesPart && <MotionActs community={community} sessionId={session.id} motion={motion} mine={mine} onEdit={() => setEditing(motion.id)} />}
          </li>
        ))}
      </ul>
      {open.length === 0 && editing === null && <p className="note">{t('none')}</p>}
    </RoomSection>
  )
}

function MotionActs({ community, sessionId, motion, mine, onEdit }: { community: string; sessionId: string; motion: Motion; mine: RoomMine; onEdit: () => void }) {
  const t = useTranslations('room.motion')
  const act = useAct(community)
  const input = { sessionId, motionId: motion.id }
  if (motion.by.userId === mine.userId) {
    return (
      <div className="btn-row">
        <Button small icon="pen" onClick={onEdit}>{t('amend')}</Button>
        {motion.phase === 'PROPOSED' && <Button small busy={act.busy !== null} onClick={() => void act.run('WithdrawMotion', input)}>{t('withdraw')}</Button>}
        <RefusalLine refusal={act.refusal} />
      </div>
    )
  }
  if (motion.seconds.some((each) => each.userId === mine.userId)) return <p className="note">{t('seconded')}</p>
  return <div className="btn-row"><Button small busy={act.busy !== null} onClick={() => void act.run('SecondMotion', input)}>{t('second')}</Button><RefusalLine refusal={act.refusal} /></div>
}

function MotionForm({ community, sessionId, itemId, motion, onDone }: { community: string; sessionId: string; itemId: string; motion: Motion | null; onDone: () => void }) {
  const t = useTranslations('room.motion')
  const act = useAct(community)
  const draft = useDraft(`motion:${sessionId}:${itemId}:${motion?.id ?? 'new'}`, motion?.text ?? '')
  async function send(event: FormEvent) {
    event.preventDefault()
    const answer = motion ? await act.run('AmendMotion', { sessionId, motionId: motion.id, text: draft.value }) : await act.run('ProposeMotion', { sessionId, text: draft.value, forUserId: null })
    if (!answer.ok) return
    draft.forget()
    onDone()
  }
  return (
    <form className="form motion-form" onSubmit={(event) => void send(event)}>
      <TextArea label={t('label')} hint={motion?.phase === 'READ_OUT' ? t('hintRead') : t('hint')} value={draft.value} maxLength={limits.motion} required onChange={(event) => draft.set(event.target.value)} />
      <RefusalLine refusal={act.refusal} />
      <div className="btn-row"><Button type="submit" busy={act.busy !== null}>{t(motion ? 'sendAmended' : 'send')}</Button><Button kind="ink" onClick={onDone}>{t('leave')}</Button></div>
    </form>
  )
}
