import * as Y from 'yjs'
import { closeCode, renderTexts, textLimits, type RenderedTexts, type SharedDocKind } from '../../contract/shared-text.ts'
import type { Connection } from './connection.ts'
import {
  framed, presenceFrame, readPresence, readUpdate, savedFrame, syncedFrame, syncStep1, syncStep2, updateFrame, type CheckedUpdate, type Incoming, type PresenceEntry,
} from './frames.ts'
import { Relay } from './relay.ts'
import type { StoredDoc } from './ports.ts'

/** Where a change came from: a connection, another process, the log on disk, the server itself, or Yjs (null), which tidies up formatting of its own accord. */
type Origin = Connection | typeof fromPeers | typeof fromStore | { by: string | null } | null
const fromPeers = Symbol('peers')
const fromStore = Symbol('store')

/** What is sent to newcomers after the state they start from may grow to this, or to half of that state. */
const SINCE_BYTES = 64 * 1024
/** different answers kept for those who come back */
const RESTS = 32
const synced = framed(syncedFrame)

export interface LiveDocParts {
  name: string
  kind: SharedDocKind
  stored: StoredDoc
  /** queues an update for the log; returns its position */
  append(update: Uint8Array, by: string | null): number
  whenCommitted(position: number, then: () => void): void
  /** tells other processes */
  publish(update: Uint8Array): void
  /** the text has changed */
  onChange(): void
  /** an editor came or went */
  onEditors(): void
  onBadRow(error: unknown): void
  /** memory can no longer be trusted: load again from the log */
  onBroken(): void
}

/**
 * One shared document in memory, with those who have it open. Holds no truth of its own: every change is in the log's queue
 * before anybody else sees it, and the log can rebuild the document.
 */
export class LiveDoc {
  readonly name: string
  readonly kind: SharedDocKind
  readonly connections = new Set<Connection>()
  /** position of the last update in the log's queue; 0 when this process has written nothing */
  lastPosition = 0
  /** rows in the log since the last compaction, and their bytes */
  tailRows: number
  tailBytes: number
  /** goes up with every change */
  version = 0
  /** reasons to stay in memory besides connections */
  holds = 0

  private readonly parts: LiveDocParts
  private doc: Y.Doc
  private readonly presence = new Map<number, PresenceEntry & { owner: Connection }>()
  private readonly relay = new Relay(this.connections)
  /** What a newcomer is sent: the state of some moment and every update since. Made anew when the rest has grown large, or something was deleted. */
  private whole: { state: Buffer; since: Buffer[]; sinceBytes: number } | null = null
  /** answers to those who came back with a part of this version, by what they have */
  private readonly rests = new Map<string, Buffer>()
  /** how often this document was written out as a whole for somebody; newcomers at the same time share one */
  encodes = 0
  /** upper estimate of the full state's size; exact after `measure` */
  private bytes = 0

  constructor(parts: LiveDocParts) {
    this.parts = parts
    this.name = parts.name
    this.kind = parts.kind
    this.tailRows = parts.stored.tail.length
    this.tailBytes = parts.stored.tail.reduce((sum, part) => sum + part.byteLength, 0)
    this.doc = this.build(parts.stored)
  }

  private build(stored: StoredDoc): Y.Doc {
    const { doc, isSound } = this.fromRows([...(stored.snapshot ? [stored.snapshot] : []), ...stored.tail])
    this.bytes = (stored.snapshot?.byteLength ?? 0) + stored.tail.reduce((sum, part) => sum + part.byteLength, 0)
    // The log is what a newcomer needs, byte for byte: opening a document writes out nothing. Unless something was deleted in it.
    this.rests.clear()
    this.whole = null
    if (isSound && stored.snapshot && !stored.tail.some(deletes)) {
      this.whole = { state: framed(updateFrame(stored.snapshot)), since: [], sinceBytes: 0 }
      for (const part of stored.tail) this.addToWhole(framed(updateFrame(part)))
    }
    doc.on('update', (update: Uint8Array, origin: Origin, _doc: Y.Doc, { deleteSet }: Y.Transaction) => this.changed(update, origin, deleteSet.clients.size > 0))
    return doc
  }

  /** In one transaction: between two rows Yjs would tidy up formatting that a later row has tidied up already, differently. */
  private fromRows(parts: readonly Uint8Array[]): { doc: Y.Doc; isSound: boolean } {
    try {
      const doc = new Y.Doc()
      doc.transact(() => { for (const part of parts) Y.applyUpdate(doc, part, fromStore) }, fromStore)
      return { doc, isSound: true }
    } catch {
      const doc = new Y.Doc()
      for (const part of parts) {
        try {
          Y.applyUpdate(doc, part, fromStore)
        } catch (error) {
          // One unreadable row must not take the rest of the text with it. It stays in the log for whoever repairs it.
          this.parts.onBadRow(error)
        }
      }
      return { doc, isSound: false }
    }
  }

