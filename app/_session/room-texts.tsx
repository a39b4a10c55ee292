'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ShownText } from '../../domain/floor/state.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { RoomSection } from '../_ui/room-parts.tsx'
import { useAct } from './use-act.ts'
import type { LiveRoom } from './use-room.ts'

/** What neighbours wrote and is on the screens, with how many feel the same; and what became of my own. */
export function RoomTexts({ community, live }: { community: string; live: LiveRoom }) {
  const t = useTranslations('room.texts')
  const { mine, session: { floor, chair } } = live
  if (!floor) return null
  const own = mine.texts.filter((each) => each.itemId === floor.itemId)
  const isMine = (each: ShownText) => own.some((text) => text.id === each.id) || (each.userId !== '' && each.userId === mine.userId)
  const waiting = own.filter((each) => !floor.shown.some((shown) => shown.id === each.id))
  const takesPart = (mine.attendance?.mode === 'IN_PERSON' || mine.attendance?.mode === 'REMOTE') && chair.userId !== mine.userId
  if (floor.shown.length === 0 && waiting.length === 0) return null
  return (
    <RoomSection title={t('title')}>
      <ul className="texts">
        {floor.shown.map((each) => (
          <li key={each.id}>
            <p><b>{isMine(each) ? t(each.isAnonymous ? 'mineNameless' : 'mine') : each.isAnonymous ? t('nameless') : t('by', { name: each.name })}</b>{each.text}</p>
            {each.answer && <p className="quote">{t('answer', { text: each.answer })}</p>}
            <Agree community={community} live={live} textId={each.id} mayAgree={takesPart && !isMine(each)} />
          </li>
        ))}
        {waiting.map((each) => <li key={each.id}><p><b>{t(each.isAnonymous ? 'mineNameless' : 'mine')}</b>{each.text}</p><p className="note">{t(each.phase === 'WAITING' && each.isHeld ? 'state.HELD' : `state.${each.phase}`)}</p></li>)}
      </ul>
    </RoomSection>
  )
}

/** 同感: one tap, and one to take it back. The number is the room's; that it is mine is only mine. */
function Agree({ community, live, textId, mayAgree }: { community: string; live: LiveRoom; textId: string; mayAgree: boolean }) {
  const t = useTranslations('room.texts')
  const act = useAct(community)
  const told = live.mine.agreed.includes(textId)
  const [pressed, setPressed] = useState<boolean | null>(null)
  const agrees = pressed ?? told
  const n = live.agreed[textId] ?? 0
  if (!mayAgree) return n > 0 ? <p className="note">{t('agreed', { n })}</p> : null
  async function press() {
    const answer = await act.run('AgreeWithText', { sessionId: live.session.id, textId, agrees: !agrees })
    if (answer.ok) setPressed(!agrees)
  }
  return (
    <div className="text-agree">
      <Button small icon={agrees ? 'check' : 'plus'} aria-pressed={agrees} busy={act.busy !== null} onClick={() => void press()}>{t(agrees ? 'youAgree' : 'agree')}</Button>
      {n > 0 && <span className="note" aria-live="polite">{t('agreed', { n })}</span>}
      <RefusalLine refusal={act.refusal} />
    </div>
  )
}
