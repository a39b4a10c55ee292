'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { ErrorLine } from './field.tsx'
import { Icon } from './icon.tsx'

/** Photos chosen on this device, with a look at each. `files` are kept by the caller, so that a draft can hold them. */
export function PhotoInput({ label, hint, error, files, most, accept = 'image/jpeg,image/png,image/webp', onChange }: {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  files: readonly File[]
  most: number
  accept?: string
  onChange: (files: File[]) => void
}) {
  const t = useTranslations('ui.photos')
  const id = useId()
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ')
  const room = most - files.length
  return (
    <div className="field photo-pick" role="group" aria-labelledby={`${id}-label`}>
      <p className="label" id={`${id}-label`}>{label}</p>
      {hint && <p className="field-hint" id={`${id}-hint`}>{hint}</p>}
      {files.length > 0 && <ul className="photos">{files.map((file, at) => <Photo key={`${file.name}-${file.size}-${at}`} file={file} at={at} onRemove={() => onChange(files.filter((_, other) => other !== at))} />)}</ul>}
      {room > 0
        ? (
          <label className="btn">
            <Icon name="camera" />{files.length === 0 ? t('add') : t('addMore', { n: room })}
            <input type="file" accept={accept} multiple={room > 1} aria-describedby={described || undefined} aria-invalid={error ? true : undefined}
              onChange={(event) => { onChange([...files, ...(event.target.files ?? [])].slice(0, most)); event.target.value = '' }} />
          </label>
        )
        : <p className="note">{t('full', { n: most })}</p>}
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
    </div>
  )
}

function Photo({ file, at, onRemove }: { file: File; at: number; onRemove: () => void }) {
  const t = useTranslations('ui.photos')
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return <li>{url && <img src={url} alt={t('alt', { n: at + 1 })} />}<Button kind="text" icon="trash" small onClick={onRemove} aria-label={t('removeNth', { n: at + 1 })}>{t('remove')}</Button></li>
}
