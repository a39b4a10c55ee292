'use client'
import type { ComponentProps } from 'react'
import { fieldsOf } from '../../contract/words/dates.ts'
import { TextField } from '../_ui/field.tsx'

const two = (n: number) => String(n).padStart(2, '0')
const textOf = (ms: number) => { const { year, month, day } = fieldsOf(ms); return `${year}-${two(month)}-${two(day)}` }
const DAY = 86_400_000

/** Noon of a chosen day in the community's time zone, epoch ms; null while nothing is chosen. */
export function dayChosen(value: string): number | null {
  const at = Date.parse(`${value}T12:00:00+08:00`)
  return Number.isNaN(at) ? null : at
}

/** A day between two limits: the device's own calendar. `after` is the last day that is too early. */
export function DayField({ after, until, ...field }: Omit<ComponentProps<typeof TextField>, 'type' | 'min' | 'max'> & { after: number; until: number }) {
  return <TextField {...field} type="date" min={textOf(after + DAY)} max={textOf(until)} />
}
