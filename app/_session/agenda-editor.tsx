'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { limits } from '../../contract/limits.ts'
import { agendaDocName, itemField, type RenderedTexts } from '../../contract/shared-text-names.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { nextStep } from '../../domain/session/next-step.ts'
import { timelineOf } from '../../domain/session/timeline.ts'
import { itemKinds, type AgendaItem, type ItemKind, type SessionState } from '../../domain/session/state.ts'
import type { AgendaDesk } from '../../server/queries/agenda.ts'
import type { SessionPage, TopicChoice } from '../../server/queries/sessions.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useDates } from '../_i18n/dates.ts'
import { RoomPresence } from '../_text/presence-line.tsx'
import { SavedLine, TextTrouble } from '../_text/saved-line.tsx'
import { SharedRoom } from '../_text/shared-room.tsx'
import { SharedTextarea } from '../_text/shared-textarea.tsx'
import { Button } from '../_ui/button.tsx'
import { Select, TextField } from '../_ui/field.tsx'
import { NotYet } from '../_ui/not-yet.tsx'
import { Strip } from '../_ui/strip.tsx'
import { AgendaLog } from './agenda-log.tsx'
import { AgendaSuggestions, ChangeTextForm } from './agenda-suggestions.tsx'
import { AttachFiles } from './attach-files.tsx'
import { kindFor } from './convene-form.tsx'
import { ItemFiles } from './item-files.tsx'
import { PlanForm } from './plan-form.tsx'
import { SortableAgenda } from './sortable-agenda.tsx'
import { WaitsFor } from './waits-for.tsx'
import { useAct, type Act } from './use-act.ts'
import { useRoom } from './use-room.ts'

const reasonField = 'agenda-reason'

