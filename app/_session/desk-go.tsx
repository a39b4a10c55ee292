'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { paths } from '../../contract/paths.ts'
import { limits } from '../../contract/limits.ts'
import type { Amendment, Motion } from '../../domain/floor/state.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { NextStep, Step } from '../../domain/session/next-step.ts'
import { currentItem, itemOf, type Conclusion } from '../../domain/session/state.ts'
import { undoableAt } from '../../domain/session/undo.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useDates } from '../_i18n/dates.ts'
import { Button, ButtonLink } from '../_ui/button.tsx'
import type { IconName } from '../_ui/icon.tsx'
import { TextArea, TextField } from '../_ui/field.tsx'
import { Options } from '../_ui/options.tsx'
import { VerdictHead } from '../_ballot/ballot-result.tsx'
import { Changes } from './changes.tsx'
import { DeskBallot } from './desk-ballot.tsx'
import type { Act } from './use-act.ts'
import type { LiveRoom } from './use-room.ts'

/** Steps with a minute to take them back, and going on after a break, which takes nothing from anybody. */
const canBeTakenBack: ReadonlySet<Step['step']> = new Set<Step['step']>(['OPEN_ITEM', 'MOVE_ITEM', 'CALL_NEXT', 'END_SPEECH', 'READ_OUT', 'RESUME'])
/** Steps that want a word or a number first: their button stays with their fields. */
const needsForm: ReadonlySet<Step['step']> = new Set<Step['step']>(['SETTLE_APPEAL', 'SETTLE_AMENDMENT', 'PUT_MOTION', 'OPEN_BALLOT', 'CLOSE_BALLOT', 'CONCLUDE', 'CLOSE_SESSION'])
const icons: Partial<Record<Step['step'], IconName>> = { CALL_NEXT: 'next', END_SPEECH: 'stop', START: 'play', OPEN_ITEM: 'next', RESUME: 'play' }

/** The one lawful next step, saying exactly what it does; and the last action, which can be taken back for a minute. */
export function DeskGo({ community, act, live, step, now, rules, readNext, onRead, keysRef }: {
  community: string; act: Act; live: LiveRoom; step: NextStep; now: number; rules: RulePack; readNext: string | null; onRead: () => void
  /** what the keys of the desk reach: the next step where it can be taken back, and taking back */
  keysRef: { current: { next: (() => void) | null; undo: (() => void) | null } }
}) {
  const t = useTranslations('session.desk')
  const { session } = live
  const sessionId = session.id
  const wanted = readNext === null ? null : session.floor?.motions.find((motion) => motion.id === readNext && motion.phase === 'PROPOSED') ?? null
  const primary: Step | null = wanted && session.floor?.speech ? { step: 'READ_OUT', motion: wanted } : step.primary
  const speech = session.floor?.speech ?? null
  const undoable = undoableAt(session, now)
  keysRef.current = {
    next: primary && canBeTakenBack.has(primary.step) && act.busy === null ? () => void press(primary) : null,
    undo: undoable && act.busy === null ? () => void act.run('UndoChairAction', { sessionId, action: undoable.undo.action }) : null,
  }

  return (
    <div className={primary && !needsForm.has(primary.step) ? 'desk-go desk-go--press' : 'desk-go'}>
      {primary && <Primary community={community} act={act} live={live} step={primary} rules={rules} press={press} words={wanted && speech ? t('go.endAndRead', { name: speech.name }) : wordsOf(primary)} />}
      <RefusalLine refusal={act.refusal} />
      <Undo act={act} live={live} now={now} />
    </div>
  )

  function press(to: Step) {
    switch (to.step) {
      case 'ANNOUNCE': return act.run('AnnounceSession', { sessionId })
      case 'OPEN_CHECK_IN': return act.run('OpenCheckIn', { sessionId })
      case 'START': return act.run('StartSession', { sessionId })
      case 'OPEN_ITEM': return act.run('OpenItem', { sessionId, itemId: to.item.id })
      case 'MOVE_ITEM': return act.run('MoveItem', { sessionId, to: to.to })
      case 'CALL_NEXT': return act.run('CallNext', { sessionId, expected: to.next.userId })
      case 'END_SPEECH': return act.run('EndSpeech', { sessionId, speechId: to.ended.id })
      case 'READ_OUT': return act.run('ReadOutMotion', { sessionId, motionId: to.motion.id, endSpeech: speech !== null }).then((answer) => { if (answer.ok) onRead(); return answer })
      case 'RESUME': return act.run('ResumeSession', { sessionId })
      default: return null
    }
  }

  function wordsOf(to: Step): string {
    switch (to.step) {
      case 'CALL_NEXT': return to.ended ? t('go.endAndCall', { name: to.next.name }) : t('go.call', { name: to.next.name })
      case 'OPEN_ITEM': return session.currentItemId === null ? t('go.firstItem', { title: to.item.title }) : t('go.nextItem', { title: to.item.title })
      case 'MOVE_ITEM': return t(`go.move.${to.to as 'REPORT'}`)
      default: return t(`go.${to.step}`)
    }
  }
}

