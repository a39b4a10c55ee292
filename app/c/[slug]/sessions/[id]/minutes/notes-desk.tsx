'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { SpeechToNote } from '../../../../../../contract/commands/minutes.ts'
import { minutesDocName, noteField, speechField, summaryField } from '../../../../../../contract/shared-text-names.ts'
import type { SessionState } from '../../../../../../domain/session/state.ts'
import type { SessionPage } from '../../../../../../server/queries/sessions.ts'
import { useRoom } from '../../../../../_session/use-room.ts'
import { RoomPresence } from '../../../../../_text/presence-line.tsx'
import { SavedLine, TextTrouble } from '../../../../../_text/saved-line.tsx'
import { SharedRoom } from '../../../../../_text/shared-room.tsx'
import { SharedTextarea } from '../../../../../_text/shared-textarea.tsx'
import { ConnectionStrip } from '../../../../../_ui/connection.tsx'
import { ActButton } from './act-button.tsx'

interface NotesDeskProps { community: string; page: SessionPage; userId: string; speeches: readonly SpeechToNote[]; mayDraft: boolean }

/** One line for every speech while it is given; the room reads along. After the meeting: complete them, then draft. */
export function NotesDesk({ community, page, userId, speeches: before, mayDraft }: NotesDeskProps) {
  const t = useTranslations('minutes.notes')
  const live = useRoom({ community, sessionId: page.session.id, initial: page, seq: page.seq, mine: page.mine })
  const { session } = live
  const speeches = useSpeeches(before, session)
  const isOver = session.phase === 'CLOSED'
  const router = useRouter()
  const isDrafted = session.phase === 'MINUTES_DRAFT'
  useEffect(() => { if (isDrafted) router.refresh() }, [isDrafted, router])
  // The draft above is written from what happens: read again with every step of the room.
  const step = [session.phase, session.currentItemId, session.chair.userId, speeches.filter((each) => each.isOver).length, ...session.agenda.map((item) => item.phase)].join()
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) isFirst.current = false
    else router.refresh()
  }, [step, router])
  const begun = session.agenda.filter((item) => item.openedAt !== null)
  const current = isOver ? null : begun.find((item) => item.id === session.currentItemId) ?? null
  const earlier = isOver ? begun : begun.filter((item) => item !== current).reverse()
  const notesFor = (itemId: string) => (
    <ItemNotes itemId={itemId} speeches={speeches.filter((speech) => speech.itemId === itemId)} initial={page.notes} newestFirst={!isOver} />
  )
  return (
    <SharedRoom docName={minutesDocName(session.id)} userId={userId}>
      <ConnectionStrip link={live.link} />
      <div className="writers"><RoomPresence /><SavedLine /></div>
      <TextTrouble />
      {isOver && <Summary initial={page.notes[summaryField] ?? ''} />}
      {current && (
        <section className="note-item note-item--now" aria-labelledby={`item-${current.id}`}>
          <p className="note">{t('itemNow')}</p>
          <h2 className="say" id={`item-${current.id}`}>{current.title}</h2>
          {notesFor(current.id)}
        </section>
      )}
      {earlier.map((item) => (isOver
        ? <section className="note-item" key={item.id} aria-labelledby={`item-${item.id}`}><h2 id={`item-${item.id}`}>{item.title}</h2>{notesFor(item.id)}</section>
        : <details className="note-item" key={item.id}><summary className="link">{item.title}</summary>{notesFor(item.id)}</details>
      ))}
      {!isOver && <Summary initial={page.notes[summaryField] ?? ''} />}
      {mayDraft && isOver && (
        <div className="write-done">
          <ActButton community={community} sessionId={session.id} command="DraftMinutes" kind="main">{t('draft')}</ActButton>
          <p className="note">{t('draftWhy')}</p>
        </div>
      )}
    </SharedRoom>
  )
}

function Summary({ initial }: { initial: string }) {
  const t = useTranslations('minutes.notes')
  return <section className="note-item"><SharedTextarea field={summaryField} label={t('summary')} hint={t('summaryHint')} initial={initial} /></section>
}

function ItemNotes({ itemId, speeches, initial, newestFirst }: { itemId: string; speeches: readonly SpeechToNote[]; initial: Record<string, string>; newestFirst: boolean }) {
  const t = useTranslations('minutes')
  const shown = newestFirst ? [...speeches].reverse() : speeches
  return (
    <div className="note-fields">
      {shown.length === 0 && <p className="note">{t('notes.noSpeech')}</p>}
      {shown.map(({ id, name, stance, isOver }) => (
        <SharedTextarea
          key={id} field={speechField(id)} initial={initial[speechField(id)] ?? ''}
          label={t(isOver ? 'notes.speech' : 'notes.speechNow', { name, stance: t(`stance.${stance}`) })} hint={isOver ? undefined : t('notes.speechHint')}
        />
      ))}
      <SharedTextarea field={noteField(itemId)} label={t('notes.item')} initial={initial[noteField(itemId)] ?? ''} />
    </div>
  )
}

/** Every speech so far: those before this page, and each that has begun since. */
function useSpeeches(before: readonly SpeechToNote[], { floor }: SessionState): readonly SpeechToNote[] {
  const [known, setKnown] = useState(before)
  const now = floor?.speech ?? null
  const next = known.map((each) => (each.isOver === (each.id !== now?.id) ? each : { ...each, isOver: each.id !== now?.id }))
  if (now && floor && !known.some(({ id }) => id === now.id)) next.push({ id: now.id, itemId: floor.itemId, name: now.name, stance: now.stance, isOver: false })
  if (next.length !== known.length || next.some((each, at) => each !== known[at])) setKnown(next)
  return next
}
