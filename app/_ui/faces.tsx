import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

export const satisfactions = ['SATISFIED', 'BASICALLY', 'UNSATISFIED'] as const
export type Satisfaction = (typeof satisfactions)[number]

const mouths: Record<Satisfaction, string> = {
  SATISFIED: 'M15 29c2.5 4 5.5 6 9 6s6.5-2 9-6',
  BASICALLY: 'M16 31.5h16',
  UNSATISFIED: 'M15 34c2.5-4 5.5-6 9-6s6.5 2 9 6',
}

export function Face({ of }: { of: Satisfaction }) {
  return <svg className="face" viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="20" /><path d="M17 19.5v2.5M31 19.5v2.5" /><path d={mouths[of]} /></svg>
}

/** Three faces with words, equal in size and colour. */
export function Faces({ name, legend, legendHidden = false, value, defaultValue, onChange }: {
  name: string
  legend: ReactNode
  legendHidden?: boolean
  value?: Satisfaction | null
  defaultValue?: Satisfaction
  onChange?: (value: Satisfaction) => void
}) {
  const t = useTranslations('ui.satisfaction')
  return (
    <fieldset>
      <legend className={legendHidden ? 'sr' : 'label'}>{legend}</legend>
      <div className="faces">
        {satisfactions.map((each) => (
          <label className="face-pick" key={each}>
            <input
              type="radio" name={name} value={each}
              {...(value === undefined ? { defaultChecked: defaultValue === each } : { checked: value === each })}
              onChange={onChange && (() => onChange(each))}
              readOnly={value !== undefined && !onChange}
            />
            <Face of={each} />{t(each)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
