'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { AttendanceMode } from '../../domain/session/attendance.ts'
import { hallCodeDigits, readHallCode } from '../../domain/session/hall-code.ts'
import type { SessionState } from '../../domain/session/state.ts'
import { RefusalLine, useRefusalWords } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { TextField } from '../_ui/field.tsx'
import { useAct } from './use-act.ts'

interface Choices {
  community: string
  session: SessionState
  mode: AttendanceMode | null
  isVerified: boolean
  /** whoever keeps the door needs no code */
  keepsDoor: boolean
  /** scanned off the big screen: with it one is in at once */
  scanned?: string | null
  /** the scanned code is not used after all */
  onOther?: () => void
  onDone: () => void
}

/**
 * I am here: in the hall, online, or only to listen. In the hall the code on the big screen says so; whoever is not yet
 * verified can listen and is let in at the door.
 */
export function CheckInChoices({ community, session, mode, isVerified, keepsDoor, scanned = null, onOther, onDone }: Choices) {
  const t = useTranslations('room.checkIn')
  const act = useAct(community)
  const [isTyping, setTyping] = useState(scanned !== null)
  const check = (as: AttendanceMode, hallCode?: string) =>
    act.run('CheckIn', { sessionId: session.id, userId: null, mode: as, kind: null, ...(hallCode !== undefined && { hallCode }) }).then((answer) => { if (answer.ok) onDone() })
  useScanned(isVerified ? scanned : null, (code) => void check('IN_PERSON', code))

  if (isTyping && isVerified) {
    return (
      <HallCodeForm busy={act.busy !== null} refusal={act.refusal} initial={scanned ?? ''} onTyped={act.clear} onSend={(code) => void check('IN_PERSON', code)}>
        <Button kind="ink" wide onClick={() => { act.clear(); setTyping(false); onOther?.() }}>{t('otherWay')}</Button>
      </HallCodeForm>
    )
  }
  return (
    <div className="btn-stack check-in">
      {isVerified && <Button kind="main" wide busy={act.busy !== null} onClick={() => { if (keepsDoor) void check('IN_PERSON'); else setTyping(true) }}>{t('inPerson')}</Button>}
      {isVerified && session.isRemoteAllowed && mode !== 'REMOTE' && <Button wide busy={act.busy !== null} onClick={() => void check('REMOTE')}>{t('remote')}</Button>}
      {mode === null && <Button kind={isVerified ? 'ink' : 'main'} wide busy={act.busy !== null} onClick={() => void check('LISTENER')}>{t('listen')}</Button>}
      {!isVerified && <p className="note">{t('unverified')}</p>}
      <RefusalLine refusal={act.refusal} />
    </div>
  )
}

/** Whoever scanned the big screen is checked in without another press, once. */
function useScanned(code: string | null, check: (code: string) => void) {
  const done = useRef(false)
  const run = useRef(check)
  run.current = check
  useEffect(() => {
    if (code === null || done.current) return
    done.current = true
    // The code is used up: a reload, or a link sent on, must not try it again.
    const address = new URL(location.href)
    address.searchParams.delete('h')
    history.replaceState(history.state, '', address)
    run.current(code)
  }, [code])
}

function HallCodeForm({ busy, refusal, initial, onTyped, onSend, children }: {
  busy: boolean; refusal: ReturnType<typeof useAct>['refusal']; initial: string; onTyped: () => void; onSend: (code: string) => void; children: ReactNode
}) {
  const t = useTranslations('room.checkIn')
  const say = useRefusalWords()
  const [typed, setTyped] = useState(initial)
  const [isShort, setShort] = useState(false)
  function send(event: FormEvent) {
    event.preventDefault()
    const code = readHallCode(typed)
    if (code === null) { setShort(true); return }
    onSend(code)
  }
  return (
    <form className="btn-stack check-in" onSubmit={send} noValidate>
      <TextField code label={t('code')} hint={t('codeHint')} error={isShort ? t('codeShort', { n: hallCodeDigits }) : refusal && say(refusal)} value={typed} inputMode="numeric" autoComplete="off" autoFocus
        maxLength={hallCodeDigits + 2} onChange={(event) => { setTyped(event.target.value); setShort(false); onTyped() }} />
      <Button kind="main" type="submit" wide busy={busy}>{t('codeSend')}</Button>
      {children}
    </form>
  )
}
