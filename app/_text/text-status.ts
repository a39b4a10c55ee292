/** What a person is told about their text. Times are epoch ms of this device. */
export type TextStatus =
  /** not here yet */
  | { state: 'opening' }
  /** everything typed here is on the server's disk; `at` null: nothing typed yet */
  | { state: 'saved'; at: number | null }
  | { state: 'saving'; since: number }
  /** `isHere`: the text came before the line broke */
  | { state: 'offline'; since: number; hasUnsaved: boolean; isHere: boolean }
  /** may look, not write; `hasUnsaved`: something typed before is kept on this device only */
  | { state: 'reading'; hasUnsaved: boolean }
  | { state: 'refused'; why: 'notAllowed' | 'full' }

/** Whether the text itself is here, so that it may be shown and written. */
export function isTextHere(status: TextStatus): boolean {
  return status.state === 'offline' ? status.isHere : status.state !== 'opening' && status.state !== 'refused'
}

/** Somebody else who has the document open for editing. */
export interface Other { clientId: number; id: string; name: string; at: string | null; isWriting: boolean }
