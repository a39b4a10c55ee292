'use client'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { useTranslations } from 'next-intl'
import { textLimits } from '../../contract/shared-text-names.ts'
import { FieldPresence } from './presence-line.tsx'
import { useOthers, useSharedDoc, useTextStatus } from './shared-room.tsx'
import { isTextHere } from './text-status.ts'
import './text.css'

/**
 * One field of plain text, written by several people at once. Inside a `SharedRoom`. `field`: a name from contract/shared-text.
 * `initial`: the text as the server knows it, shown until the shared document is here; it is never written into it.
 */
export function SharedTextarea({ field, label, hint, initial = '', placeholder }: {
  field: string
  label: ReactNode
  hint?: ReactNode
  initial?: string
  placeholder?: string
}) {
  const t = useTranslations('text')
  const shared = useSharedDoc()
  const status = useTextStatus()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [length, setLength] = useState(initial.length)
  const isHere = isTextHere(status)
  const mayWrite = isHere && status.state !== 'reading'
  const isTaken = useOthers(field).some((other) => other.isWriting)

  useEffect(() => {
    const element = area.current
    if (!shared || !isHere || !element) return
    return shared.bind(element, field, setLength)
  }, [shared, isHere, field])

  const left = textLimits.fieldCharacters - length
  const described = [hint ? `${id}-hint` : null, `${id}-who`].filter(Boolean).join(' ')
  return (
    <div className={isTaken ? 'field shared-field shared-field--taken' : 'field shared-field'}>
      <label htmlFor={id}>{label}</label>
      {hint && <p className="field-hint" id={`${id}-hint`}>{hint}</p>}
      <textarea
        ref={area} id={id} className="input" defaultValue={initial} placeholder={placeholder} readOnly={!mayWrite}
        maxLength={textLimits.fieldCharacters} aria-describedby={described} data-shared={field}
        onFocus={() => shared?.enter(field)} onBlur={() => shared?.enter(null)}
      />
      {left <= textLimits.fieldCharacters / 5 && <p className="field-count" aria-live="polite">{t('charactersLeft', { n: Math.max(0, left) })}</p>}
      <FieldPresence field={field} id={`${id}-who`} />
    </div>
  )
}
