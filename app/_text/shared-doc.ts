'use client'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { closeCode, durable, durableParams, frame, presenceOf, sharedTextPath } from '../../contract/shared-text-names.ts'
import { openKeptCopy, type KeptCopy } from './kept-copy.ts'
import { TextBinding } from './text-binding.ts'
import type { Other, TextStatus } from './text-status.ts'

/** ms from the last key to the question "is it saved?", and to the copy on this device */
const ASK_AFTER = 150
const KEEP_AFTER = 300
/** a line that has not brought a single frame for this long after the question is dead, whatever the socket says */
const DEAD_AFTER = 8_000
/** "is writing" ends this long after the last key */
const WRITING_FOR = 5_000

/**
 * One shared document in the browser: the stock provider, with a gate in front of it. While an input method composes
 * (`hold`), neither others' edits come in nor half-typed pinyin goes out; both follow at its end (`release`).
 */
export class SharedDoc {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  readonly docName: string
  private readonly userId: string
  private readonly kept: KeptCopy
  private readonly listeners = new Set<() => void>()
  private status: TextStatus = { state: 'opening' }
  private others: readonly Other[] = []

  private holders = 0
  private incoming: (() => void)[] = []
  private outgoing: Uint8Array[] = []

  /** local edits so far, and how many of them were made when a ticket was handed in */
  private edits = 0
  private savedEdits = 0
  private tickets = 0
  private asked: { ticket: number; edits: number } | null = null
  private savedAt: number | null = null
  private savingSince = 0
  private offlineSince: number | null = null
  private mayEdit: boolean | null = null
  private refused: 'notAllowed' | 'full' | null = null
  private hasBeenHere = false

  private askTimer: ReturnType<typeof setTimeout> | undefined
  private deadTimer: ReturnType<typeof setTimeout> | undefined
  private keepTimer: ReturnType<typeof setTimeout> | undefined
  private writingTimer: ReturnType<typeof setTimeout> | undefined

