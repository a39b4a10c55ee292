'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { paths } from '../../contract/paths.ts'
import { itemField, speechField } from '../../contract/shared-text-names.ts'
import { timeLeft } from '../../domain/floor/clock.ts'
import { queueOf } from '../../domain/floor/queue.ts'
import { callingIn } from '../../domain/floor/scene.ts'
import { motionOnTheTable } from '../../domain/floor/state.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { isItemOver, recordPhases } from '../../domain/session/phases.ts'
import { currentItem, type AgendaItem, type SessionState } from '../../domain/session/state.ts'
import { minutesLate, timelineOf } from '../../domain/session/timeline.ts'
import type { SessionPage } from '../../server/queries/sessions.ts'
import { useDates } from '../_i18n/dates.ts'
import { Button, ButtonLink } from '../_ui/button.tsx'
import { ConnectionNote, ConnectionStrip } from '../_ui/connection.tsx'
import { SpeakerClock } from '../_ui/countdown.tsx'
import { Icon } from '../_ui/icon.tsx'
import { QueueList } from '../_ui/queue-list.tsx'
import { FloorSheet, RoomBar, RoomQuestion, RoomSection } from '../_ui/room-parts.tsx'
import { ReadAloud } from '../_ui/read-aloud.tsx'
import { Strip } from '../_ui/strip.tsx'
import { ElderSwitch } from '../_ui/switches.tsx'
import { useNow } from '../_ui/use-now.ts'
import { RoomMood } from './mood.tsx'
import { HereByKind } from './here.tsx'
import { ItemFiles } from './item-files.tsx'
import { nowIn } from './now.ts'
import { useReasonWords } from './queue-reasons.ts'
import { QueueRules } from './queue-rules.tsx'
import { RoomBallot } from './room-ballot.tsx'
import { RoomDock } from './room-dock.tsx'
import { RoomLog } from './room-log.tsx'
import { RoomMotions } from './room-motions.tsx'
import { RoomRuling } from './room-ruling.tsx'
import { RoomTexts } from './room-texts.tsx'
import { ItemSteps } from './room-steps.tsx'
import { SpeakingTimes } from './speaking-time.tsx'
import { markOf } from './stance.ts'
import { useAct } from './use-act.ts'
import { useRoom } from './use-room.ts'
import './session.css'

export interface RoomProps { community: string; communityName: string; phone: string | null; page: SessionPage; rules: RulePack; isVerified: boolean; isMember: boolean; /** the hall's digits, when one comes by scanning the big screen */ scanned: string | null }