/** Most steps are one press; some need a word or a number first, and show their small form in place. */
function Primary({ community, act, live, step, rules, press, words }: {
  community: string; act: Act; live: LiveRoom; step: Step; rules: RulePack; press: (step: Step) => Promise<unknown> | null; words: string
}) {
  const { session } = live
  const counted = live.ballots.find(({ state }) => state.id === currentItem(session)?.ballotId && state.count !== null)?.state ?? null
  switch (step.step) {
    case 'SETTLE_AMENDMENT': return <SettleAmendment key={step.amendment.id} act={act} sessionId={session.id} motion={step.motion} amendment={step.amendment} />
    case 'SETTLE_APPEAL': return <SettleAppeal act={act} sessionId={session.id} />
    case 'PUT_MOTION': case 'OPEN_BALLOT': case 'CLOSE_BALLOT': case 'SHOW_RESULT':
      return <DeskBallot community={community} act={act} live={live} step={step} rules={rules} />
    case 'CONCLUDE': return <>{counted && <VerdictHead ballot={counted} as="h2" />}<Conclude key={session.currentItemId} act={act} sessionId={session.id} conclusion={step.conclusion} /></>
    case 'CLOSE_SESSION': return <CloseSession act={act} live={live} words={words} />
    case 'DRAFT_MINUTES': return <ButtonLink kind="main" wide href={paths(community).minutes(session.id)}>{words}</ButtonLink>
    default: return <Button kind="main" wide icon={icons[step.step]} busy={act.busy !== null} onClick={() => void press(step)}>{words}</Button>
  }
}

/** 20:05 请了黄伯伯发言 · 撤回，还有 12 秒 */
function Undo({ act, live, now }: { act: Act; live: LiveRoom; now: number }) {
  const t = useTranslations('session.desk')
  const ui = useTranslations('ui')
  const dates = useDates()
  const { session } = live
  const open = undoableAt(session, now)
  if (!open) return null
  const { undo, until } = open
  const title = 'itemId' in undo ? itemOf(session, undo.itemId)?.title ?? '' : ''
  const time = dates.clock(undo.at)
  const words = undo.action === 'CALL' ? t('did.CALL', { time, name: undo.called.name })
    : undo.action === 'END_SPEECH' ? t('did.END_SPEECH', { time, name: undo.ended.name })
      : undo.action === 'MOVE_ITEM' ? t(`did.move.${undo.to as 'REPORT'}`, { time })
        : t(`did.${undo.action}`, { time, title })
  return (
    <p className="desk-undo">
      <span>{words}</span>
      <Button kind="text" icon="undo" busy={act.busy === 'UndoChairAction'} onClick={() => void act.run('UndoChairAction', { sessionId: session.id, action: undo.action })}>
        {ui('undoFor', { n: Math.max(0, Math.floor((until - now) / 1000)) })}
      </Button>
    </p>
  )
}

