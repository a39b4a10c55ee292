'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import { participantKinds, type ParticipantKind } from '../../domain/people.ts'
import type { AttendanceMode } from '../../domain/session/attendance.ts'
import type { DoorLine, SessionPage } from '../../server/queries/sessions.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useDates } from '../_i18n/dates.ts'
import { Button } from '../_ui/button.tsx'
import { Select, TextField } from '../_ui/field.tsx'
import { useAct, type Act } from './use-act.ts'
import { useRoom } from './use-room.ts'

/** Who has come, who only listens, who is on the way. Several tables may work at once: the list renews itself. */
export function DoorDesk({ community, page, lines, isSearch }: { community: string; page: SessionPage; lines: DoorLine[]; isSearch: boolean }) {
  const t = useTranslations('session.door')
  const session = useTranslations('session')
  const dates = useDates()
  const router = useRouter()
  const act = useAct(community)
  const live = useRoom({ community, sessionId: page.session.id, initial: page, seq: page.seq, mine: page.mine })
  const counted = JSON.stringify(live.here)
  const last = useRef(counted)
  useEffect(() => {
    if (last.current === counted) return
    last.current = counted
    router.refresh()
  }, [counted, router])
  const sessionId = page.session.id
  const isOpen = ['CHECK_IN', 'IN_PROGRESS', 'RECESS'].includes(live.session.phase)
  const check = (line: DoorLine, mode: AttendanceMode) => void act.run('CheckIn', { sessionId, userId: line.userId, mode, kind: null }).then((answer) => { if (answer.ok) router.refresh() })
  const leave = (line: DoorLine) => void act.run('CheckOut', { sessionId, userId: line.userId }).then((answer) => { if (answer.ok) router.refresh() })
  const { here } = live

  return (
    <>
      <p className="door-count"><b>{session('desk.here', { n: here.inPerson + here.remote })}</b><span className="note">{session('desk.hereSplit', { hall: here.inPerson, online: here.remote })}{here.listeners > 0 && session('lobby.dot') + session('desk.listeners', { n: here.listeners })}</span></p>
      {!isOpen && (live.session.phase === 'ANNOUNCED'
        ? <Button kind="main" wide busy={act.busy === 'OpenCheckIn'} onClick={() => void act.run('OpenCheckIn', { sessionId })}>{session('lobby.openDoor')}</Button>
        : <p className="note">{t('closed')}</p>)}
      <RefusalLine refusal={act.refusal} />
      {lines.length === 0 && <p className="note">{t(isSearch ? 'nobodyFound' : 'nobodyYet')}</p>}
      <ul className="rows door-list">
        {lines.map((line) => (
          <li key={line.userId}>
            <p><b>{line.name}</b><span className="note">{[session(`kind.${line.kind}`), line.home, !line.isVerified && t('unverified'), line.mode && line.at !== null && t(`mode.${line.mode}`, { time: dates.clock(line.at) })].filter(Boolean).join(session('lobby.dot'))}</span></p>
            {isOpen && (
              <div className="btn-row">
                {line.mode !== 'IN_PERSON' && <Button small icon="check" busy={act.busy === 'CheckIn'} onClick={() => check(line, 'IN_PERSON')}>{t(line.mode === 'LISTENER' ? 'admit' : 'inPerson')}</Button>}
                {line.mode === null && live.session.isRemoteAllowed && <Button small busy={act.busy === 'CheckIn'} onClick={() => check(line, 'REMOTE')}>{t('remote')}</Button>}
                {line.mode !== null && <Button small kind="ink" busy={act.busy === 'CheckOut'} onClick={() => leave(line)}>{t('leave')}</Button>}
              </div>
            )}
          </li>
        ))}
      </ul>
      {isOpen && <Arrivals act={act} page={page} live={live.session.arrivals} />}
    </>
  )
}

function Arrivals({ act, page, live }: { act: Act; page: SessionPage; live: SessionPage['session']['arrivals'] }) {
  const t = useTranslations('session.door')
  const session = useTranslations('session')
  const dates = useDates()
  const [label, setLabel] = useState('')
  const [kind, setKind] = useState<ParticipantKind>('DEPARTMENT')
  const [time, setTime] = useState('')
  const sessionId = page.session.id
  async function send(event: FormEvent) {
    event.preventDefault()
    const day = new Date(page.now + 8 * 3_600_000).toISOString().slice(0, 10)
    const answer = await act.run('ExpectArrival', { sessionId, arrivalId: null, label: label.trim(), kind, at: time ? Date.parse(`${day}T${time}:00+08:00`) : null })
    if (answer.ok) { setLabel(''); setTime('') }
  }
  return (
    <section className="section">
      <h2>{t('arrivals')}</h2>
      <ul className="rows door-list">{live.map((each) => <li key={each.id}><p><b>{each.label}</b><span className="note">{each.at === null ? session(`kind.${each.kind}`) : session('desk.arrives', { time: dates.clock(each.at) })}</span></p><Button small busy={act.busy === 'SettleArrival'} onClick={() => void act.run('SettleArrival', { sessionId, arrivalId: each.id })}>{t('arrived')}</Button></li>)}</ul>
      <form className="form tray" onSubmit={(event) => void send(event)}>
        <TextField label={t('arrivalWho')} value={label} maxLength={limits.kindLabel} required onChange={(event) => setLabel(event.target.value)} />
        <div className="desk-pair">
          <Select label={t('arrivalKind')} value={kind} onChange={(event) => setKind(event.target.value as ParticipantKind)}>{participantKinds.map((each) => <option key={each} value={each}>{session(`kind.${each}`)}</option>)}</Select>
          <TextField type="time" label={t('arrivalTime')} optional value={time} onChange={(event) => setTime(event.target.value)} />
        </div>
        <Button type="submit" busy={act.busy === 'ExpectArrival'}>{t('arrivalSend')}</Button>
      </form>
    </section>
  )
}
