'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import { publishedPhases } from '../../domain/ballot/phases.ts'
import { hallCodePhases } from '../../domain/session/hall-code.ts'
import { isItemOver } from '../../domain/session/phases.ts'
import type { ScreenPick } from '../../domain/session/screen-pick.ts'
import { currentItem, type SessionState } from '../../domain/session/state.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useDraft } from '../_client/use-draft.ts'
import { Button } from '../_ui/button.tsx'
import { TextField } from '../_ui/field.tsx'
import { Strip } from '../_ui/strip.tsx'
import { useAct, type Act } from './use-act.ts'
import type { LiveRoom } from './use-room.ts'

/** The big screen for the projector: a window of its own with a secret address. Opening a new one ends the old; all can be turned off. */
export function ScreenPanel({ community, live, onDone }: { community: string; live: LiveRoom; onDone: () => void }) {
  const t = useTranslations('session.desk')
  const act = useAct(community)
  const { session } = live
  const { id: sessionId, hasScreen } = session
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
      {hasScreen && <Picks act={act} live={live} />}
      <RefusalLine refusal={act.refusal} />
    </div>
  )
}

/** What there is to show now; a result is of a ballot that is counted. */
function picksNow({ session, ballots }: LiveRoom): ScreenPick[] {
  const item = currentItem(session)
  const isOpen = item !== null && session.floor !== null && !isItemOver(item.phase)
  const ballot = ballots.find(({ state }) => state.id === item?.ballotId)?.state
  const counted = session.agenda.filter((each) => each.ballotId !== null && ballots.some(({ state }) => state.id === each.ballotId && publishedPhases.includes(state.phase)))
  return [
    { view: 'AGENDA' },
    ...(isOpen ? [{ view: 'ITEM' } as const, { view: 'QUEUE' } as const] : []),
    ...(ballot && !publishedPhases.includes(ballot.phase) && ballot.phase !== 'VOID' ? [{ view: 'BALLOT' } as const] : []),
    ...counted.flatMap((each): ScreenPick[] => (each.ballotId === null ? [] : [{ view: 'RESULT', ballotId: each.ballotId }])),
    ...(hallCodePhases.includes(session.phase) ? [{ view: 'DOOR' } as const] : []),
  ]
}

function usePickName(): (pick: ScreenPick, session: SessionState) => string {
  const t = useTranslations('session.desk.pick')
  return (pick, session) => {
    switch (pick.view) {
      case 'RESULT': return t('RESULT', { title: session.agenda.find(({ ballotId }) => ballotId === pick.ballotId)?.title ?? '' })
      case 'PAUSE': return pick.text
      default: return t(pick.view)
    }
  }
}

/** Held at one picture, or following the room: the row says which, and one press changes it. */
function Picks({ act, live }: { act: Act; live: LiveRoom }) {
  const t = useTranslations('session.desk')
  const nameOf = usePickName()
  const { session } = live
  const current = session.screenPick ?? null
  const draft = useDraft(`screen:${session.id}`, '')
  const [isWriting, setWriting] = useState(false)
  const same = (pick: ScreenPick | null) => JSON.stringify(pick) === JSON.stringify(current)
  const put = (pick: ScreenPick | null) => act.run('PickScreen', { sessionId: session.id, pick })
  async function write(event: FormEvent) {
    event.preventDefault()
    if ((await put({ view: 'PAUSE', text: draft.value.trim() })).ok) { draft.forget(); setWriting(false) }
  }
  return (
    <fieldset className="screen-picks">
      <legend>{t('picks')}</legend>
      <div className="btn-row">
        <Button small icon={current === null ? 'check' : 'screen'} aria-pressed={current === null} busy={act.busy === 'PickScreen'} onClick={() => void put(null)}>{t('pickFollow')}</Button>
        {picksNow(live).map((pick) => <Button small key={JSON.stringify(pick)} {...(same(pick) && { icon: 'check' as const })} aria-pressed={same(pick)} busy={act.busy === 'PickScreen'} onClick={() => void put(pick)}>{nameOf(pick, session)}</Button>)}
        <Button small icon="pen" aria-expanded={isWriting} aria-pressed={current?.view === 'PAUSE'} onClick={() => setWriting(!isWriting)}>{t('pick.PAUSE')}</Button>
      </div>
      {isWriting && (
        <form className="desk-inline" onSubmit={(event) => void write(event)}>
          <TextField label={t('pauseText')} hint={t('pauseHint')} value={draft.value} maxLength={limits.screenText} required autoFocus onChange={(event) => draft.set(event.target.value)} />
          <Button type="submit" busy={act.busy === 'PickScreen'}>{t('pauseSend')}</Button>
        </form>
      )}
    </fieldset>
  )
}

/** Stands over the desk as long as the big screen does not follow the room, with the way back. */
export function ScreenHeld({ community, session }: { community: string; session: SessionState }) {
  const t = useTranslations('session.desk')
  const nameOf = usePickName()
  const act = useAct(community)
  const pick = session.screenPick ?? null
  if (pick === null || !session.hasScreen) return null
  return (
    <>
      <Strip kind="info" icon="screen" top action={<Button small kind="ink" busy={act.busy !== null} onClick={() => void act.run('PickScreen', { sessionId: session.id, pick: null })}>{t('screenFollow')}</Button>}>
        {t('screenHeld', { what: nameOf(pick, session) })}
      </Strip>
      <RefusalLine refusal={act.refusal} />
    </>
  )
}