/** Hands for and against a ruling, counted in the hall. */
function SettleAppeal({ act, sessionId }: { act: Act; sessionId: string }) {
  const t = useTranslations('session.desk')
  const [forRuling, setFor] = useState('')
  const [againstRuling, setAgainst] = useState('')
  async function send(event: FormEvent) {
    event.preventDefault()
    await act.run('SettleAppeal', { sessionId, forRuling: Number(forRuling), againstRuling: Number(againstRuling) })
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <p>{t('appealNote')}</p>
      <div className="desk-pair">
        <TextField label={t('handsFor')} inputMode="numeric" pattern="[0-9]*" required value={forRuling} onChange={(event) => setFor(event.target.value)} />
        <TextField label={t('handsAgainst')} inputMode="numeric" pattern="[0-9]*" required value={againstRuling} onChange={(event) => setAgainst(event.target.value)} />
      </div>
      <Button kind="main" wide type="submit" busy={act.busy !== null}>{t('go.SETTLE_APPEAL')}</Button>
    </form>
  )
}

/** A change of words that has its second: the mover may take it over from the phone, or the hands decide here. */
function SettleAmendment({ act, sessionId, motion, amendment }: { act: Act; sessionId: string; motion: Motion; amendment: Amendment }) {
  const t = useTranslations('session.desk')
  const [yes, setYes] = useState('')
  const [no, setNo] = useState('')
  async function send(event: FormEvent) {
    event.preventDefault()
    await act.run('SettleAmendment', { sessionId, amendmentId: amendment.id, yes: Number(yes), no: Number(no) })
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <p className="desk-read"><Changes before={motion.text} after={amendment.text} /></p>
      <p>{t('amendmentNote', { name: amendment.by.name, mover: motion.by.name })}</p>
      <div className="desk-pair">
        <TextField label={t('handsYes')} inputMode="numeric" pattern="[0-9]*" required value={yes} onChange={(event) => setYes(event.target.value)} />
        <TextField label={t('handsNo')} inputMode="numeric" pattern="[0-9]*" required value={no} onChange={(event) => setNo(event.target.value)} />
      </div>
      <Button kind="main" wide type="submit" busy={act.busy !== null}>{t('go.SETTLE_AMENDMENT')}</Button>
    </form>
  )
}

/** What the room agreed on; after a vote it is the vote's, and only the sentence is the chair's. */
function Conclude({ act, sessionId, conclusion }: { act: Act; sessionId: string; conclusion: Conclusion | null }) {
  const t = useTranslations('session.desk')
  const [chosen, setChosen] = useState<Conclusion | null>(conclusion)
  const [note, setNote] = useState('')
  const effective = conclusion ?? chosen
  async function send(event: FormEvent) {
    event.preventDefault()
    if (effective) await act.run('ConcludeItem', { sessionId, conclusion: effective, note: note.trim() || null })
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      {conclusion === null && (
        <Options name="conclusion" compact legend={t('concludeAsk')} value={chosen} onChange={setChosen} options={[{ value: 'CONSENSUS', label: t('conclusion.CONSENSUS') }, { value: 'NO_CONSENSUS', label: t('conclusion.NO_CONSENSUS') }]} />
      )}
      <TextArea label={t('concludeNote')} hint={t('concludeHint')} optional value={note} maxLength={limits.reason} onChange={(event) => setNote(event.target.value)} />
      {effective && <Button kind="main" wide type="submit" busy={act.busy !== null}>{t(`go.conclude.${effective}`)}</Button>}
    </form>
  )
}

function CloseSession({ act, live, words }: { act: Act; live: LiveRoom; words: string }) {
  const t = useTranslations('session.desk')
  const { session } = live
  const [reason, setReason] = useState('')
  const left = session.agenda.filter((item) => item.phase === 'PENDING').length
  async function send(event: FormEvent) {
    event.preventDefault()
    await act.run('CloseSession', { sessionId: session.id, reason: reason.trim() || null })
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      {left > 0 && <TextField label={t('closeReason', { n: left })} required value={reason} maxLength={limits.reason} onChange={(event) => setReason(event.target.value)} />}
      <Button kind="main" wide type="submit" icon="check" busy={act.busy !== null}>{words}</Button>
      {currentItem(session) && <p className="note">{t('closeNote')}</p>}
    </form>
  )
}
