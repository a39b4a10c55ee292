'use client'
import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import { paths } from '../../contract/paths.ts'
import { timeLeft } from '../../domain/floor/clock.ts'
import { raisingPhases } from '../../domain/floor/scene.ts'
import type { Place } from '../../domain/floor/queue.ts'
import type { Stance } from '../../domain/floor/state.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { currentItem } from '../../domain/session/state.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useDraft } from '../_client/use-draft.ts'
import { Button, ButtonLink } from '../_ui/button.tsx'
import { CheckField, TextArea } from '../_ui/field.tsx'
import { useMode } from '../_ui/mode.tsx'
import { Dock, StanceButtons } from '../_ui/room-parts.tsx'
import { CheckInChoices } from './check-in.tsx'
import { useReasonWords } from './queue-reasons.ts'
import { stanceOf } from './stance.ts'
import { useAct } from './use-act.ts'
import type { LiveRoom } from './use-room.ts'

/** The thumb's place in the room: what I can do now, and nothing else. */
export function RoomDock({ community, live, queue, rules, now, isVerified, isMember, isChair, keepsDoor, scanned }: {
  community: string; live: LiveRoom; queue: readonly Place[]; rules: RulePack; now: number; isVerified: boolean; isMember: boolean; isChair: boolean; keepsDoor: boolean; scanned: string | null
}) {
  const t = useTranslations('room')
  const to = paths(community)
  const here = usePathname()
  const { session, mine } = live
  const act = useAct(community)
  const [isWriting, setWriting] = useState(false)
  const [raised, setRaised] = useState<Stance | null>(null)
  const [isChoosing, setChoosing] = useState(false)
  const [isElsewhere, setElsewhere] = useState(false)
  const mode = useMode()
  const why = useReasonWords()
  const [askedFor, setAsked] = useState<string | null>(null)
  const item = currentItem(session)
  const { floor } = session
  const sessionId = session.id
  const isLive = session.phase === 'IN_PROGRESS' || session.phase === 'RECESS'

  if (!isLive && session.phase !== 'CHECK_IN') return null
  if (mine.userId === null) return <Dock title={t('dock.signInTitle')} note={t('dock.signInNote')}><ButtonLink kind="main" wide href={to.signIn(scanned === null ? here : to.room(sessionId, scanned))}>{t('dock.signIn')}</ButtonLink></Dock>
  if (!isMember) return <Dock title={t('dock.stranger')} note={t('dock.strangerNote')}><ButtonLink kind="main" wide href={to.me}>{t('dock.join')}</ButtonLink></Dock>
  const takesPart = mine.attendance?.mode === 'IN_PERSON' || mine.attendance?.mode === 'REMOTE'
  if (isChair) {
    return (
      <Dock title={t('dock.chair')}>
        {!takesPart && <CheckInChoices community={community} session={session} mode={mine.attendance?.mode ?? 'LISTENER'} isVerified keepsDoor onDone={live.resync} />}
        <ButtonLink kind={takesPart ? 'main' : 'plain'} wide href={to.chair(sessionId)}>{t('dock.toDesk')}</ButtonLink>
      </Dock>
    )
  }
  if (!takesPart || (scanned !== null && !isElsewhere && mine.attendance?.mode === 'REMOTE')) return <CheckInDock community={community} live={live} isVerified={isVerified} keepsDoor={keepsDoor} scanned={isElsewhere ? null : scanned} onOther={() => setElsewhere(true)} />
  if (isWriting) return <WriteDock community={community} sessionId={sessionId} itemId={item?.id ?? ''} isShownAtOnce={session.textModeration === 'AFTER'} onDone={() => { setWriting(false); live.resync() }} onLeave={() => setWriting(false)} />
  if (!item || !floor || !raisingPhases.includes(item.phase)) return session.phase === 'CHECK_IN' ? <Dock title={t('dock.checkedIn')} note={t('dock.checkedInNote')}>{null}</Dock> : null

  const place = queue.find((each) => each.userId === mine.userId) ?? null
  const { speech } = floor
  const help = <Button kind="ink" icon="help" busy={act.busy === 'AskForHelp'} onClick={() => { void act.run('AskForHelp', { sessionId }).then((answer) => { if (answer.ok) setAsked(floor.itemId) }) }}>{t('dock.help')}</Button>
  const write = <Button kind="ink" icon="pen" onClick={() => setWriting(true)}>{t('dock.write')}</Button>
  const refusal = <RefusalLine refusal={act.refusal} />

  if (speech?.userId === mine.userId) {
    return (
      <Dock title={t('dock.speaking')} note={t('dock.speakingNote')}>
        <div className="dock-three dock-three--two">
          <Button kind="main" busy={act.busy === 'EndSpeech'} onClick={() => void act.run('EndSpeech', { sessionId, speechId: speech.id })}>{t('dock.done')}</Button>
          <Button icon="help" busy={act.busy === 'AskForHelp'} onClick={() => { void act.run('AskForHelp', { sessionId }) }}>{t('dock.help')}</Button>
        </div>
        {refusal}
      </Dock>
    )
  }
  if (place) {
    const isNext = place.position === 1
    const wait = Math.max(0, speech ? timeLeft(speech, now) : 0) + (place.position - 1) * rules.speechSeconds.value * 1000
    const waitsForDebate = place.reasons[0]?.code === 'WAITS_FOR_DEBATE'
    return (
      <Dock
        title={waitsForDebate ? t('dock.waitsForDebate') : isNext ? t('dock.youAreNext') : t('dock.place', { n: place.position, minutes: Math.max(1, Math.ceil(wait / 60_000)) })}
        note={<>{!waitsForDebate && t('dock.placeWhy', { why: why(place) })}{t('dock.placeNote', { minutes: rules.speechSeconds.value / 60 })}</>}
      >
        <div className="dock-three dock-three--two">
          <Button busy={act.busy === 'LowerHand'} onClick={() => void act.run('LowerHand', { sessionId, userId: null })}>{t('dock.lower')}</Button>
          <Button icon="help" busy={act.busy === 'AskForHelp'} onClick={() => { void act.run('AskForHelp', { sessionId }).then((answer) => { if (answer.ok) setAsked(floor.itemId) }) }}>{askedFor === floor.itemId ? t('dock.helpComes') : t('dock.help')}</Button>
        </div>
        {refusal}
      </Dock>
    )
  }
  const turns = floor.turns[mine.userId] ?? 0
  if (turns >= rules.speechTurns.value) {
    return <Dock title={t('dock.turnsUsed', { n: turns })} note={t('dock.turnsUsedNote')}><div className="dock-two">{write}{help}</div>{refusal}</Dock>
  }
  if (mode === 'elder' && !isChoosing) {
    return (
      <Dock>
        <Button kind="main" wide icon="hand" onClick={() => setChoosing(true)}>{t('dock.want')}</Button>
        <div className="dock-two">{write}{askedFor === floor.itemId ? <p className="note dock-said" role="status">{t('dock.helpComes')}</p> : help}</div>
        {refusal}
      </Dock>
    )
  }
  return (
    <Dock title={t(mode === 'elder' ? 'dock.wantHow' : 'dock.raise')}>
      <StanceButtons
        words={{ FOR: t('dock.stance.SUPPORT'), AGAINST: t('dock.stance.OPPOSE'), NEUTRAL: t('dock.stance.ASK') }}
        busy={act.busy === 'RaiseHand' && raised ? ({ SUPPORT: 'FOR', OPPOSE: 'AGAINST', ASK: 'NEUTRAL' } as const)[raised] : null}
        onRaise={(mark) => { setRaised(stanceOf[mark]); setChoosing(false); void act.run('RaiseHand', { sessionId, stance: stanceOf[mark], forUserId: null }) }}
      />
      {mode === 'elder'
        ? <div className="dock-two"><Button kind="ink" onClick={() => setChoosing(false)}>{t('dock.notNow')}</Button></div>
        : <div className="dock-two">{write}{askedFor === floor.itemId ? <p className="note dock-said" role="status">{t('dock.helpComes')}</p> : help}</div>}
      {refusal}
    </Dock>
  )
}

