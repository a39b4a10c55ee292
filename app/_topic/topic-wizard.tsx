'use client'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import { paths } from '../../contract/paths.ts'
import { careDomains, type CareDomain } from '../../domain/topic/phases.ts'
import type { proposingFor } from '../../server/queries/topics.ts'
import { RefusalLine, useFaultOf } from '../_client/refusal.tsx'
import { uploadFile } from '../_client/upload.ts'
import { useCommand, type Refusal } from '../_client/use-command.ts'
import { useDictation } from '../_client/use-dictation.ts'
import { useDraft } from '../_client/use-draft.ts'
import { useKeptFiles } from '../_client/use-kept-files.ts'
import { useDates } from '../_i18n/dates.ts'
import { Button, ButtonLink } from '../_ui/button.tsx'
import { ErrorLine, Select, TextArea, TextField } from '../_ui/field.tsx'
import { Icon } from '../_ui/icon.tsx'
import { Options } from '../_ui/options.tsx'
import { PhotoInput } from '../_ui/photo-input.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { WizardAt } from '../_ui/steps.tsx'
import { SimilarTopics } from './similar-topics.tsx'

export type ForProposing = Awaited<ReturnType<typeof proposingFor>>

/** A text that already stands, to be changed or completed. */
export interface ExistingTopic { id: string; mode: 'edit' | 'complete'; title: string; story: string; careDomain: CareDomain; gridId: string | null; buildingId: string | null; tags: string[]; photos: string[] }

interface Written {
  step: number
  title: string
  story: string
  careDomain: CareDomain | null
  gridId: string
  buildingId: string
  tags: string
  shownAs: 'NAME' | 'NEIGHBOUR'
  /** ids of pictures that the server has already */
  photos: string[]
}

const steps = ['stepWhat', 'stepWhere', 'stepPhotos', 'stepPreview'] as const

/**
 * Saying a matter, in short steps. What is written stays on the device until the server has it: a refused submit, a lost line,
 * a closed tab or a detour through signing in loses nothing.
 */
export function TopicWizard({ community, place, existing }: { community: string; place: ForProposing; existing?: ExistingTopic }) {
  const t = useTranslations('topic.propose')
  const verifyWords = useTranslations('topic.endorse')('verifyLink')
  const router = useRouter()
  const to = paths(community)
  const key = existing ? `topic:${existing.id}` : `propose:${community}`
  const draft = useDraft<Written>(key, existing
    ? { step: 0, title: existing.title, story: existing.story, careDomain: existing.careDomain, gridId: existing.gridId ?? '', buildingId: existing.buildingId ?? '', tags: existing.tags.join(' '), shownAs: 'NAME', photos: existing.photos }
    : { step: 0, title: '', story: '', careDomain: null, gridId: '', buildingId: '', tags: '', shownAs: 'NAME', photos: [] })
  const kept = useKeptFiles(key)
  const given = draft.value
  const change = (some: Partial<Written>) => draft.set({ ...given, ...some })
  const [missing, setMissing] = useState<'title' | 'story' | 'careDomain' | null>(null)
  const [sending, setSending] = useState<string | null>(null)
  const [photoRefusal, setPhotoRefusal] = useState<{ n: number; refusal: Refusal } | null>(null)
  const { send, busy, refusal } = useCommand<{ topicId: string }>(community, existing ? (existing.mode === 'edit' ? 'EditTopic' : 'ResubmitTopic') : 'ProposeTopic')
  const step = Math.min(Math.max(0, given.step), steps.length - 1)
  const heading = useStepFocus(step)

  function goTo(next: number) {
    setMissing(null)
    draft.set({ ...given, step: next })
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    const lacking = lackingIn(given, step)
    setMissing(lacking?.field ?? null)
    if (lacking) { if (lacking.step !== step) draft.set({ ...given, step: lacking.step }); return }
    if (step < steps.length - 1) { goTo(step + 1); return }
    await hand()
  }

  /** Pictures first, one by one, each kept as soon as it arrived; then the words. */
  async function hand() {
    setPhotoRefusal(null)
    const photos = [...given.photos]
    for (const [at, file] of kept.files.entries()) {
      setSending(t('uploading', { at: at + 1, of: kept.files.length }))
      const answer = await uploadFile(community, file)
      if (!answer.ok) { setSending(null); setPhotoRefusal({ n: at + 1, refusal: answer }); return }
      if (!photos.includes(answer.data.fileId)) photos.push(answer.data.fileId)
    }
    setSending(t('sending'))
    const text = {
      title: given.title, story: given.story, careDomain: given.careDomain ?? 'OTHER', gridId: given.gridId || null, buildingId: given.buildingId || null,
      tags: tagsOf(given.tags), photos: photos.slice(0, limits.photos),
    }
    const answer = await send(existing ? { topicId: existing.id, text } : { text, shownAs: given.shownAs })
    setSending(null)
    if (!answer.ok) return
    draft.forget()
    kept.forget()
    router.push(to.topic(existing?.id ?? answer.data.topicId))
    router.refresh()
  }

  const isLast = step === steps.length - 1
  const mustSignIn = place.may === 'SIGN_IN'
  return (
    <form className="wizard" onSubmit={(event) => void submit(event)} noValidate>
      <div>
        <WizardAt at={step + 1} of={steps.length} title={t(steps[step]!)} />
        <h1 ref={heading} tabIndex={-1}>{existing ? t(existing.mode === 'edit' ? 'editTitle' : 'completeTitle') : step === 0 ? t('title') : t(steps[step]!)}</h1>
        {step === 0 && !existing && <p className="note">{t('lead')}</p>}
      </div>
      {step === 0 && <WhatStep community={community} given={given} change={change} missing={missing} refusal={refusal} exceptId={existing?.id} />}
      {step === 1 && <WhereStep place={place} given={given} change={change} isMissing={missing === 'careDomain'} />}
      {step === 2 && <PhotoStep community={community} place={place} given={given} change={change} kept={kept} isExisting={existing !== undefined} />}
      {isLast && <Preview community={community} place={place} given={given} files={kept.files} isExisting={existing !== undefined} />}
      {photoRefusal && <ErrorLine>{t('photoFailed', { n: photoRefusal.n })}</ErrorLine>}
      <RefusalLine refusal={photoRefusal?.refusal ?? refusal} />
      {isLast && place.may === 'VERIFY' && <p className="note">{t('verify')} <Link href={to.me}>{verifyWords}</Link></p>}
      <div className="btn-stack">
        {!isLast && <Button type="submit" kind="main">{t('next')}</Button>}
        {isLast && mustSignIn && <ButtonLink kind="main" href={to.signIn(to.propose)}>{t('sendSignIn')}</ButtonLink>}
        {isLast && place.may === 'YES' && <Button type="submit" kind="main" busy={busy || sending !== null}>{sending ?? (existing ? t(existing.mode === 'edit' ? 'save' : 'resubmit') : t('send'))}</Button>}
        {step > 0 && <Button kind="ink" icon="back" onClick={() => goTo(step - 1)}>{t('back')}</Button>}
      </div>
      <Kept keptAt={draft.keptAt} wasKept={draft.wasKept && step === 0} onForget={() => { draft.forget(); kept.forget(); setMissing(null) }} />
    </form>
  )
}

function tagsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,\uFF0C\u3001]+/u).map((tag) => tag.slice(0, limits.tag)).filter(Boolean))].slice(0, limits.tags)
}

/** The first thing that is not there yet, up to this step. */
function lackingIn(given: Written, step: number): { field: 'title' | 'story' | 'careDomain'; step: number } | null {
  if (!given.title.trim()) return { field: 'title', step: 0 }
  if (!given.story.trim()) return { field: 'story', step: 0 }
  return step > 0 && !given.careDomain ? { field: 'careDomain', step: 1 } : null
}

/** A new step begins at its heading, also for those who listen; the first look at the page is left alone. */
function useStepFocus(step: number) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current !== step) { heading.current?.focus(); window.scrollTo({ top: 0 }) }
    before.current = step
  }, [step])
  return heading
}

interface StepProps { given: Written; change: (some: Partial<Written>) => void }

function WhatStep({ community, given, change, missing, refusal, exceptId }: StepProps & { community: string; missing: string | null; refusal: Refusal | null; exceptId?: string }) {
  const t = useTranslations('topic.propose')
  const faultOf = useFaultOf(refusal)
  const dictation = useDictation(useLocale(), (words) => change({ story: `${given.story}${words}`.slice(0, limits.story) }))
  return (
    <>
      <TextField label={t('subject')} hint={t('subjectHint', { example: t('subjectExample') })} value={given.title} maxLength={limits.title} autoComplete="off"
        error={missing === 'title' && !given.title.trim() ? t('needTitle') : faultOf('text.title')} onChange={(event) => change({ title: event.target.value })} />
      <SimilarTopics community={community} text={`${given.title} ${given.story}`} exceptId={exceptId} />
      <div className="with-mic">
        <TextArea label={t('story')} hint={t('storyHint')} value={given.story} maxLength={limits.story} rows={5}
          error={missing === 'story' && !given.story.trim() ? t('needStory') : faultOf('text.story')} onChange={(event) => change({ story: event.target.value })} />
        {dictation.able && <Button icon={dictation.listening ? 'stop' : 'mic'} aria-pressed={dictation.listening} onClick={dictation.toggle}>{dictation.listening ? t('speakStop') : t('speak')}</Button>}
        {dictation.failed && <p className="note">{t('speakFailed')}</p>}
      </div>
    </>
  )
}

