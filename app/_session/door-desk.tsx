'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { limits } from '../../contract/limits.ts'
import { participantKinds, type ParticipantKind } from '../../domain/people.ts'
import type { AttendanceMode } from '../../domain/session/attendance.ts'
import type { DoorLine, DoorPage, SessionPage } from '../../server/queries/sessions.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useDates } from '../_i18n/dates.ts'
import { Button } from '../_ui/button.tsx'
import { Select, TextField } from '../_ui/field.tsx'
import { useAct, type Act } from './use-act.ts'
import { useRoom } from './use-room.ts'

/** Who has come, who only listens, who is on the way. Several tables may work at once: the list renews itself. */
export function DoorDesk({ community, page, door, search, pager }: { community: string; page: SessionPage; door: DoorPage; search: string; pager: ReactNode }) {
  const { lines } = door
  const isSearch = search !== ''
  const t = useTranslations('session.door')
  const session = useTranslations('session')
  const dates = useDates()
  const router = useRouter()
  const act = useAct(community)
  const live = useRoom({ community, sessionId: page.session.id, initial: page, seq: page.seq, mine: page.mine })
  useFreshList(JSON.stringify(live.here))
  const sessionId = page.session.id
  const isOpen = ['CHECK_IN', 'IN_PROGRESS', 'RECESS'].includes(live.session.phase)
  const check = (line: DoorLine, mode: AttendanceMode) => void act.run('CheckIn', { sessionId, userId: line.userId, mode, kind: null }).then((answer) => { if (answer.ok) router.refresh() })
  const admit = (line: DoorLine) => void act.run('AdmitAtDoor', { sessionId, userId: line.userId }).then((answer) => { if (answer.ok) router.refresh() })
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
                {line.mode !== 'IN_PERSON' && !line.isVerified && door.canVerify && <Button small icon="check" busy={act.busy === 'AdmitAtDoor'} onClick={() => admit(line)}>{t('verify')}</Button>}
                {line.mode !== 'IN_PERSON' && <Button small {...(line.isVerified ? { icon: 'check' as const } : {})} busy={act.busy === 'CheckIn'} onClick={() => check(line, 'IN_PERSON')}>{t(line.isVerified ? 'inPerson' : 'admit')}</Button>}
                {line.mode === null && live.session.isRemoteAllowed && <Button small busy={act.busy === 'CheckIn'} onClick={() => check(line, 'REMOTE')}>{t('remote')}</Button>}
                {line.mode !== null && <Button small kind="ink" busy={act.busy === 'CheckOut'} onClick={() => leave(line)}>{t('leave')}</Button>}
              </div>
            )}
          </li>
        ))}
      </ul>
      {!isSearch && pager}
      {isOpen && door.canVerify && <NotInList act={act} sessionId={sessionId} buildings={door.buildings} name={search} isOpen={isSearch && lines.length === 0} onDone={() => router.refresh()} />}
      {isOpen && <Arrivals act={act} page={page} live={live.session.arrivals} />}
    </>
  )
}

/** The list is fetched anew when the door was busy, at most every two seconds: three tables and a full hall are not thirty pages a second. */
function useFreshList(counted: string) {
  const router = useRouter()
  const last = useRef(counted)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    if (last.current === counted || timer.current !== null) return
    timer.current = setTimeout(() => { timer.current = null; router.refresh() }, FRESH_EVERY_MS)
    last.current = counted
  }, [counted, router])
  useEffect(() => () => { if (timer.current !== null) clearTimeout(timer.current) }, [])
}

const FRESH_EVERY_MS = 2_000

/** Somebody who stands in no list, often without a telephone: the papers are looked at, the name is written down, and they are in. */
function NotInList({ act, sessionId, buildings, name, isOpen, onDone }: { act: Act; sessionId: string; buildings: DoorPage['buildings']; name: string; isOpen: boolean; onDone: () => void }) {
  const t = useTranslations('session.door')
  const session = useTranslations('session')
  const [realName, setRealName] = useState(/\d/.test(name) ? '' : name)
  const [shown, setShown] = useState('')
  const [kind, setKind] = useState<ParticipantKind>('RESIDENT')
  const [buildingId, setBuilding] = useState('')
  const [unitLabel, setUnit] = useState('')
  const [added, setAdded] = useState<string | null>(null)
  const building = buildings.find((each) => each.id === buildingId)
  async function send(event: FormEvent) {
    event.preventDefault()
    const home = building && unitLabel.trim() ? { gridId: building.gridId, buildingId: building.id, unitLabel: unitLabel.trim() } : null
    const answer = await act.run('AddAtDoor', { sessionId, realName: realName.trim(), displayName: shown.trim() || null, kind, home })
    if (!answer.ok) return
    setAdded(shown.trim() || realName.trim())
    setRealName(''); setShown(''); setUnit('')
    onDone()
  }
  return (
    <details className="section" open={isOpen}>
      <summary>{t('notInList')}</summary>
      <form className="form tray" onSubmit={(event) => void send(event)}>
        <div className="desk-pair">
          <TextField label={t('realName')} value={realName} maxLength={limits.realName} required autoComplete="off" onChange={(event) => setRealName(event.target.value)} />
          <TextField label={t('shownName')} optional value={shown} maxLength={limits.displayName} autoComplete="off" onChange={(event) => setShown(event.target.value)} />
        </div>
        <Select label={t('arrivalKind')} value={kind} onChange={(event) => setKind(event.target.value as ParticipantKind)}>{participantKinds.map((each) => <option key={each} value={each}>{session(`kind.${each}`)}</option>)}</Select>
        {kind === 'RESIDENT' && (
          <div className="desk-pair">
            <Select label={t('building')} value={buildingId} onChange={(event) => setBuilding(event.target.value)}><option value="">{t('noBuilding')}</option>{buildings.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}</Select>
            <TextField label={t('unit')} optional value={unitLabel} maxLength={20} autoComplete="off" onChange={(event) => setUnit(event.target.value)} />
          </div>
        )}
        <Button type="submit" busy={act.busy === 'AddAtDoor'}>{t('addSend')}</Button>
        {added !== null && <p className="note" role="status">{t('added', { name: added })}</p>}
      </form>
    </details>
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
