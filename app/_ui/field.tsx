import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react'
import { useTranslations } from 'next-intl'
import { Triangle } from './lamp.tsx'

interface FieldWords {
  label: ReactNode
  hint?: ReactNode
  /** the mistake, with the number that is wrong; null when there is none */
  error?: ReactNode
  optional?: boolean
  className?: string
}

interface FieldIds { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

/** A mistake or a loss in words, with the triangle. */
export function ErrorLine({ id, children }: { id?: string; children: ReactNode }) {
  return <p className="bad" id={id} role="alert"><Triangle /><span>{children}</span></p>
}

/** Label, hint, control, mistake: joined for screen readers. `children` makes the control from the ids. */
export function Field({ label, hint, error, optional = false, className, id: given, children }: FieldWords & { id?: string; children: (ids: FieldIds) => ReactNode }) {
  const t = useTranslations('ui')
  const made = useId()
  const id = given ?? made
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ')
  return (
    <div className={className ? `field ${className}` : 'field'}>
      <label htmlFor={id}>{label}{optional && <span className="note"> {t('optional')}</span>}</label>
      {hint && <p className="field-hint" id={`${id}-hint`}>{hint}</p>}
      {children({ id, ...(described ? { 'aria-describedby': described } : {}), ...(error ? { 'aria-invalid': true } : {}) })}
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
    </div>
  )
}

export function TextField({ label, hint, error, optional, className, id, code = false, ...input }:
  FieldWords & { code?: boolean } & Omit<InputHTMLAttributes<HTMLInputElement>, 'className'>) {
  return (
    <Field {...{ label, hint, error, optional, className, id }}>
      {(ids) => <input {...input} {...ids} className={code ? 'input input--code' : 'input'} />}
    </Field>
  )
}

/** With `maxLength` and `value` it says how many characters are left, from 80 % on. */
export function TextArea({ label, hint, error, optional, className, id, ...area }:
  FieldWords & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className'>) {
  const t = useTranslations('ui')
  const length = typeof area.value === 'string' ? area.value.length : 0
  const left = area.maxLength === undefined ? null : area.maxLength - length
  return (
    <Field {...{ label, hint, error, optional, className, id }}>
      {(ids) => (
        <>
          <textarea {...area} {...ids} className="input" />
          {left !== null && area.maxLength !== undefined && length >= area.maxLength * 0.8 && <p className="field-count" aria-live="polite">{t('charactersLeft', { n: left })}</p>}
        </>
      )}
    </Field>
  )
}

export function Select({ label, hint, error, optional, className, id, children, ...select }:
  FieldWords & { children: ReactNode } & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className'>) {
  return (
    <Field {...{ label, hint, error, optional, className, id }}>
      {(ids) => <select {...select} {...ids} className="input">{children}</select>}
    </Field>
  )
}

export function CheckField({ label, hint, error, ...input }: Omit<FieldWords, 'optional' | 'className'> & Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'className'>) {
  const made = useId()
  const id = input.id ?? made
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="check"><input {...input} id={id} type="checkbox" aria-describedby={described || undefined} aria-invalid={error ? true : undefined} /><span>{label}{hint && <span className="note" id={`${id}-hint`}><br />{hint}</span>}</span></label>
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
    </div>
  )
}

/** Several controls under one question. */
export function FieldGroup({ legend, hint, error, children }: { legend: ReactNode; hint?: ReactNode; error?: ReactNode; children: ReactNode }) {
  const id = useId()
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ')
  return (
    <fieldset className="field" aria-describedby={described || undefined}>
      <legend className="label">{legend}</legend>
      {hint && <p className="field-hint" id={`${id}-hint`}>{hint}</p>}
      {children}
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
    </fieldset>
  )
}
