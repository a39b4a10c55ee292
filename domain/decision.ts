import type { RefusalCode } from './refusal.ts'

/** What a rule answers: the facts that follow, or a coded refusal. A refusal is a value, never an exception. */
export type Decision<E> =
  | { ok: true; events: E[] }
  | { ok: false; code: RefusalCode; detail?: RefusalDetail }

/** Values that the sentence for a code may name (times are epoch ms). */
export type RefusalDetail = Record<string, string | number>

export function accept<E>(...events: E[]): Decision<E> {
  return { ok: true, events }
}

export function refuse(code: RefusalCode, detail?: RefusalDetail): { ok: false; code: RefusalCode; detail?: RefusalDetail } {
  return detail ? { ok: false, code, detail } : { ok: false, code }
}

/** For exhaustive switches: a case that the types say cannot happen. */
export function impossible(value: never): never {
  throw new Error(`impossible: ${JSON.stringify(value)}`)
}