/** The room on a phone: where we are, what happens now, who is next, and what I can do. */
export function Room({ community, communityName, phone, page, rules, isVerified, isMember, scanned }: RoomProps) {
  const t = useTranslations('room')
  const desk = useTranslations('session.desk')
  const dates = useDates()
  const to = paths(community)
  const live = useRoom({ community, sessionId: page.session.id, initial: page, seq: page.seq, mine: page.mine })
  const { session, mine } = live
  const now = useNow(live.clockOffset, page.now) ?? page.now
  const item = currentItem(session)
  const at = item ? session.agenda.indexOf(item) + 1 : 0
  const sentence = nowIn(session, mine.userId, live.ballots)
  const { floor } = session
  const speech = floor?.speech ?? null
  const takesPart = mine.attendance?.mode === 'IN_PERSON' || mine.attendance?.mode === 'REMOTE'
  const isInSession = session.phase === 'IN_PROGRESS' || session.phase === 'RECESS'
  const isOpen = item !== null && floor !== null && !isItemOver(item.phase)
  const queue = isOpen ? queueOf(floor, callingIn(item.phase)) : []
  const place = queue.find((each) => each.userId === mine.userId)?.position ?? null
  const why = useReasonWords()
  useBuzz(place)

  const values = { ...sentence.values, ...(sentence.values['untilAt'] !== undefined && { time: dates.clock(Number(sentence.values['untilAt'])) }) } as Record<string, string>
  const ballot = item?.ballotId ? live.ballots.find((each) => each.state.id === item.ballotId)?.state ?? null : null
  const record = speech && isOpen ? recordOf(live.presence, page.notes, speech.id, t('and')) : null
  const read = floor && isOpen ? motionOnTheTable(floor) : null

  return (
    <div className="room">
      <a className="skip" href="#main">{t('skip')}</a>
      <ConnectionStrip link={live.link} top />
      {live.link.state === 'refused' && <Strip kind="attention" top>{t('refused')}</Strip>}
      <RoomBar backHref={to.session(session.id)} backLabel={t('back')} title={at > 0 ? t('place', { at, of: session.agenda.length }) : t('title')} end={<ConnectionNote link={live.link} />} />
      <main id="main" tabIndex={-1}>
        <RoomQuestion question={item?.title ?? session.title} steps={item && isOpen && <ItemSteps item={item} />} />
        <RoomLate session={session} now={now} />
        {!isInSession && (
          <div className="room-stage">
            <div className="card room-quiet" aria-live="polite"><h2>{t(`now.${sentence.key}`, values)}</h2><RoomFacts page={page} phase={session.phase} startsAt={session.startsAt} /></div>
          </div>
        )}
        {isInSession && <FloorSheet
          heading={t(`now.${sentence.key}`, values)} stance={speech && isOpen && session.phase === 'IN_PROGRESS' ? markOf[speech.stance] : undefined}
          clock={speech && isOpen && session.phase === 'IN_PROGRESS' && (
            <SpeakerClock until={now + timeLeft(speech, now)} total={speech.allowance} warnSeconds={rules.speechWarning.value} paused={speech.pausedAt === null ? null : timeLeft(speech, now)} offset={live.clockOffset} initialNow={page.now} />
          )}
          record={record && t('recorded', { names: record.names, text: record.text })}
        >
          {speech?.readBy && isOpen && <p className="note">{t('readBy', { name: speech.readBy })}</p>}
          {item && !isOpen && item.phase !== 'PENDING' && <p><b>{item.conclusion ? t(`conclusion.${item.conclusion}`) : t('deferred')}</b>{item.note && t('colonText', { text: item.note })}</p>}
          {read && <p className="room-motion-read"><b>{read.text}</b><span className="note">{t('motionBy', { name: read.by.name })}</span></p>}
        </FloorSheet>}

        {item && isInSession && <RoomBackground community={community} item={item} text={page.agendaTexts[itemField(item.id)]?.trim() ?? ''} />}
        {isOpen && <RoomMood community={community} live={live} now={now} />}
        {floor && isOpen && <RoomRuling community={community} session={session} floor={floor} mine={mine} />}
        {ballot && <RoomBallot key={ballot.id} community={community} communityName={communityName} phone={phone} ballot={ballot} live={live} now={page.now} />}

        {queue.length > 0 && item?.phase !== 'BALLOT' && (
          <RoomSection title={t('next')} link={<QueueRules turns={rules.speechTurns.value} minutes={rules.speechSeconds.value / 60}><QueueList withWhy speakers={queue.map((each) => ({ key: each.userId, name: each.name, stance: markOf[each.stance], isMe: each.userId === mine.userId, why: why(each) }))} /></QueueRules>}>
            <QueueList speakers={queue.map((each) => ({ key: each.userId, name: each.name, stance: markOf[each.stance], isMe: each.userId === mine.userId }))} />
          </RoomSection>
        )}
        {floor && isOpen && item.phase !== 'BALLOT' && <RoomMotions community={community} session={session} floor={floor} item={item} mine={mine} rules={rules} />}
        {isOpen && <RoomTexts community={community} live={live} />}
        {session.startedAt !== null && (
          <div className="room-section">
            {isOpen && (session.spoken ?? []).some((each) => each.itemId === item.id) && <details className="why"><summary>{t('spoken.title')}</summary><SpeakingTimes session={session} now={now} myId={mine.userId} /></details>}
            <RoomLog community={community} session={session} />
          </div>
        )}
        {session.phase === 'CHECK_IN' && session.required.length > 0 && <RoomSection title={desk('here', { n: live.here.inPerson + live.here.remote })}><div className="here"><HereByKind live={live} rules={rules} /></div></RoomSection>}
        {!isInSession && <RoomAgenda community={community} session={session} />}
        {isInSession && (
          <details className="room-here">
            <summary>{desk('here', { n: live.here.inPerson + live.here.remote })}{desk('hereParts', { hall: live.here.inPerson, online: live.here.remote })}</summary>
            <div className="here"><HereByKind live={live} rules={rules} /></div>
          </details>
        )}
        {!isInSession && session.phase !== 'CHECK_IN' && session.phase !== 'ANNOUNCED' && (
          <p className="room-onward"><ButtonLink wide onward href={recordPhases.includes(session.phase) ? to.record(session.id) : to.session(session.id)}>{t('toRecord')}</ButtonLink></p>
        )}

        <div className="room-fill" />
        <div className="room-foot">
          <ElderSwitch /><ReadAloud /><a href={`${to.feedback}?from=${encodeURIComponent(to.room(session.id))}`}>{t('feedback')}</a>
          {takesPart && session.chair.userId !== mine.userId && isInSession && <LeaveButton community={community} sessionId={session.id} onLeft={live.resync} />}
          {phone && <a href={`tel:${phone}`}><Icon name="phone" />{t('call')}</a>}
        </div>
        <RoomDock community={community} live={live} queue={queue} rules={rules} now={now} isVerified={isVerified} isMember={isMember} isChair={session.chair.userId === mine.userId} keepsDoor={page.can.door} scanned={scanned} />
      </main>
    </div>
  )
}