  private changed(update: Uint8Array, origin: Origin, hasDeleted: boolean) {
    this.version++
    this.bytes += update.byteLength
    if (origin !== fromPeers && origin !== fromStore) {
      this.log(update, origin && ('grant' in origin ? origin.grant.userId : origin.by))
      this.parts.publish(update)
    }
    this.rests.clear()
    const frame = framed(updateFrame(update))
    // What was typed and taken back is nobody's business who comes later: they get the state without it.
    if (hasDeleted) this.whole = null
    this.addToWhole(frame)
    this.relay.tell(frame, origin)
    this.parts.onChange()
  }

  private addToWhole(frame: Buffer) {
    if (!this.whole) return
    this.whole.since.push(frame)
    this.whole.sinceBytes += frame.byteLength
    if (this.whole.sinceBytes > Math.max(SINCE_BYTES, this.whole.state.byteLength / 2)) this.whole = null
  }

  private log(update: Uint8Array, by: string | null) {
    this.lastPosition = this.parts.append(update, by)
    this.tailRows++
    this.tailBytes += update.byteLength
  }

  // ---------- coming and going ----------

  join(connection: Connection) {
    this.connections.add(connection)
    connection.send(syncStep1(this.doc))
    if (connection.grant.mode === 'edit' && this.presence.size > 0) connection.send(presenceFrame([...this.presence.values()]))
  }

  leave(connection: Connection) {
    if (!this.connections.delete(connection)) return
    const mine = connection.clientId === null ? undefined : this.presence.get(connection.clientId)
    if (mine?.owner !== connection) return
    this.presence.delete(mine.clientId)
    this.parts.onEditors()
    this.tellEditors(presenceFrame([{ clientId: mine.clientId, clock: mine.clock + 1, state: null }]), connection)
  }

  // ---------- frames ----------

  /** @throws on malformed content: the caller ends this connection */
  receive(connection: Connection, incoming: Incoming) {
    const mayEdit = connection.grant.mode === 'edit'
    switch (incoming.type) {
      case 'step1': return this.bringUpToDate(connection, incoming.stateVector)
      case 'update': return mayEdit ? this.update(connection, readUpdate(incoming.decoder)) : undefined
      case 'presence': return mayEdit ? this.heard(connection, readPresence(incoming.decoder, textLimits.presenceBytes)) : undefined
      case 'queryPresence': return mayEdit ? connection.send(presenceFrame([...this.presence.values()])) : undefined
      case 'ask': {
        // The document's last position, not the connection's: an edit that arrived over an earlier connection of the same
        // person is already in memory, adds nothing now, and may still be on its way to the disk.
        if (mayEdit) this.parts.whenCommitted(this.lastPosition, () => connection.send(savedFrame(incoming.ticket)))
        return
      }
    }
  }

  private bringUpToDate(connection: Connection, stateVector: Uint8Array) {
    const isEmpty = stateVector.byteLength === 1 && stateVector[0] === 0
    connection.sendFramed(isEmpty ? this.everything() : this.restFor(stateVector))
  }

  /** One buffer for all who come until the next edit; edits are added to it rather than the state written out again. */
  private everything(): Buffer {
    this.whole ??= { state: framed(updateFrame(this.encode())), since: [], sinceBytes: 0 }
    const { state, since } = this.whole
    // Many small pieces become one, so that the next newcomer costs one copy less.
    if (since.length > 1) this.whole.since = [Buffer.concat(since)]
    return Buffer.concat([state, ...this.whole.since, synced])
  }

  /** A crowd that comes back after a cut has the same part: it is worked out once. */
  private restFor(stateVector: Uint8Array): Buffer {
    const key = Buffer.from(stateVector).toString('latin1')
    let rest = this.rests.get(key)
    if (!rest) {
      rest = framed(syncStep2(this.encode(stateVector)))
      if (this.rests.size < RESTS) this.rests.set(key, rest)
    }
    return rest
  }

  private encode(stateVector?: Uint8Array): Uint8Array {
    this.encodes++
    return Y.encodeStateAsUpdate(this.doc, stateVector)
  }