/** Order, titles and minutes by command; the words beside them by those who prepare the meeting, until it is announced. */
export function AgendaEditor({ community, page, desk, rules, userId, topics, moderators }: { community: string; page: SessionPage; desk: AgendaDesk; rules: RulePack; userId: string; topics: TopicChoice[]; moderators: { userId: string; name: string }[] }) {
  const t = useTranslations('session.agenda')
  const dates = useDates()
  const act = useAct(community)
  const live = useRoom({ community, sessionId: page.session.id, initial: page, seq: page.seq, mine: page.mine })
  const { session } = live
  const [reason, setReason] = useState('')
  const [editing, setEditing] = useState<string | null>(null)
  // Whoever wrote until the announcement keeps the line, and hears what became of their last words.
  const [hasWritten] = useState(desk.can.write)
  const isFree = session.phase === 'DRAFT'
  const texts = { ...page.agendaTexts, ...live.presence['agendaTexts'] as RenderedTexts | undefined }
  // Who may write and what was suggested is made on the server: a new phase fetches it anew.
  const router = useRouter()
  const made = useRef(session.phase)
  useEffect(() => {
    if (made.current === session.phase) return
    made.current = session.phase
    router.refresh()
  }, [session.phase, router])
  const needsReason = act.refusal?.code === 'REASON_NEEDED'
  // The button may be far below: bring the person to what is missing.
  useEffect(() => { if (needsReason) document.getElementById(reasonField)?.focus() }, [needsReason, act.refusal])
  const mayChange = page.can.convene && ['DRAFT', 'ANNOUNCED', 'POSTPONED', 'CHECK_IN', 'IN_PROGRESS', 'RECESS'].includes(session.phase)
  const times = timelineOf(session, page.now).items
  const step = nextStep(session, { now: page.now, presence: live.here, rules, ballot: null })
  const why = isFree ? null : reason.trim() || null
  const order = session.agenda.map((item) => item.id)

  function move(at: number, by: 1 | -1) {
    const next = [...order]
    const other = next[at + by]
    if (other === undefined) return
    next[at + by] = next[at]!
    next[at] = other
    void act.run('ReorderAgenda', { sessionId: session.id, order: next, reason: why })
  }

  return (
    <WritingRoom isOpen={hasWritten} docName={agendaDocName(session.id)} userId={userId}>
      {!isFree && mayChange && (
        <div className="tray agenda-reason">
          <p>{t('announcedNote', { n: session.agendaVersion })}</p>
          <TextField id={reasonField} label={t('reason')} hint={t('reasonHint')} value={reason} maxLength={limits.reason} onChange={(event) => setReason(event.target.value)} />
        </div>
      )}
      {isFree && desk.can.write && <div className="agenda-writers"><RoomPresence /><SavedLine /></div>}
      <TextTrouble />
      {isFree && !desk.can.write && <p className="note">{t('writers', { names: [t('committee'), ...desk.writers].join(t('log.then')) })}</p>}
      <RefusalLine refusal={act.refusal} />
      <SortableAgenda items={session.agenda} mayMove={mayChange} onOrder={(order) => act.run('ReorderAgenda', { sessionId: session.id, order, reason: why })}>
        {(item, at, handle) => (
          <>
            <header>
              <span className="n">{at + 1}{handle}</span>
              <div><h2>{item.title}</h2><p className="note">{t('line', { time: dates.clock(times[at]?.planned.from ?? session.startsAt), n: item.minutes, kind: t(`kind.${item.kind}`) })}{item.presenter && t('by', { name: item.presenter })}</p></div>
              {mayChange && item.phase === 'PENDING' && (
                <div className="btn-row">
                  {at > 0 && <Button small icon="up" aria-label={t('upNamed', { title: item.title })} busy={act.busy === 'ReorderAgenda'} onClick={() => move(at, -1)}>{t('up')}</Button>}
                  {at < order.length - 1 && <Button small icon="down" aria-label={t('downNamed', { title: item.title })} busy={act.busy === 'ReorderAgenda'} onClick={() => move(at, 1)}>{t('down')}</Button>}
                  <Button small icon="pen" aria-expanded={editing === item.id} onClick={() => setEditing(editing === item.id ? null : item.id)}>{t('change')}</Button>
                  <Button small icon="trash" aria-label={t('removeNamed', { title: item.title })} busy={act.busy === 'RemoveItem'} onClick={() => void act.run('RemoveItem', { sessionId: session.id, itemId: item.id, reason: why })}>{t('remove')}</Button>
                </div>
              )}
            </header>
            {editing === item.id && <ItemForm act={act} session={session} item={item} reason={why} onDone={() => setEditing(null)} />}
            {isFree && desk.can.write
              ? <SharedTextarea field={itemField(item.id)} label={t('text')} hint={at === 0 ? t('textHint') : undefined} initial={texts[itemField(item.id)] ?? ''} />
              : texts[itemField(item.id)]?.trim() ? <p className="agenda-text">{texts[itemField(item.id)]}</p> : <p className="note">{t('noText')}</p>}
            {item.phase === 'PENDING' && (isFree ? desk.can.write : mayChange)
              ? <AttachFiles community={community} sessionId={session.id} item={item} reason={why} needsReason={!isFree} onReasonMissing={() => document.getElementById(reasonField)?.focus()} />
              : <ItemFiles community={community} files={item.files} title={item.title} />}
            {!isFree && mayChange && item.phase === 'PENDING' && <ChangeTextForm community={community} sessionId={session.id} itemId={item.id} title={item.title} text={texts[itemField(item.id)] ?? ''} reason={why} onRefused={() => document.getElementById(reasonField)?.focus()} />}
            <AgendaSuggestions
              community={community} sessionId={session.id} itemId={item.id} title={item.title} isFrozen={!isFree} maySuggest={desk.can.suggest}
              suggestions={desk.suggestions.filter((each) => each.itemId === item.id)}
            />
          </>
        )}
      </SortableAgenda>
      <AgendaLog session={session} />
      {session.agenda.length === 0 && <p className="note">{t('empty')}</p>}
      {mayChange && (
        <section className="section">
          <h2>{t('add')}</h2>
          {topics.filter((topic) => !session.agenda.some((item) => item.topicId === topic.id)).slice(0, 8).map((topic) => (
            <p className="agenda-topic" key={topic.id}><span>{topic.title}</span><Button small icon="plus" busy={act.busy === 'AddItem'} onClick={() => void act.run('AddItem', { sessionId: session.id, item: { title: topic.title.slice(0, limits.title), kind: kindFor(topic), presenter: '', minutes: 30, topicId: topic.id }, reason: why })}>{t('addTopic')}</Button></p>
          ))}
          {editing === 'new' ? <ItemForm act={act} session={session} item={null} reason={why} onDone={() => setEditing(null)} /> : <Button icon="plus" onClick={() => setEditing('new')}>{t('addOther')}</Button>}
        </section>
      )}
      {page.can.convene && <PlanForm key={session.phase} community={community} session={session} rules={rules} moderators={moderators} now={page.now} reason={why} />}
      {page.can.convene && (session.phase === 'DRAFT' || session.phase === 'POSTPONED') && (
        <section className="section agenda-announce">
          {step.primary?.step === 'ANNOUNCE' && <><p>{t('announceNote', { day: dates.dayWeekdayTime(session.startsAt) })}</p><Button kind="main" wide busy={act.busy === 'AnnounceSession'} onClick={() => void act.run('AnnounceSession', { sessionId: session.id })}>{t('announce')}</Button></>}
          {step.notYet.length > 0 && <NotYet>{step.notYet.map((each, at) => <WaitsFor key={at} waits={each} />)}</NotYet>}
        </section>
      )}
      {session.phase === 'ANNOUNCED' && isJustAnnounced(session, page) && <div className="section"><Strip kind="good">{t('announced', { day: dates.dayWeekdayTime(session.startsAt) })}</Strip></div>}
    </WritingRoom>
  )
}

