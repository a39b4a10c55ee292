'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRef, useState, type ReactNode } from 'react'
import { paths } from '../../contract/paths.ts'
import { publishedPhases } from '../../domain/ballot/phases.ts'
import { isBinding } from '../../domain/ballot/types.ts'
import { decidingVerdict } from '../../domain/ballot/verdict.ts'
import { queueOf } from '../../domain/floor/queue.ts'
import { callingIn } from '../../domain/floor/scene.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { nextStep, type ItemBallot } from '../../domain/session/next-step.ts'
import { isItemOver } from '../../domain/session/phases.ts'
import { currentItem } from '../../domain/session/state.ts'
import { timelineOf } from '../../domain/session/timeline.ts'
import type { ChairCandidate, SessionPage } from '../../server/queries/sessions.ts'
import { useDates } from '../_i18n/dates.ts'
import { Button } from '../_ui/button.tsx'
import { ConnectionNote, ConnectionStrip } from '../_ui/connection.tsx'
import { House } from '../_ui/ridge.tsx'
import { Icon } from '../_ui/icon.tsx'
import { Logo } from '../_ui/logo.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { useNow } from '../_ui/use-now.ts'
import { DeskAgenda } from './desk-agenda.tsx'
import { DeskFloor } from './desk-floor.tsx'
import { DeskGo } from './desk-go.tsx'
import { DeskHere } from './desk-here.tsx'
import { DeskMore } from './desk-more.tsx'
import { DeskQueue } from './desk-queue.tsx'
import { HandOver } from './hand-over.tsx'
import { DeskMood } from './mood.tsx'
import { RoomLog } from './room-log.tsx'
import { ItemSteps } from './room-steps.tsx'
import { ScreenHeld, ScreenPanel } from './screen-panel.tsx'
import { ShortcutHelp, useReveal, useShortcuts } from './shortcuts.tsx'
import { SpeakingTimes } from './speaking-time.tsx'
import { ChairLine } from './take-over.tsx'
import { useAct } from './use-act.ts'
import { useRoom, type LiveRoom } from './use-room.ts'
import './session.css'

export interface DeskProps { community: string; communityName: string; page: SessionPage; rules: RulePack; candidates: ChairCandidate[] }

