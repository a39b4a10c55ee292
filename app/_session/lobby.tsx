'use client'
import { useTranslations } from 'next-intl'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { paths } from '../../contract/paths.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { recordPhases } from '../../domain/session/phases.ts'
import { quorumOf } from '../../domain/session/quorum.ts'
import type { SessionPage } from '../../server/queries/sessions.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useDates } from '../_i18n/dates.ts'
import { Button, ButtonLink, MoreLink } from '../_ui/button.tsx'
import { House } from '../_ui/ridge.tsx'
import { CheckInChoices } from './check-in.tsx'
import { HereByKind } from './here.tsx'
import { useAct } from './use-act.ts'
import { useRoom, type LiveRoom } from './use-room.ts'

/** The card of a meeting: when and where, the way in, who is expected and who is here. Stays true while it lies open. */
export function Lobby({ community, page, rules, isVerified, isSignedIn, isMember }: { community: string; page: SessionPage; rules: RulePack; isVerified: boolean; isSignedIn: boolean; isMember: boolean }) {
  const t = useTranslations('session.lobby')
  const dates = useDates()
  const router = useRouter()
  const to = paths(community)
  const live = useRoom({ community, sessionId: page.session.id, initial: page, seq: page.seq, mine: page.mine })
  const { session } = live
  // The rest of the page is made on the server: a new phase or agenda fetches it anew.
  const made = useRef(`${session.phase} ${session.agendaVersion}`)
  useEffect(() => {
    const key = `${session.phase} ${session.agendaVersion}`
    if (made.current === key) return
    made.current = key
    router.refresh()
  }, [session.phase, session.agendaVersion, router])
  const isLive = session.phase === 'IN_PROGRESS' || session.phase === 'RECESS'
  const isOver = recordPhases.includes(session.phase)
  const when = <p className="lobby-when"><b>{dates.dayWeekdayTime(session.startsAt)}</b><span>{[session.place, session.isRemoteAllowed ? t('online') : ''].filter(Boolean).join(t('comma'))}</span><span>{t('chairs', { name: session.chair.name })}</span></p>

  if (isLive) {
    return (
      <House live>
        <p className="now-live"><i />{t('liveNow')}</p>{when}
        <p className="lobby-act"><ButtonLink kind="main" wide href={to.room(session.id)}>{t('enter')}</ButtonLink></p>
        <StaffLinks community={community} page={page} live={live} />
      </House>
    )
  }
  return (
    <section className="card lobby-card">
      {when}
      {session.phase === 'ANNOUNCED' && <><p>{t('announcedLead')}</p><MoreLink icon="cal" href={to.calendar(session.id)}>{t('calendar')}</MoreLink></>}
      {session.phase === 'CHECK_IN' && <DoorCard community={community} live={live} isVerified={isVerified} isSignedIn={isSignedIn} isMember={isMember} keepsDoor={page.can.door} />}
      {session.phase === 'POSTPONED' && <p><b>{t('postponed')}</b> {session.reason}</p>}
      {session.phase === 'CANCELLED' && <p><b>{t('cancelled')}</b> {session.reason}</p>}
      {session.phase === 'NO_QUORUM' && <p><b>{t('noQuorum')}</b></p>}
      {isOver && <ButtonLink kind="main" wide href={to.record(session.id)}>{t('toRecord')}</ButtonLink>}
      {(session.phase === 'ANNOUNCED' || session.phase === 'CHECK_IN' || session.phase === 'DRAFT') && <Expected live={live} rules={rules} />}
      <StaffLinks community={community} page={page} live={live} />
    </section>
  )
}

function DoorCard({ community, live, isVerified, isSignedIn, isMember, keepsDoor }: { community: string; live: LiveRoom; isVerified: boolean; isSignedIn: boolean; isMember: boolean; keepsDoor: boolean }) {
  const t = useTranslations('session.lobby')
  const to = paths(community)
  const here = usePathname()
  const mode = live.mine.attendance?.mode ?? null
  return (
    <>
      <h2>{t('doorOpen')}</h2>
      {!isSignedIn && <ButtonLink kind="main" wide href={to.signIn(here)}>{t('signIn')}</ButtonLink>}
      {isSignedIn && !isMember && <><p>{t('stranger')}</p><ButtonLink kind="main" wide href={to.me}>{t('join')}</ButtonLink></>}
      {isSignedIn && isMember && (mode === 'IN_PERSON' || mode === 'REMOTE'
        ? <p className="lobby-here">{t(mode === 'REMOTE' ? 'checkedInRemote' : 'checkedIn')}</p>
        : <CheckInChoices community={community} session={live.session} mode={mode} isVerified={isVerified} keepsDoor={keepsDoor} onDone={live.resync} />)}
      <ButtonLink wide onward href={to.room(live.session.id)}>{t('waitInside')}</ButtonLink>
    </>
  )
}

/** Who must be there, and who is. */
function Expected({ live, rules }: { live: LiveRoom; rules: RulePack }) {
  const t = useTranslations('session')
  const { session, here } = live
  if (session.required.length === 0) return null
  const isOpen = session.phase === 'CHECK_IN'
  const quorum = quorumOf(session, here, rules)
  if (!isOpen) {
    return <div><h3>{t('lobby.expected')}</h3><ul className="kinds">{session.required.map((each, at) => <li key={at}>{each.label ?? t(`kind.${each.kind}`)}</li>)}</ul><p className="note">{t('lobby.quorum', { n: quorum.need })}</p></div>
  }
  return <div className="here"><h3>{t('desk.here', { n: quorum.people })}</h3><HereByKind live={live} rules={rules} /></div>
}

/** For those who run the evening. */
function StaffLinks({ community, page, live }: { community: string; page: SessionPage; live: LiveRoom }) {
  const t = useTranslations('session.lobby')
  const to = paths(community)
  const act = useAct(community)
  const { session } = live
  const { can } = page
  const id = session.id
  const isOpen = session.phase === 'CHECK_IN' || session.phase === 'IN_PROGRESS' || session.phase === 'RECESS'
  const opensDoor = can.door && session.phase === 'ANNOUNCED'
  if (!can.staff && !can.chair) return null
  return (
    <div className="btn-stack lobby-staff">
      {opensDoor && <Button wide busy={act.busy !== null} onClick={() => void act.run('OpenCheckIn', { sessionId: id })}>{t('openDoor')}</Button>}
      {isOpen && can.chair && <ButtonLink wide onward href={to.chair(id)}>{t('toDesk')}</ButtonLink>}
      {isOpen && !can.chair && can.staff && <ButtonLink wide onward href={to.chair(id)}>{t('lookAtDesk')}</ButtonLink>}
      {isOpen && can.door && <ButtonLink wide onward href={to.door(id)}>{t('toDoor')}</ButtonLink>}
      {session.phase === 'CLOSED' && can.staff && <ButtonLink wide onward href={to.minutes(id)}>{t('toMinutes')}</ButtonLink>}
      <RefusalLine refusal={act.refusal} />
    </div>
  )
}
