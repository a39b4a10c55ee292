'use client'
import { createContext, useContext, type ReactNode } from 'react'
import type { Mode } from './preferences.ts'

const ModeContext = createContext<Mode>('normal')

export function ModeProvider({ mode, children }: { mode: Mode; children: ReactNode }) {
  return <ModeContext value={mode}>{children}</ModeContext>
}

/** `elder` when the person reads in the large mode: fewer acts, spoken clock times, no pop-ups. */
export function useMode(): Mode {
  return useContext(ModeContext)
}
