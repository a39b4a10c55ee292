'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import { timeLeft } from '../../domain/floor/clock.ts'
import { openAppeal, rulingKinds, wordingsOf, type RulingKind } from '../../domain/floor/state.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { NextStep, Step } from '../../domain/session/next-step.ts'
import { itemPhasesAfter } from '../../domain/session/phases.ts'
import type { AgendaItem, Conclusion } from '../../domain/session/state.ts'
import { useDates } from '../_i18n/dates.ts'
import { useNow } from '../_ui/use-now.ts'
import { Button } from '../_ui/button.tsx'
import { Select, TextField } from '../_ui/field.tsx'
import { NotYet } from '../_ui/not-yet.tsx'
import { DeskBallot } from './desk-ballot.tsx'
import { DeskMotion } from './desk-motion.tsx'
import { DeskTexts } from './desk-texts.tsx'
import { JumpForm } from './jump-form.tsx'
import { WaitsFor } from './waits-for.tsx'
import type { Act } from './use-act.ts'
import type { LiveRoom } from './use-room.ts'

type Panel = { kind: 'rule'; ruling: RulingKind } | { kind: 'defer' } | { kind: 'recess' } | { kind: 'close' } | { kind: 'conclude' } | { kind: 'motion' } | { kind: 'jump' } | { kind: 'put' } | null

