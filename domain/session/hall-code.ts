import type { SessionPhase } from './phases.ts'

/**
 * 现场码: six digits on the big screen that say "I am in the hall". They change every minute; the one before still holds, so
 * that nobody is caught in the middle of typing, and a photo sent to a friend at home is worth nothing two minutes later.
 */
export const hallCodeDigits = 6
/** how long one code stands on the screen, in ms */
export const hallCodeStands = 60_000
/** windows in which a code holds: the present one and the one before */
const windowsHeld = 2
/** how far back a code is still known as one that was, for a kinder sentence; in windows */
const windowsRemembered = 60

/** The big screen shows it while people come in and while they are in session, and at no other time. */
export const hallCodePhases: readonly SessionPhase[] = ['CHECK_IN', 'IN_PROGRESS']

/** wrong codes that one person may type in `hallCodeTriesWithin` ms before the door asks for patience */
export const hallCodeTries = 6
export const hallCodeTriesWithin = 5 * 60_000

/** What the big screen shows: the digits, and until when they stand there (epoch ms). */
export interface HallCode { code: string; until: number }

/** How a typed code stands to the hall. NONE: nothing was typed. */
export type HallCodeCheck = 'NONE' | 'RIGHT' | 'OLD' | 'WRONG'

export const hallWindowOf = (now: number): number => Math.floor(now / hallCodeStands)

export function hallCodeAt(now: number, codeOf: (window: number) => string): HallCode {
  const window = hallWindowOf(now)
  return { code: codeOf(window), until: (window + 1) * hallCodeStands }
}

/** What somebody typed or scanned, as a code: digits of any width, without spaces and dashes. null when it cannot be one. */
export function readHallCode(typed: string): string | null {
  const code = typed.normalize('NFKC').replace(/[\s\-·]/g, '')
  return code.length === hallCodeDigits && /^\d+$/.test(code) ? code : null
}

export function checkHallCode(typed: string | null, now: number, codeOf: (window: number) => string): HallCodeCheck {
  if (typed === null || typed.trim() === '') return 'NONE'
  const code = readHallCode(typed)
  if (code === null) return 'WRONG'
  const window = hallWindowOf(now)
  for (let back = 0; back < windowsRemembered; back++) {
    if (codeOf(window - back) === code) return back < windowsHeld ? 'RIGHT' : 'OLD'
  }
  return 'WRONG'
}
