/**
 * What shared text needs from a database: an append-only log of Yjs updates per document, folded into a snapshot now and then.
 * Yjs updates may be applied twice and in any order, so the only promise that matters is that nothing appended is ever missing.
 */
export interface SharedTextStore {
  /** One transaction for the whole batch; resolves after the commit. */
  append(batch: readonly LoggedUpdate[]): Promise<void>
  /** Snapshot and tail of one moment. A document nobody wrote to has neither. */
  load(name: string): Promise<StoredDoc>
  /**
   * Replaces snapshot and tail by `fold(parts)` in one transaction; removes exactly the rows it read. Rows that another
   * process commits meanwhile stay. When `fold` throws, nothing changes.
   */
  compact(name: string, at: number, fold: (parts: Uint8Array[]) => Uint8Array): Promise<void>
}

export interface LoggedUpdate {
  name: string
  data: Uint8Array
  /** who sent it; null for the server itself */
  by: string | null
  /** epoch ms */
  at: number
}

export interface StoredDoc {
  snapshot: Uint8Array | null
  tail: Uint8Array[]
}

/** The part of a logger that is needed; pino fits. */
export interface CollabLog {
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Updates of documents between processes. Only a hint: what gets lost is read from the log. */
export interface Peers {
  publish(docName: string, update: Uint8Array): void
  onUpdate(listener: (docName: string, update: Uint8Array) => void): void
}
