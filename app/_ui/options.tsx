import type { ReactNode } from 'react'
import { useId } from 'react'
import { ErrorLine } from './field.tsx'

export interface Option<V extends string> { value: V; label: ReactNode; note?: ReactNode }

/**
 * A choice among few, large and equal: the screen has no opinion. Controlled with `value`/`onChange`,
 * or left to the form with `defaultValue`. `compact` for questions that are not a ballot.
 */
export function Options<V extends string>({ name, legend, legendHidden = false, options, value, defaultValue, onChange, error, compact = false, required = false }: {
  name: string
  legend: ReactNode
  legendHidden?: boolean
  options: readonly Option<V>[]
  value?: V | null
  defaultValue?: V
  onChange?: (value: V) => void
  error?: ReactNode
  compact?: boolean
  required?: boolean
}) {
  const id = useId()
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={legendHidden ? 'sr' : 'label'}>{legend}</legend>
      <div className={compact ? 'opts opts--compact' : 'opts'}>
        {options.map((option) => (
          <label className="opt" key={option.value}>
            <input
              type="radio" name={name} value={option.value} required={required}
              {...(value === undefined ? { defaultChecked: defaultValue === option.value } : { checked: value === option.value })}
              onChange={onChange && (() => onChange(option.value))}
              readOnly={value !== undefined && !onChange}
            />
            <span>{option.label}{option.note && <small>{option.note}</small>}</span>
          </label>
        ))}
      </div>
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
    </fieldset>
  )
}
