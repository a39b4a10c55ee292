/** Yjs' own test helper has no types; this is the part that is used. */
declare module 'yjs/testHelper' {
  import type { Doc } from 'yjs'

  /** As `compare` wants a replica: with all updates that it received, and a connection that is over. */
  export interface Replica extends Doc { updates: Uint8Array[]; connect(): void; tc: { flushAllMessages(): boolean } }
  /** Throws when two of them differ in content, structs, deletions or what is still pending; also merges each one's updates and compares that. Ends with their destruction. */
  export function compare(replicas: Replica[]): void
}