/** Under the main button: reminders with a reason, the other lawful ways on, motions, what was written, and what is not possible yet. */
export function DeskMore({ community, act, live, item, isOpen, step, rules, isChair, readNext, onReadNext }: {
  community: string; act: Act; live: LiveRoom; item: AgendaItem | null; isOpen: boolean; step: NextStep; rules: RulePack; isChair: boolean
  readNext: string | null; onReadNext: (motionId: string | null) => void
}) {
  const t = useTranslations('session.desk')
  const [panel, setPanel] = useState<Panel>(null)
  const { session } = live
  const { floor } = session
  const sessionId = session.id
  const isRunning = session.phase === 'IN_PROGRESS'
  const clock = useNow(live.clockOffset)
  const clockOver = (until: number) => clock !== null && clock >= until
  const speech = isOpen && isRunning ? floor?.speech ?? null : null
  const mayDefer = isChair && isOpen && isRunning && item !== null && item.phase !== 'BALLOT' && itemPhasesAfter[item.phase].includes('DEFERRED') && floor !== null && !openAppeal(floor)
  const pending = session.agenda.filter((each) => each.phase === 'PENDING').length
  const mayJump = isChair && isRunning && item?.phase !== 'BALLOT' && pending >= (isOpen ? 1 : 2) && !(floor && openAppeal(floor))
  const mayAsk = isChair && isRunning && isOpen && item?.phase !== 'BALLOT' && !speech && (!session.mood || clockOver(session.mood.until))
  const mayRecess = isChair && isRunning && item?.phase !== 'BALLOT'
  const mayCallOff = isChair && session.phase === 'CHECK_IN' && step.notYet.length > 0 && !step.notYet.some((each) => each.waits === 'TIME')
  const others = isChair ? step.also.filter((each) => each.step === 'MOVE_ITEM' || each.step === 'CONCLUDE' || each.step === 'CLOSE_SESSION' || each.step === 'PUT_MOTION') : []
  const motions = isOpen && floor ? floor.motions.filter((motion) => motion.phase === 'PROPOSED' || motion.phase === 'TABLED' || (motion.phase === 'READ_OUT' && wordingsOf(motion).length + (motion.amendments?.length ?? 0) > 0)) : []
  const mayPropose = isChair && isOpen && isRunning && item !== null && item.kind !== 'REPORT' && (item.phase === 'DEBATE' || item.phase === 'MOTION')
  const over = speech && clock !== null ? timeLeft(speech, clock) <= 0 : false
  const toggle = (next: Exclude<Panel, null>) => setPanel(JSON.stringify(panel) === JSON.stringify(next) ? null : next)
  const done = () => setPanel(null)

  return (
    <>
      {isChair && (speech || others.length > 0 || mayDefer || mayRecess || mayPropose || mayJump || mayAsk || mayCallOff) && (
        <div className="desk-more">
          {speech && (
            <div>
              <h3>{t('remind')}</h3>
              <div className="btn-row">{rulingKinds.map((ruling) => <Button key={ruling} small aria-expanded={panel?.kind === 'rule' && panel.ruling === ruling} onClick={() => toggle({ kind: 'rule', ruling })}>{t(`ruling.${ruling}`)}</Button>)}</div>
            </div>
          )}
          <div>
            <h3>{t('also')}</h3>
            <div className="btn-row">
              {others.map((each) => <OtherStep key={each.step + ('to' in each ? each.to : '')} act={act} sessionId={sessionId} step={each} onForm={(kind) => toggle({ kind })} />)}
              {mayCallOff && <Button small busy={act.busy === 'DeclareNoQuorum'} onClick={() => void act.run('DeclareNoQuorum', { sessionId })}>{t('noQuorum')}</Button>}
              {mayRecess && <Button small aria-expanded={panel?.kind === 'recess'} onClick={() => toggle({ kind: 'recess' })}>{t('recess')}</Button>}
              {mayDefer && <Button small aria-expanded={panel?.kind === 'defer'} onClick={() => toggle({ kind: 'defer' })}>{t('defer')}</Button>}
              {mayJump && <Button small aria-expanded={panel?.kind === 'jump'} onClick={() => toggle({ kind: 'jump' })}>{t('jump.open')}</Button>}
              {mayAsk && <Button small busy={act.busy === 'AskMood'} onClick={() => void act.run('AskMood', { sessionId })}>{t('askMood')}</Button>}
              {mayPropose && <Button small aria-expanded={panel?.kind === 'motion'} onClick={() => toggle({ kind: 'motion' })}>{t('noteMotion')}</Button>}
            </div>
          </div>
          {panel?.kind === 'rule' && speech && (
            <ReasonForm key={panel.ruling} label={t('rulingReason', { kind: t(`ruling.${panel.ruling}`), name: speech.name })} note={panel.ruling === 'OVERTIME' && !over ? t('rulingNotOver') : null} send={t('rulingSend')} busy={act.busy !== null}
              onSend={(reason) => void act.run('RuleOnSpeech', { sessionId, speechId: speech.id, kind: panel.ruling, reason }).then((answer) => { if (answer.ok) done() })} />
          )}
          {panel?.kind === 'defer' && <ReasonForm label={t('deferReason')} send={t('deferSend')} busy={act.busy !== null} onSend={(reason) => void act.run('DeferItem', { sessionId, reason }).then((answer) => { if (answer.ok) done() })} />}
          {panel?.kind === 'close' && <ReasonForm label={t('closeReason', { n: session.agenda.filter((each) => each.phase === 'PENDING').length })} send={t('go.CLOSE_SESSION')} busy={act.busy !== null} onSend={(reason) => void act.run('CloseSession', { sessionId, reason }).then((answer) => { if (answer.ok) done() })} />}
          {panel?.kind === 'jump' && mayJump && <JumpForm act={act} session={session} onDone={done} />}
          {panel?.kind === 'recess' && <RecessForm act={act} live={live} onDone={done} />}
          {panel?.kind === 'conclude' && item && <ConcludeForm act={act} sessionId={sessionId} item={item} onDone={done} />}
          {panel?.kind === 'put' && <div className="desk-inline desk-inline--block"><DeskBallot community={community} act={act} live={live} rules={rules} step={others.find((each) => each.step === 'PUT_MOTION') ?? null} /></div>}
          {panel?.kind === 'motion' && <MotionForm community={community} act={act} live={live} onDone={done} />}
        </div>
      )}

      {motions.map((motion) => <DeskMotion key={motion.id} act={act} sessionId={sessionId} motion={motion} rules={rules} speech={speech} mayAct={isChair && isRunning} readNext={readNext} onReadNext={onReadNext} />)}
      <DeskTexts act={act} live={live} isChair={isChair} isOpen={isOpen} />
      {step.notYet.length > 0 && <NotYet>{step.notYet.map((each, at) => <WaitsFor key={at} waits={each} />)}</NotYet>}
    </>
  )
}

function OtherStep({ act, sessionId, step, onForm }: { act: Act; sessionId: string; step: Step; onForm: (kind: 'conclude' | 'close' | 'put') => void }) {
  const t = useTranslations('session.desk')
  switch (step.step) {
    case 'MOVE_ITEM': return <Button small busy={act.busy !== null} onClick={() => void act.run('MoveItem', { sessionId, to: step.to })}>{t(`go.move.${step.to as 'REPORT'}`)}</Button>
    case 'CONCLUDE': return <Button small onClick={() => onForm('conclude')}>{t('concludeNow')}</Button>
    case 'PUT_MOTION': return <Button small onClick={() => onForm('put')}>{t('go.PUT_MOTION')}</Button>
    case 'CLOSE_SESSION': return <Button small onClick={() => onForm('close')}>{t('closeNow')}</Button>
    default: return null
  }
}