/** The moderator's desk: one next step, and beside it the plan, the queue and who is here. */
export function Desk({ community, communityName, page, rules, candidates }: DeskProps) {
  const t = useTranslations('session.desk')
  const room = useTranslations('room')
  const dates = useDates()
  const to = paths(community)
  const live = useRoom({ community, sessionId: page.session.id, initial: page, seq: page.seq, mine: page.mine })
  const { session } = live
  const now = useNow(live.clockOffset, page.now) ?? page.now
  const act = useAct(community)
  const [panel, setPanel] = useState<'hand-over' | 'screen' | null>(null)
  /** a motion that the chair wants to read out as soon as the speaker has finished */
  const [readNext, setReadNext] = useState<string | null>(null)
  const item = currentItem(session)
  const { floor } = session
  const isOpen = item !== null && floor !== null && !isItemOver(item.phase)
  const queue = isOpen ? queueOf(floor, callingIn(item.phase)) : []
  const step = nextStep(session, { now, presence: live.here, rules, ballot: ballotOf(live, item?.ballotId ?? null) })
  const timeline = timelineOf(session, now)
  const late = Math.round(timeline.lateBy / 60_000)
  const isChair = live.mine.userId === session.chair.userId
  const keysRef = useRef<{ next: (() => void) | null; undo: (() => void) | null }>({ next: null, undo: null })
  const help = useRef<(() => void) | null>(null)
  const log = useReveal()
  const spoken = useReveal()
  const speech = isOpen ? floor.speech : null
  useShortcuts({
    ...(isChair && {
      n: () => keysRef.current.next?.(), u: () => keysRef.current.undo?.(),
      p: () => { if (speech && act.busy === null) void act.run(speech.pausedAt === null ? 'PauseSpeech' : 'ResumeSpeech', { sessionId: session.id, speechId: speech.id }) },
    }),
    q: spoken.reveal, l: log.reveal, '?': () => help.current?.(),
  })
  const canTakeBack = session.handedOver?.from.userId === live.mine.userId

  return (
    <div className="desk-page">
      <a className="skip" href="#main">{room('skip')}</a>
      <ConnectionStrip link={live.link} top />
      <header className="desk-top">
        <Link href={to.session(session.id)} aria-label={room('back')}><Logo /></Link>
        <div className="desk-title"><b>{joined(communityName, session.title)}</b><span>{t('chairs', { name: session.chair.name })}</span></div>
        <ConnectionNote link={live.link} />
        <div className="desk-clock"><b suppressHydrationWarning>{dates.clock(now)}</b>{session.startedAt !== null && <span className="note">{late === 0 ? t('onTime') : late > 0 ? t('late', { n: late }) : t('early', { n: -late })}</span>}</div>
        {page.can.screen && <Button className="desk-screen" icon="screen" aria-expanded={panel === 'screen'} onClick={() => setPanel(panel === 'screen' ? null : 'screen')}>{t('screen')}</Button>}
        {canTakeBack
          ? <Button icon="undo" busy={act.busy === 'TakeChairBack'} onClick={() => void act.run('TakeChairBack', { sessionId: session.id })}>{t('takeBack')}</Button>
          : page.can.handOver || isChair ? <Button icon="swap" aria-expanded={panel === 'hand-over'} onClick={() => setPanel(panel === 'hand-over' ? null : 'hand-over')}>{t('handOver')}</Button> : null}
      </header>
      {panel === 'hand-over' && <HandOver community={community} sessionId={session.id} candidates={candidates} onDone={() => setPanel(null)} />}
      {panel === 'screen' && <ScreenPanel community={community} live={live} onDone={() => setPanel(null)} />}
      {page.can.screen && <ScreenHeld community={community} session={session} />}
      {!isChair && <ChairLine act={act} live={live} now={now} mayTakeOver={page.can.takeOver && !canTakeBack} />}

      <main id="main" tabIndex={-1} className="desk">
        <div className="desk-col desk-col--plan"><DeskAgenda community={community} session={session} now={now} timeline={timeline} live={live} /></div>

        <div className="desk-col">
          <Sheet isInSession={session.phase === 'IN_PROGRESS' || session.phase === 'RECESS'}>
            {isOpen
              ? <><h1 className="say"><PhraseTitle text={item.title} /></h1><ItemSteps item={item} size="desk" /></>
              : <h1 className="say"><PhraseTitle text={session.title} /></h1>}
            {isOpen && <DeskMood act={act} live={live} now={now} isChair={isChair} />}
            <DeskFloor act={act} live={live} item={item} isOpen={isOpen} rules={rules} now={now} initialNow={page.now} isChair={isChair} hasNext={step.primary?.step === 'CALL_NEXT'} />
            {isChair && <DeskGo community={community} act={act} live={live} step={step} now={now} rules={rules} readNext={readNext} onRead={() => setReadNext(null)} keysRef={keysRef} />}
            <DeskMore community={community} act={act} live={live} item={item} isOpen={isOpen} step={step} rules={rules} isChair={isChair} readNext={readNext} onReadNext={setReadNext} />
          </Sheet>
        </div>

        <div className="desk-col">
          <DeskQueue act={act} live={live} queue={queue} rules={rules} isChair={isChair} />
          {isOpen && (session.spoken ?? []).length + (speech ? 1 : 0) > 0 && <section ref={spoken.ref}><details className="why"><summary>{t('spoken')}</summary><SpeakingTimes session={session} now={now} /></details></section>}
          <DeskHere community={community} live={live} rules={rules} canKeepDoor={page.can.door} />
          {session.startedAt !== null && <section ref={log.ref}><RoomLog community={community} session={session} /></section>}
          <ShortcutHelp openerRef={help} />
          <p className="desk-foot"><a href={`${to.feedback}?from=${encodeURIComponent(to.chair(session.id))}`}><Icon name="talk" />{room('feedback')}</a></p>
        </div>
      </main>
    </div>
  )
}

/** The ridge stands only where people are in session. */
function Sheet({ isInSession, children }: { isInSession: boolean; children: ReactNode }) {
  return isInSession ? <House size="desk">{children}</House> : <div className="house house--desk desk-before">{children}</div>
}

/** Between Chinese and a number stands a space, between Chinese words none. */
function joined(place: string, title: string): string {
  return /[\p{L}]$/u.test(place) && /^[\d\p{Script=Latin}]/u.test(title) ? `${place} ${title}` : place + title
}

/** What the next step must know of the vote on the open item. */
function ballotOf(live: LiveRoom, ballotId: string | null): ItemBallot | null {
  const ballot = live.ballots.find(({ state }) => state.id === ballotId)?.state
  if (!ballot) return null
  const isOut = publishedPhases.includes(ballot.phase)
  return { phase: ballot.phase, isBinding: isBinding(ballot.type), hasPassed: isOut && ballot.count ? decidingVerdict(ballot.count.verdict).outcome === 'PASSED' : null }
}
