import type { RefusalCode } from '../domain/refusal.ts'
import type { RefusalDetail } from '../domain/decision.ts'

/** Raised whenever an older client could misread what the server sends. Older clients are asked to reload. */
export const PROTOCOL_VERSION = 2

export type CommandAnswer<Data = unknown> =
  | { ok: true; data: Data }
  | { ok: false; code: RefusalCode; detail?: RefusalDetail; fields?: FieldFault[] }

/** One wrong field: path as in the schema (e.g. "place.gridId") and a key of contract/words refusals "fields". */
export interface FieldFault { path: string; fault: string; limit?: number }

/** HTTP status of an answer, for the HTTP door only. */
export function statusOf(answer: CommandAnswer): number {
  if (answer.ok) return 200
  switch (answer.code) {
    case 'NOT_SIGNED_IN': case 'SIGN_IN_EXPIRED': return 401
    case 'NOT_ALLOWED': case 'NOT_VERIFIED': case 'FOREIGN_ORIGIN': return 403
    case 'NOT_FOUND': case 'UNKNOWN_COMMAND': return 404
    case 'INPUT_INVALID': return 422
    case 'PAYLOAD_TOO_LARGE': return 413
    case 'PROTOCOL_OUTDATED': return 426
    case 'TOO_MANY_REQUESTS': return 429
    case 'SERVER_BUSY': return 503
    case 'SERVER_FAULT': return 500
    default: return 409
  }
}
