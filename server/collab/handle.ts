import { runtime } from '../runtime.ts'
import type { Collab } from './collab.ts'

export const collabService = 'collab'

/** Shared text of this process, for commands and pages alike. Inside a transaction use only `state`, `refresh` and `kick`. */
export function collab(): Collab {
  const found = runtime().services.get(collabService)
  if (!found) throw new Error('shared text has not been started')
  return found as Collab
}
