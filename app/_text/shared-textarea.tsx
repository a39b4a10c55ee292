'use client'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { useTranslations } from 'next-intl'
import { itemField, itemText, textLimits } from '../../contract/shared-text.ts'
import { FieldPresence } from './presence-line.tsx'
import { isTextHere } from './shared-doc.ts'
import { useOthers, useSharedDoc, useTextStatus } from './shared-room.tsx'
import { TextBinding } from './text-binding.ts'
import './text.css'

/**
 * The wording of one agenda item, written by several people at once. Inside a `SharedRoom`.
 * `initial`: the text as the server knows it, shown until the shared document is here; it is never written into it.
 */
export function SharedTextarea({ itemId, label, hint, initial = '', placeholder }: {
  itemId: string
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
  const field = itemField(itemId)
  const isTaken = useOthers(field).some((other) => other.isWriting)

  useEffect(() => {
    const element = area.current
    if (!shared || !isHere || !element) return
    const text = itemText(shared.doc, itemId)
    const binding = new TextBinding(element, text, shared)
    const count = () => setLength(element.value.length)
    count()
    text.observe(count)
    return () => {
      text.unobserve(count)
      binding.destroy()
    }
  }, [shared, isHere, itemId])

  const left = textLimits.itemCharacters - length
  const described = [hint ? `${id}-hint` : null, `${id}-who`].filter(Boolean).join(' ')
  return (
    <div className={isTaken ? 'field shared-field shared-field--taken' : 'field shared-field'}>
      <label htmlFor={id}>{label}</label>
      {hint && <p className="field-hint" id={`${id}-hint`}>{hint}</p>}
      <textarea
        ref={area} id={id} className="input" defaultValue={initial} placeholder={placeholder} readOnly={!mayWrite}
        maxLength={textLimits.itemCharacters} aria-describedby={described} data-shared={field}
        onFocus={() => shared?.enter(field)} onBlur={() => shared?.enter(null)}
      />
      {left <= textLimits.itemCharacters / 5 && <p className="field-count" aria-live="polite">{t('charactersLeft', { n: Math.max(0, left) })}</p>}
      <FieldPresence field={field} id={`${id}-who`} />
    </div>
  )
}