  private update(connection: Connection, { update, reaches }: CheckedUpdate) {
    this.forbidForeignHand(connection, reaches)
    if (!this.fits(update)) return connection.part(closeCode.documentFull, 'document full')
    const before = this.version
    try {
      Y.applyUpdate(this.doc, update, connection)
    } catch (error) {
      // It decoded, yet could not be applied: what of it reached memory is unknown.
      this.rebuild()
      throw error
    }
    // Parts that wait for something missing emit no change; keep them on disk as well, before anybody is told "saved".
    if (this.version === before && this.isWaiting) {
      this.log(update, connection.grant.userId)
      this.addToWhole(framed(updateFrame(update)))
      this.rests.clear()
    }
  }

  private get isWaiting(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null
  }

  /** Nobody writes with the pen of another person who is here: their own edits would be taken for repetitions and lost. */
  private forbidForeignHand(connection: Connection, reaches: Map<number, number>) {
    for (const [clientId, clock] of reaches) {
      const owner = this.presence.get(clientId)?.owner
      if (!owner || owner.grant.userId === connection.grant.userId) continue
      if (clock > Y.getState(this.doc.store, clientId)) throw new Error('update under another editor’s client id')
    }
  }

  /** Whether the document stays within its limit. Deleting is always possible, also in a full document. */
  private fits(update: Uint8Array): boolean {
    if (this.bytes + update.byteLength <= textLimits.documentBytes) return true
    const now = this.measure()
    if (now + update.byteLength <= textLimits.documentBytes) return true
    const trial = new Y.Doc()
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(this.doc))
    Y.applyUpdate(trial, update)
    const then = Y.encodeStateAsUpdate(trial).byteLength
    trial.destroy()
    return then <= Math.max(textLimits.documentBytes, now)
  }

  private measure(): number {
    return (this.bytes = Y.encodeStateAsUpdate(this.doc).byteLength)
  }

  /** A fresh document from the sound part of this one, so that nobody else notices; failing that, from the log. */
  private rebuild() {
    try {
      const sound = fold([Y.encodeStateAsUpdate(this.doc)])
      this.doc.destroy()
      this.doc = this.build({ snapshot: sound, tail: [] })
      this.version++
    } catch {
      this.parts.onBroken()
    }
  }

  private heard(connection: Connection, entries: PresenceEntry[]) {
    for (const entry of entries) {
      const known = this.presence.get(entry.clientId)
      if (connection.clientId === null && entry.state !== null && (!known || known.owner.grant.userId === connection.grant.userId)) {
        connection.clientId = entry.clientId
      }
      // The stock provider repeats what it heard of others; everybody speaks for themselves here.
      if (entry.clientId !== connection.clientId) continue
      const { userId, displayName } = connection.grant
      const mine = { ...entry, state: entry.state && { ...entry.state, user: { id: userId, name: displayName } } }
      if (entry.state) this.presence.set(entry.clientId, { ...mine, owner: connection })
      else this.presence.delete(entry.clientId)
      if (Boolean(entry.state) !== Boolean(known?.state)) this.parts.onEditors()
      this.tellEditors(presenceFrame([mine]), connection)
    }
  }

  private tellEditors(frame: Uint8Array, except: Connection) {
    for (const connection of this.connections) {
      if (connection !== except && connection.grant.mode === 'edit') connection.send(frame)
    }
  }

  // ---------- the server's own hand ----------

  /** Changes the document in the server's name (`by` null) or a person's; returns the log position to wait for. */
  edit(by: string | null, change: (doc: Y.Doc) => void): number {
    this.doc.transact(() => change(this.doc), { by })
    return this.lastPosition
  }

  /** What another process or the log has; repeating is harmless. */
  merge(updates: readonly Uint8Array[]) {
    for (const update of updates) Y.applyUpdate(this.doc, update, fromPeers)
  }

  /** Display names of those who have the text open for editing, each once. */
  editors(): string[] {
    const names = new Map([...this.presence.values()].map(({ owner: { grant } }) => [grant.userId, grant.displayName]))
    return [...names.values()]
  }

  texts(): RenderedTexts {
    return renderTexts(this.kind, this.doc)
  }

  read<T>(view: (doc: Y.Doc) => T): T {
    return view(this.doc)
  }

  /** Everything, as one update. */
  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }

  destroy() {
    this.relay.end()
    this.doc.destroy()
  }
}

/** Whether something that was there before is gone after this update. */
const deletes = (update: Uint8Array) => Y.decodeUpdate(update).ds.clients.size > 0

/** Merges snapshot and tail into one update; what was deleted loses its content. @throws when a part cannot be read */
export function fold(parts: Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => { for (const part of parts) Y.applyUpdate(doc, part) })
  const folded = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return folded
}