/** What is being written down of this speech, and by whom; null while nothing is. */
function recordOf(presence: Record<string, unknown>, notes: SessionPage['notes'], speechId: string, and: string): { names: string; text: string } | null {
  const text = ((presence['notes'] as SessionPage['notes'] | undefined) ?? notes)[speechField(speechId)]?.trim()
  const writers = (presence['minutes'] as { editors?: string[] } | undefined)?.editors ?? []
  return text && writers.length > 0 ? { names: writers.join(and), text } : null
}

/** What was written and attached beforehand, one tap away: the plan that the speaker is talking about. */
function RoomBackground({ community, item, text }: { community: string; item: AgendaItem; text: string }) {
  const t = useTranslations('session.files')
  const n = item.files?.length ?? 0
  if (n === 0 && text === '') return null
  return (
    <details className="why room-section">
      <summary>{t(n === 0 ? 'background' : text === '' ? 'filesOnly' : 'backgroundFiles', { n })}</summary>
      {text && <p className="agenda-text">{text}</p>}
      <ItemFiles community={community} files={item.files} title={item.title} />
    </details>
  )
}

/** Planned against real time, when they have parted: people want to know when they will be home. */
function RoomLate({ session, now }: { session: SessionState; now: number }) {
  const t = useTranslations('room')
  const dates = useDates()
  const late = minutesLate(session, now)
  if (!late) return null
  return <p className="note room-late">{t(late > 0 ? 'late' : 'early', { n: Math.abs(late), time: dates.clock(timelineOf(session, now).expectedEnd) })}</p>
}

/** What is on the agenda, and what came of it. */
function RoomAgenda({ community, session }: { community: string; session: SessionState }) {
  const t = useTranslations('room')
  return (
    <RoomSection title={t('agenda')}>
      <ol className="room-agenda">
        {session.agenda.map((each, at) => (
          <li key={each.id}><span className="n">{each.phase === 'RESOLVED' ? <Icon name="check" /> : at + 1}</span><span>{each.title}{(each.conclusion ?? (each.phase === 'DEFERRED' || null)) && <small>{each.conclusion ? t(`conclusion.${each.conclusion}`) : t('deferred')}{each.note && t('colonText', { text: each.note })}</small>}<ItemFiles community={community} files={each.files} title={each.title} /></span></li>
        ))}
      </ol>
    </RoomSection>
  )
}

/** Going home early: the count of those present must be true. Checking in again undoes it. */
function LeaveButton({ community, sessionId, onLeft }: { community: string; sessionId: string; onLeft: () => void }) {
  const t = useTranslations('room')
  const act = useAct(community)
  return <Button busy={act.busy !== null} onClick={() => void act.run('CheckOut', { sessionId, userId: null }).then((answer) => { if (answer.ok) onLeft() })}>{t('leave')}</Button>
}

/** Before the beginning: when it begins and what is still missing. */
function RoomFacts({ phase, startsAt, page }: { phase: string; startsAt: number; page: SessionPage }) {
  const t = useTranslations('room')
  const dates = useDates()
  if (phase !== 'CHECK_IN' && phase !== 'ANNOUNCED') return null
  return <p>{t('startsAt', { time: dates.nearDay(startsAt, page.now) === dates.nearDay(page.now, page.now) ? dates.clock(startsAt) : dates.dayTime(startsAt) })}</p>
}

/** A short buzz when one becomes next: the phone may be in a pocket. */
function useBuzz(place: number | null) {
  const last = useRef(place)
  useEffect(() => {
    if (place === 1 && last.current !== null && last.current > 1) navigator.vibrate?.(220)
    last.current = place
  }, [place])
}