function WritingRoom({ isOpen, children, ...room }: { isOpen: boolean; docName: string; userId: string; children: ReactNode }) {
  return isOpen ? <SharedRoom {...room}>{children}</SharedRoom> : <>{children}</>
}

const isJustAnnounced = (session: SessionState, page: SessionPage) => page.session.phase !== 'ANNOUNCED' && session.phase === 'ANNOUNCED'

function ItemForm({ act, session, item, reason, onDone }: { act: Act; session: SessionState; item: AgendaItem | null; reason: string | null; onDone: () => void }) {
  const t = useTranslations('session.agenda')
  const [title, setTitle] = useState(item?.title ?? '')
  const [kind, setKind] = useState<ItemKind>(item?.kind ?? 'REPORT')
  const [presenter, setPresenter] = useState(item?.presenter ?? '')
  const [minutes, setMinutes] = useState(String(item?.minutes ?? 15))
  async function send(event: FormEvent) {
    event.preventDefault()
    const plan = { title, kind, presenter: presenter.trim(), minutes: Number(minutes) }
    const answer = item
      ? await act.run('ChangeItem', { sessionId: session.id, itemId: item.id, item: plan, reason })
      : await act.run('AddItem', { sessionId: session.id, item: { ...plan, topicId: null }, reason })
    if (answer.ok) onDone()
  }
  return (
    <form className="form tray" onSubmit={(event) => void send(event)}>
      <TextField label={t('itemTitle')} hint={t('itemTitleHint')} value={title} maxLength={limits.title} required onChange={(event) => setTitle(event.target.value)} />
      <div className="desk-pair">
        <Select label={t('itemKind')} value={kind} onChange={(event) => setKind(event.target.value as ItemKind)}>
          {itemKinds.filter((each) => !item?.topicId || each !== 'REPORT').map((each) => <option key={each} value={each}>{t(`kind.${each}`)}</option>)}
        </Select>
        <TextField label={t('itemMinutes')} type="number" inputMode="numeric" min={1} max={240} required value={minutes} onChange={(event) => setMinutes(event.target.value)} />
      </div>
      <TextField label={t('itemPresenter')} optional value={presenter} maxLength={limits.displayName} onChange={(event) => setPresenter(event.target.value)} />
      <div className="btn-row"><Button type="submit" busy={act.busy !== null}>{t(item ? 'save' : 'addSend')}</Button><Button kind="ink" onClick={onDone}>{t('cancel')}</Button></div>
    </form>
  )
}