  constructor(docName: string, userId: string) {
    this.docName = docName
    this.userId = userId
    this.kept = openKeptCopy(userId, docName)
    const { protocol, host } = window.location
    this.provider = new WebsocketProvider(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}${sharedTextPath.slice(0, -1)}`, docName, this.doc, {
      connect: false, disableBc: true, params: durableParams, maxBackoffTime: 8_000,
    })
    this.gateIncoming(frame.sync)
    this.gateIncoming(frame.awareness)
    this.provider.messageHandlers[frame.durable] = (_encoder, decoder) => this.heard(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
    this.doc.off('update', this.provider._updateHandler)
    this.doc.on('update', this.onUpdate)
    this.provider.on('sync', this.onSync)
    this.provider.on('status', this.onStatus)
    this.provider.on('closed', this.onClosed)
    this.provider.awareness.on('change', this.onPresence)
    window.addEventListener('online', this.onOnline)
    window.addEventListener('offline', this.onOffline)
    document.addEventListener('visibilitychange', this.onOnline)
    window.addEventListener('pagehide', this.keepNow)
    // The same structures that the server lost or never saw: merging them is exact, unlike seeding text.
    for (const update of this.kept.found) this.restore(update)
    this.provider.connect()
  }

  destroy() {
    this.keepNow()
    for (const timer of [this.askTimer, this.deadTimer, this.keepTimer, this.writingTimer]) clearTimeout(timer)
    window.removeEventListener('online', this.onOnline)
    window.removeEventListener('offline', this.onOffline)
    document.removeEventListener('visibilitychange', this.onOnline)
    window.removeEventListener('pagehide', this.keepNow)
    this.provider.destroy()
    this.doc.destroy()
    this.listeners.clear()
  }

  /** Keeps a textarea and one of the document's texts the same; `onLength` hears its length. Ends with the answered function. */
  bind(field: HTMLTextAreaElement, name: string, onLength: (characters: number) => void): () => void {
    const text = this.doc.getText(name)
    const binding = new TextBinding(field, text, this)
    const count = () => onLength(text.length)
    count()
    text.observe(count)
    return () => {
      text.unobserve(count)
      binding.destroy()
    }
  }

  // ---------- for React's external store ----------

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => { this.listeners.delete(listener) }
  }
  getStatus = (): TextStatus => this.status
  getOthers = (): readonly Other[] => this.others

  private tell() {
    for (const listener of this.listeners) listener()
  }

  private refresh() {
    const next = this.describe()
    if (JSON.stringify(next) === JSON.stringify(this.status)) return
    this.status = next
    this.tell()
  }

  private describe(): TextStatus {
    const hasUnsaved = this.edits > this.savedEdits
    if (this.refused) return { state: 'refused', why: this.refused }
    if (!this.hasBeenHere && this.offlineSince === null) return { state: 'opening' }
    if (this.offlineSince !== null) return { state: 'offline', since: this.offlineSince, hasUnsaved, isHere: this.hasBeenHere }
    if (this.mayEdit === false) return { state: 'reading', hasUnsaved }
    return hasUnsaved ? { state: 'saving', since: this.savingSince } : { state: 'saved', at: this.savedAt }
  }

  // ---------- the gate ----------

  /** Call when a composition begins; every `hold` needs its `release`. */
  hold() {
    this.holders++
  }

  release() {
    if (--this.holders > 0) return
    const outgoing = this.outgoing
    this.outgoing = []
    if (outgoing.length > 0) this.provider._updateHandler(Y.mergeUpdates(outgoing), null)
    const incoming = this.incoming
    this.incoming = []
    for (const deliver of incoming) deliver()
    this.askSoon()
  }

  private gateIncoming(type: number) {
    const deliver = this.provider.messageHandlers[type]!
    this.provider.messageHandlers[type] = (encoder, decoder, provider, emitSynced, messageType) => {
      if (this.holders === 0) return deliver(encoder, decoder, provider, emitSynced, messageType)
      const rest = decoding.readTailAsUint8Array(decoder).slice()
      const socket = provider.ws
      this.incoming.push(() => {
        if (provider.ws !== socket) return
        const answer = encoding.createEncoder()
        deliver(answer, decoding.createDecoder(rest), provider, emitSynced, messageType)
        if (encoding.length(answer) > 1) this.send(encoding.toUint8Array(answer))
      })
    }
  }

  private send(bytes: Uint8Array) {
    const { ws } = this.provider
    if (ws?.readyState === WebSocket.OPEN) ws.send(bytes as Uint8Array<ArrayBuffer>)
  }

  // ---------- saving ----------

  private restore(update: Uint8Array) {
    try {
      Y.applyUpdate(this.doc, update)
    } catch {
      // a damaged copy is no copy
    }
  }

  private onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === this.provider) return
    if (this.edits++ === this.savedEdits) this.savingSince = Date.now()
    if (this.holders > 0) this.outgoing.push(update)
    else this.provider._updateHandler(update, origin)
    clearTimeout(this.keepTimer)
    this.keepTimer = setTimeout(this.keepNow, KEEP_AFTER)
    this.askSoon()
    this.refresh()
  }

  private keepNow = () => {
    clearTimeout(this.keepTimer)
    if (this.edits > this.savedEdits) this.kept.keep(Y.encodeStateAsUpdate(this.doc))
  }

  private askSoon() {
    clearTimeout(this.askTimer)
    this.askTimer = setTimeout(() => this.ask(), ASK_AFTER)
  }

  private ask() {
    if (this.holders > 0 || !this.provider.synced || this.mayEdit === false || this.edits === this.savedEdits) return
    this.asked = { ticket: ++this.tickets, edits: this.edits }
    const encoder = encoding.createEncoder()
    for (const number of [frame.durable, durable.ask, this.asked.ticket]) encoding.writeVarUint(encoder, number)
    this.send(encoding.toUint8Array(encoder))
    clearTimeout(this.deadTimer)
    const askedAt = Date.now()
    this.deadTimer = setTimeout(() => { if (this.asked && this.provider.wsLastMessageReceived < askedAt) this.reconnect() }, DEAD_AFTER)
  }

  private heard(kind: number, value: number) {
    if (kind === durable.mode) this.mayEdit = value === 1
    else if (kind === durable.saved && this.asked?.ticket === value) {
      this.savedEdits = this.asked.edits
      this.savedAt = Date.now()
      this.asked = null
      if (this.savedEdits === this.edits) {
        clearTimeout(this.keepTimer)
        this.kept.forget()
      } else this.askSoon()
    }
    this.refresh()
  }

  // ---------- the line ----------

  private onSync = (isSynced: boolean) => {
    if (!isSynced) return
    this.hasBeenHere = true
    this.offlineSince = null
    this.ask()
    this.refresh()
  }

  private onStatus = ({ status }: { status: string }) => {
    if (status === 'disconnected') this.offlineSince ??= Date.now()
    this.refresh()
  }

  private onClosed = ({ code }: { code: number }) => {
    this.refused = code === closeCode.documentFull ? 'full' : 'notAllowed'
    this.refresh()
  }

  /** Back from the pocket or from a tunnel: no waiting for the next try. */
  private onOnline = () => {
    if (document.visibilityState === 'hidden') return this.keepNow()
    if (!this.refused && !this.provider.wsconnected) this.provider.connect()
  }

  private onOffline = () => {
    this.keepNow()
    this.provider.disconnect()
  }

  private reconnect() {
    this.provider.disconnect()
    this.provider.connect()
  }

  // ---------- presence ----------

  /** This person's cursor is in `field` (null: nowhere). */
  enter(field: string | null) {
    this.provider.awareness.setLocalStateField('at', field)
    if (field === null) this.stopWriting()
  }

  /** This person has just typed. */
  wrote() {
    const { awareness } = this.provider
    if (awareness.getLocalState()?.['isWriting'] !== true) awareness.setLocalStateField('isWriting', true)
    clearTimeout(this.writingTimer)
    this.writingTimer = setTimeout(() => this.stopWriting(), WRITING_FOR)
  }

  private stopWriting() {
    clearTimeout(this.writingTimer)
    const { awareness } = this.provider
    if (awareness.getLocalState()?.['isWriting'] === true) awareness.setLocalStateField('isWriting', false)
  }

  private onPresence = () => {
    const others: Other[] = []
    for (const [clientId, state] of this.provider.awareness.getStates()) {
      const known = presenceOf(state)
      if (clientId === this.doc.clientID || !known || known.user.id === this.userId) continue
      const { user, at, isWriting } = known
      others.push({ clientId, id: user.id, name: user.name, at, isWriting })
    }
    others.sort((a, b) => a.clientId - b.clientId)
    if (JSON.stringify(others) === JSON.stringify(this.others)) return
    this.others = others
    this.tell()
  }
}