function ReasonForm({ label, note = null, send, busy, onSend }: { label: string; note?: string | null; send: string; busy: boolean; onSend: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  return (
    <form className="desk-inline" onSubmit={(event: FormEvent) => { event.preventDefault(); onSend(reason.trim()) }}>
      <TextField label={label} hint={note} value={reason} maxLength={limits.reason} required autoFocus onChange={(event) => setReason(event.target.value)} />
      <Button type="submit" busy={busy}>{send}</Button>
    </form>
  )
}

function RecessForm({ act, live, onDone }: { act: Act; live: LiveRoom; onDone: () => void }) {
  const t = useTranslations('session.desk')
  const dates = useDates()
  const [minutes, setMinutes] = useState('10')
  const now = useNow(live.clockOffset) ?? 0
  const until = (n: number) => Math.ceil(now / 60_000) * 60_000 + n * 60_000
  return (
    <form className="desk-inline" onSubmit={(event) => { event.preventDefault(); void act.run('RecessSession', { sessionId: live.session.id, until: until(Number(minutes)) }).then((answer) => { if (answer.ok) onDone() }) }}>
      <Select label={t('recessLength')} value={minutes} onChange={(event) => setMinutes(event.target.value)}>
        {[5, 10, 15, 20].map((n) => <option key={n} value={n}>{t('recessOf', { n, time: dates.clock(until(n)) })}</option>)}
      </Select>
      <Button type="submit" busy={act.busy !== null}>{t('recessSend')}</Button>
    </form>
  )
}

function ConcludeForm({ act, sessionId, item, onDone }: { act: Act; sessionId: string; item: AgendaItem; onDone: () => void }) {
  const t = useTranslations('session.desk')
  const [note, setNote] = useState('')
  const [chosen, setChosen] = useState<Conclusion>(item.kind === 'REPORT' ? 'NOTED' : 'CONSENSUS')
  const choices: Conclusion[] = item.kind === 'REPORT' ? ['NOTED'] : ['CONSENSUS', 'NO_CONSENSUS']
  return (
    <form className="desk-inline" onSubmit={(event) => { event.preventDefault(); void act.run('ConcludeItem', { sessionId, conclusion: chosen, note: note.trim() || null }).then((answer) => { if (answer.ok) onDone() }) }}>
      <Select label={t('concludeAsk')} value={chosen} onChange={(event) => setChosen(event.target.value as Conclusion)}>{choices.map((each) => <option key={each} value={each}>{t(`conclusion.${each}`)}</option>)}</Select>
      <TextField label={t('concludeNote')} optional value={note} maxLength={limits.reason} onChange={(event) => setNote(event.target.value)} />
      <Button type="submit" busy={act.busy !== null}>{t('concludeSend')}</Button>
    </form>
  )
}

/** A motion said aloud by somebody in the hall, written down by the chair in that person's name. */
function MotionForm({ act, live, onDone }: { community: string; act: Act; live: LiveRoom; onDone: () => void }) {
  const t = useTranslations('session.desk')
  const [text, setText] = useState('')
  const { floor } = live.session
  const known = new Map([...(floor?.speech ? [[floor.speech.userId, floor.speech.name] as const] : []), ...(floor?.last ? [[floor.last.userId, floor.last.name] as const] : []), ...(floor?.hands ?? []).map((hand) => [hand.userId, hand.name] as const)])
  const [by, setBy] = useState([...known.keys()][0] ?? '')
  if (known.size === 0) return <p className="note desk-inline">{t('motionNobody')}</p>
  return (
    <form className="desk-inline" onSubmit={(event) => { event.preventDefault(); void act.run('ProposeMotion', { sessionId: live.session.id, text: text.trim(), forUserId: by }).then((answer) => { if (answer.ok) onDone() }) }}>
      <Select label={t('motionBy')} value={by} onChange={(event) => setBy(event.target.value)}>{[...known].map(([userId, name]) => <option key={userId} value={userId}>{name}</option>)}</Select>
      <TextField label={t('motionText')} value={text} maxLength={limits.motion} required onChange={(event) => setText(event.target.value)} />
      <Button type="submit" busy={act.busy !== null}>{t('motionSend')}</Button>
    </form>
  )
}
