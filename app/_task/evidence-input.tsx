'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { limits } from '../../contract/limits.ts'
import { Button } from '../_ui/button.tsx'
import { TextField } from '../_ui/field.tsx'
import { Icon } from '../_ui/icon.tsx'
import { PhotoInput } from '../_ui/photo-input.tsx'
import type { ChosenEvidence } from './use-task-command.ts'

/** Photos of before and after with a line of words, and papers as PDF. */
export function EvidenceInput({ value, onChange, before = true }: { value: ChosenEvidence; onChange: (value: ChosenEvidence) => void; before?: boolean }) {
  const t = useTranslations('task.evidence')
  const id = useId()
  const set = (change: Partial<ChosenEvidence>) => onChange({ ...value, ...change })
  const room = limits.evidence - value.before.length - value.after.length - value.papers.length
  return (
    <div className="form form--tight">
      <PhotoInput label={t('after')} files={value.after} most={value.after.length + room} onChange={(after) => set({ after })} />
      {value.after.length > 0 && <TextField label={t('caption')} placeholder={t('captionAfter')} optional maxLength={limits.caption} value={value.afterCaption} onChange={(event) => set({ afterCaption: event.target.value })} />}
      {before && <PhotoInput label={t('before')} files={value.before} most={value.before.length + room} onChange={(files) => set({ before: files })} />}
      {value.before.length > 0 && <TextField label={t('caption')} placeholder={t('captionBefore')} optional maxLength={limits.caption} value={value.beforeCaption} onChange={(event) => set({ beforeCaption: event.target.value })} />}
      <div className="field photo-pick" role="group" aria-labelledby={id}>
        <p className="label" id={id}>{t('papers')}</p>
        {value.papers.length > 0 && <ul>
          {value.papers.map((file, at) => (
            <li className="paper-line" key={`${file.name}-${at}`}><Icon name="doc" /><span>{file.name}</span><Button kind="text" small icon="trash" aria-label={t('removeNamed', { name: file.name })} onClick={() => set({ papers: value.papers.filter((_, other) => other !== at) })}>{t('remove')}</Button></li>
          ))}
        </ul>}
        {room > 0 && <label className="btn"><Icon name="doc" />{t('addPaper')}<input type="file" accept="application/pdf" multiple onChange={(event) => { set({ papers: [...value.papers, ...(event.target.files ?? [])].slice(0, value.papers.length + room) }); event.target.value = '' }} /></label>}
      </div>
    </div>
  )
}
