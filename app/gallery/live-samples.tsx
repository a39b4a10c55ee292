'use client'
import { useState } from 'react'
import { Button } from '../_ui/button.tsx'
import { ConnectionNote, ConnectionStrip } from '../_ui/connection.tsx'
import { Countdown, SpeakerClock, TimeLeft } from '../_ui/countdown.tsx'
import { Dialog } from '../_ui/dialog.tsx'
import { Faces, type Satisfaction } from '../_ui/faces.tsx'
import { TextArea } from '../_ui/field.tsx'
import { Options } from '../_ui/options.tsx'
import type { Stance } from '../_ui/marks.tsx'
import { PhotoInput } from '../_ui/photo-input.tsx'
import { StanceButtons } from '../_ui/room-parts.tsx'
import { UndoStrip } from '../_ui/undo-strip.tsx'
import samples from './samples.json' with { type: 'json' }

/** Components that live in the browser, with state enough to try them. `at` is the moment the page was made. */
export function ClockSamples({ at }: { at: number }) {
  const clock = { offset: 0, initialNow: at }
  return (
    <div className="gallery-flow">
      <p><TimeLeft until={at + 580_000} {...clock} /></p>
      <p><TimeLeft until={at + 24_000} {...clock} /></p>
      <p><Countdown until={at + 4_325_000} {...clock} /></p>
      <div style={{ width: 280 }}><SpeakerClock until={at + 72_000} total={120_000} {...clock} /></div>
      <div style={{ width: 280 }}><SpeakerClock until={at + 21_000} total={120_000} {...clock} /></div>
      <div style={{ width: 280 }}><SpeakerClock until={at} total={120_000} paused={48_000} {...clock} /></div>
    </div>
  )
}

export function StripSamples({ at }: { at: number }) {
  return (
    <>
      <ConnectionStrip link={{ state: 'lost', since: at - 12_000 }} />
      <ConnectionStrip link={{ state: 'lost', since: at, tooSlow: true }} />
      <ConnectionStrip link={{ state: 'back', since: at }} />
      <ConnectionStrip link={{ state: 'outdated' }} />
      <UndoStrip until={at + 52_000} offset={0} initialNow={at} icon="hand" onUndo={() => undefined}>{samples.strips.hand}</UndoStrip>
      <p><ConnectionNote link={{ state: 'live' }} /> <ConnectionNote link={{ state: 'lost', since: at }} /></p>
    </>
  )
}

export function ChoiceSamples() {
  const [choice, setChoice] = useState('yes')
  const [face, setFace] = useState<Satisfaction>('SATISFIED')
  const [story, setStory] = useState(samples.form.storyText)
  const [files, setFiles] = useState<File[]>([])
  return (
    <div className="gallery-cards">
      <Options name="sample" legend={samples.title} options={samples.options.map(([value, label]) => ({ value: value!, label }))} value={choice} onChange={setChoice} />
      <div className="card"><Faces name="face" legend={samples.rate} value={face} onChange={setFace} /></div>
      <TextArea label={samples.form.story} maxLength={40} value={story} onChange={(event) => setStory(event.target.value)} />
      <PhotoInput label={samples.form.photos} hint={samples.form.photosHint} files={files} most={3} onChange={setFiles} />
    </div>
  )
}

export function DialogSample() {
  const [open, setOpen] = useState(false)
  const [title, words, done] = samples.dialog
  return <><Button onClick={() => setOpen(true)}>{title}</Button><Dialog open={open} title={title} onClose={() => setOpen(false)}><p>{words}</p><p style={{ marginTop: 16 }}><Button kind="main" wide onClick={() => setOpen(false)}>{done}</Button></p></Dialog></>
}

export function StanceSample({ words }: { words: Record<Stance, string> }) {
  const [busy, setBusy] = useState<Stance | null>(null)
  return <StanceButtons words={words} busy={busy} onRaise={setBusy} />
}