function WhereStep({ place, given, change, isMissing }: StepProps & { place: ForProposing; isMissing: boolean }) {
  const t = useTranslations('topic.propose')
  const tt = useTranslations('topic')
  const buildings = place.buildings.filter(({ gridId }) => !given.gridId || gridId === given.gridId)
  return (
    <>
      <Select label={t('where')} value={given.gridId} onChange={(event) => change({ gridId: event.target.value, buildingId: '' })}>
        <option value="">{t('whereWhole')}</option>
        {place.grids.map((grid) => <option key={grid.id} value={grid.id}>{t('whereGrid', { name: grid.name })}</option>)}
      </Select>
      {given.gridId && buildings.length > 0 && (
        <Select label={t('whereBuilding')} value={given.buildingId} onChange={(event) => change({ buildingId: event.target.value })}>
          <option value="">{t('whereNoBuilding')}</option>
          {buildings.map((building) => <option key={building.id} value={building.id}>{building.name}</option>)}
        </Select>
      )}
      <Options name="care" compact legend={t('care')} value={given.careDomain} error={isMissing && !given.careDomain ? t('needCare') : undefined} onChange={(careDomain) => change({ careDomain })}
        options={careDomains.map((value) => ({ value, label: tt(`care.${value}`), note: tt(`careHint.${value}`) }))} />
    </>
  )
}

function PhotoStep({ community, place, given, change, kept, isExisting }: StepProps & { community: string; place: ForProposing; kept: ReturnType<typeof useKeptFiles>; isExisting: boolean }) {
  const t = useTranslations('topic.propose')
  const photos = useTranslations('ui.photos')
  const tt = useTranslations('topic.page')
  return (
    <>
      {given.photos.length > 0 && (
        <ul className="photos">
          {given.photos.map((id, at) => (
            <li key={id}>
              <img src={paths(community).file(id, true)} alt={tt('photoNth', { n: at + 1 })} />
              <Button kind="text" icon="trash" small aria-label={photos('removeNth', { n: at + 1 })} onClick={() => change({ photos: given.photos.filter((each) => each !== id) })}>{photos('remove')}</Button>
            </li>
          ))}
        </ul>
      )}
      <PhotoInput label={t('photos')} hint={t('photosHint', { n: limits.photos })} files={kept.files} most={limits.photos - given.photos.length} onChange={kept.set} />
      <TextField label={t('tags')} hint={t('tagsHint')} value={given.tags} maxLength={limits.tags * (limits.tag + 1)} onChange={(event) => change({ tags: event.target.value })} />
      {!isExisting && place.displayName && (
        <Options name="shownAs" compact legend={t('shownAs')} value={given.shownAs} onChange={(shownAs) => change({ shownAs })} options={[
          { value: 'NAME', label: t('shownName', { name: place.displayName }), note: t('shownNameNote') },
          { value: 'NEIGHBOUR', label: t('shownNeighbour'), note: t('shownNeighbourNote') },
        ]} />
      )}
    </>
  )
}

/** As the neighbours will see it. */
function Preview({ community, place, given, files, isExisting }: { community: string; place: ForProposing; given: Written; files: readonly File[]; isExisting: boolean }) {
  const t = useTranslations('topic.propose')
  const tt = useTranslations('topic')
  const where = place.buildings.find(({ id }) => id === given.buildingId)?.name ?? place.grids.find(({ id }) => id === given.gridId)?.name ?? tt('wholeCommunity')
  const name = given.shownAs === 'NAME' && place.displayName ? place.displayName : tt('aNeighbour')
  return (
    <>
      <p>{t('previewLead')}</p>
      <article className="preview">
        <h2 className="say"><PhraseTitle text={given.title} /></h2>
        <p className="note">{isExisting ? '' : `${name} · `}{tt('page.where', { place: where, care: tt(`care.${given.careDomain ?? 'OTHER'}`) })}</p>
        <div className="story">{given.story.split(/\n+/).filter((line) => line.trim()).map((line, at) => <p key={at}>{line}</p>)}</div>
        {(given.photos.length > 0 || files.length > 0) && (
          <ul className="photos">
            {given.photos.map((id, at) => (
              <li key={id}><img src={paths(community).file(id, true)} alt={tt('page.photoNth', { n: at + 1 })} /></li>
            ))}
            {files.map((file, at) => <LocalPhoto key={`${file.name}-${at}`} file={file} n={given.photos.length + at + 1} />)}
          </ul>
        )}
      </article>
    </>
  )
}

function LocalPhoto({ file, n }: { file: File; n: number }) {
  const t = useTranslations('topic.page')
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return <li>{url && <img src={url} alt={t('photoNth', { n })} />}</li>
}

/** That the words are safe, and the way to begin anew. */
function Kept({ keptAt, wasKept, onForget }: { keptAt: number | null; wasKept: boolean; onForget: () => void }) {
  const t = useTranslations('topic.propose')
  const dates = useDates()
  if (keptAt === null) return <p className="wizard-kept" />
  return (
    <p className="wizard-kept" aria-live="polite">
      <Icon name="check" />{wasKept ? t('keptAt', { when: dates.dayTime(keptAt) }) : t('kept')}
      {wasKept && <Button kind="text" small onClick={onForget}>{t('startOver')}</Button>}
    </p>
  )
}