function CheckInDock({ community, live, isVerified, keepsDoor, scanned, onOther }: { community: string; live: LiveRoom; isVerified: boolean; keepsDoor: boolean; scanned: string | null; onOther: () => void }) {
  const t = useTranslations('room')
  const isListener = live.mine.attendance?.mode === 'LISTENER'
  return (
    <Dock title={t(isListener ? 'dock.listening' : 'dock.checkIn')} note={isListener && !isVerified ? t('dock.listeningNote') : undefined}>
      {(!isListener || isVerified) && <CheckInChoices community={community} session={live.session} mode={live.mine.attendance?.mode ?? null} isVerified={isVerified} keepsDoor={keepsDoor} scanned={scanned} onOther={onOther} onDone={live.resync} />}
    </Dock>
  )
}

/** 写几句: kept on the device while one writes. */
function WriteDock({ community, sessionId, itemId, isShownAtOnce, onDone, onLeave }: { community: string; sessionId: string; itemId: string; isShownAtOnce: boolean; onDone: () => void; onLeave: () => void }) {
  const t = useTranslations('room.write')
  const act = useAct(community)
  const draft = useDraft(`room:${sessionId}:${itemId}`, '')
  const [isAnonymous, setAnonymous] = useState(false)
  async function send(event: FormEvent) {
    event.preventDefault()
    const answer = await act.run('SendText', { sessionId, text: draft.value, isAnonymous })
    if (!answer.ok) return
    draft.forget()
    onDone()
  }
  return (
    <Dock>
      <form className="dock-form" onSubmit={(event) => void send(event)}>
        <TextArea label={t('label')} hint={t(isShownAtOnce ? 'hintAtOnce' : 'hint')} value={draft.value} maxLength={limits.sentText} required onChange={(event) => draft.set(event.target.value)} />
        <CheckField label={t('nameless')} hint={t('namelessNote')} checked={isAnonymous} onChange={(event) => setAnonymous(event.target.checked)} />
        <RefusalLine refusal={act.refusal} />
        <div className="dock-three dock-three--two"><Button onClick={onLeave}>{t('leave')}</Button><Button kind="main" type="submit" busy={act.busy !== null}>{t('send')}</Button></div>
      </form>
    </Dock>
  )
}
