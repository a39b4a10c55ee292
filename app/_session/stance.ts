import type { Stance } from '../../domain/floor/state.ts'
import type { Stance as Mark } from '../_ui/marks.tsx'

/** The signs of the house for the stances of the floor: brick, stone, question. */
export const markOf: Record<Stance, Mark> = { SUPPORT: 'FOR', OPPOSE: 'AGAINST', ASK: 'NEUTRAL' }
export const stanceOf: Record<Mark, Stance> = { FOR: 'SUPPORT', AGAINST: 'OPPOSE', NEUTRAL: 'ASK' }
