import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import type * as Y from 'yjs'
import { blocksOf, closeCode, durableParams, minutesBody, parseDocName, sharedTextPath, textLimits, type RenderedTexts } from '../../contract/shared-text.ts'
import type { Block } from '../../domain/minutes/content.ts'
import { Connection, type Grant } from './connection.ts'
import { keepAliveFrame, readFrame } from './frames.ts'
import { fold, LiveDoc } from './live-doc.ts'
import type { CollabLog, Peers, SharedTextStore } from './ports.ts'
import { createUpdateLog } from './update-log.ts'

export type { Grant } from './connection.ts'

export interface CollabParts {
  store: SharedTextStore
  /** Who may do what with a document; null: nothing. Asked at every upgrade and again while connected. */
  authorize(docName: string, request: IncomingMessage): Promise<Grant | null>
  log: CollabLog
  clock: { now(): number }
  peers?: Peers
  /** ms; tests shorten them */
  timing?: Partial<typeof defaultTiming>
}

const defaultTiming = {
  /** below the stock provider's 30 s of patience */
  keepAlive: 18_000,
  /** how long a document that nobody has open stays in memory */
  idle: 30_000,
  /** the right of an open connection is checked again after this */
  recheck: 30 * 60_000,
  /** at most one rendering of a document for the audience in this time */
  text: 700,
  /** other processes' rows are read this often, should their messages get lost */
  repair: 10_000,
  /** how long `close` waits for the last commit */
  close: 8_000,
}

/** Rows or bytes in the log after which a document is folded into a snapshot. */
const FOLD_ROWS = 400
const FOLD_BYTES = 512 * 1024
/** Not yet committed: beyond this nobody may add more, so that a database that is away does not eat the memory. */
const BACKLOG_BYTES = 32 * 1024 * 1024
const CONNECTIONS_PER_DOC = 1_000
/** Frames that may arrive while the document is still being read. */
const EARLY_FRAMES = 128

/** Who is writing, and when the last edit reached the disk (epoch ms; null: none since the document was opened). */
export interface Activity { docName: string; editors: string[]; savedAt: number | null }

export interface TextListener {
  (change: { docName: string; texts: RenderedTexts }): void
}

export interface Collab {
  /** Serves `/yjs/<docName>`. Whether the origin may connect at all is the router's question. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** The plain texts by field, see contract/shared-text. */
  text(docName: string): Promise<RenderedTexts>
  /** The text of the minutes as plain data. */
  blocks(docName: string): Promise<Block[]>
  /** Changes a document in the server's name or a person's, live for everybody; resolves after the commit. */
  edit(docName: string, by: string | null, change: (doc: Y.Doc) => void): Promise<void>
  /**
   * The document as one update, when this process has it in memory; null: the log on disk has all of it. For commands, which
   * run inside a transaction: there, `text`, `blocks` and `edit` would wait for that very transaction.
   */
  state(docName: string): Uint8Array | null
  /** Takes over what a command wrote into the log itself. */
  refresh(docName: string): void
  /** Rights have changed: these connections end and knock again. */
  kick(which: { userId: string } | { docName: string }): void
  /** What people see of a document changed; at most every `timing.text` ms and document, the last state always. */
  onText(listener: TextListener): void
  /** Somebody came, went, or something was saved; coalesced like the text. */
  onActivity(listener: (activity: Activity) => void): void
  /** Resolves once every edit received so far is on disk. */
  flush(): Promise<void>
  close(): Promise<void>
  /** `encodes`: how often the documents in memory were written out as a whole for somebody */
  stats(): { documents: number; connections: number; backlogBytes: number; encodes: number }
}

/**
 * Shared text: a thin server for the stock y-websocket protocol. Edits are kept in memory, told to the others at once and
 * appended to a log in group commits; nobody is told "saved" before the commit. Rights come from `authorize` alone.
 */
export function createCollab(parts: CollabParts): Collab {
  const { store, log, clock, peers } = parts
  const timing = { ...defaultTiming, ...parts.timing }
  const updates = createUpdateLog(store, log)
  const docs = new Map<string, Promise<LiveDoc>>()
  const live = new Map<string, LiveDoc>()
  const listeners: TextListener[] = []
  const activityListeners: ((activity: Activity) => void)[] = []
  const active = new Map<string, NodeJS.Timeout>()
  const savedAt = new Map<string, number>()
  const dirty = new Map<string, NodeJS.Timeout>()
  const leaving = new Map<string, NodeJS.Timeout>()
  const folding = new Map<string, Promise<void>>()
  const server = new WebSocketServer({ noServer: true, maxPayload: 4 * textLimits.frameBytes, perMessageDeflate: false, clientTracking: true })
  let closing = false
  /** goes up with every kick: a right that was asked for before is asked for again */
  let kicks = 0

  // ---------- documents in memory ----------

  function open(name: string): Promise<LiveDoc> {
    let doc = docs.get(name)
    if (!doc) {
      doc = load(name)
      docs.set(name, doc)
      doc.catch(() => docs.delete(name))
    }
    return doc
  }

  async function load(name: string): Promise<LiveDoc> {
    const parsed = parseDocName(name)
    if (!parsed) throw new Error(`not a document: ${name}`)
    const stored = await store.load(name)
    const doc = new LiveDoc({
      name,
      kind: parsed.kind,
      stored,
      append: (data, by) => {
        const position = updates.append({ name, data, by, at: clock.now() })
        updates.whenCommitted(position, () => {
          savedAt.set(name, clock.now())
          activeNow(doc)
        })
        return position
      },
      whenCommitted: (position, then) => updates.whenCommitted(position, then),
      publish: (update) => guarded('telling other processes of an edit failed', () => peers?.publish(name, update)),
      onChange: () => changed(doc),
      onEditors: () => activeNow(doc),
      onBadRow: (error) => log.error({ err: error, docName: name }, 'a stored edit cannot be read'),
      onBroken: () => void startOver(doc),
    })
    live.set(name, doc)
    if (needsFold(doc)) void compact(doc)
    return doc
  }

  /** Runs with the document kept in memory. */
  async function holding<T>(name: string, work: (doc: LiveDoc) => T | Promise<T>): Promise<T> {
    const doc = await open(name)
    doc.holds++
    try {
      return await work(doc)
    } finally {
      doc.holds--
      restLater(doc)
    }
  }

  const isIdle = (doc: LiveDoc) => doc.connections.size === 0 && doc.holds === 0

  function restLater(doc: LiveDoc) {
    if (!isIdle(doc) || closing) return
    clearTimeout(leaving.get(doc.name))
    leaving.set(doc.name, setTimeout(() => void unload(doc), timing.idle))
  }

  /** Leaves memory only when idle and written; both are asked again after every wait. */
  async function unload(doc: LiveDoc) {
    if (!isIdle(doc) || live.get(doc.name) !== doc) return
    await updates.committed(doc.lastPosition)
    if (doc.tailRows > 1) await compact(doc)
    const { lastPosition } = doc
    await updates.committed(lastPosition)
    if (!isIdle(doc) || live.get(doc.name) !== doc || doc.lastPosition !== lastPosition || closing) return
    forget(doc)
  }

  function forget(doc: LiveDoc) {
    clearTimeout(leaving.get(doc.name))
    leaving.delete(doc.name)
    live.delete(doc.name)
    docs.delete(doc.name)
    tellText(doc)
    tellActivity(doc)
    savedAt.delete(doc.name)
    doc.destroy()
  }

  async function startOver(doc: LiveDoc) {
    log.error({ docName: doc.name }, 'a document is read again from disk')
    for (const connection of doc.connections) connection.part(closeCode.knockAgain, 'knock again')
    await updates.flush()
    if (live.get(doc.name) === doc) forget(doc)
  }

  const needsFold = (doc: LiveDoc) => doc.tailRows >= FOLD_ROWS || doc.tailBytes >= FOLD_BYTES

  /** One at a time and document. A failure costs nothing but a longer log. */
  function compact(doc: LiveDoc): Promise<void> {
    const running = folding.get(doc.name)
    if (running) return running
    const work = (async () => {
      try {
        await updates.committed(doc.lastPosition)
        const { tailRows, tailBytes } = doc
        await store.compact(doc.name, clock.now(), fold)
        doc.tailRows -= tailRows
        doc.tailBytes -= tailBytes
      } catch (error) {
        log.error({ err: error, docName: doc.name }, 'folding the log of a document failed')
      } finally {
        folding.delete(doc.name)
      }
    })()
    folding.set(doc.name, work)
    return work
  }

  // ---------- the audience ----------

  function changed(doc: LiveDoc) {
    if (needsFold(doc)) void compact(doc)
    if (listeners.length === 0 || dirty.has(doc.name)) return
    dirty.set(doc.name, setTimeout(() => tellText(doc), timing.text))
  }

  function activeNow(doc: LiveDoc) {
    if (activityListeners.length === 0 || active.has(doc.name) || closing) return
    active.set(doc.name, setTimeout(() => tellActivity(doc), timing.text))
  }

  function tellActivity(doc: LiveDoc) {
    clearTimeout(active.get(doc.name))
    if (!active.delete(doc.name)) return
    const activity = { docName: doc.name, editors: doc.editors(), savedAt: savedAt.get(doc.name) ?? null }
    for (const listener of activityListeners) guarded('a listener of shared text failed', () => listener(activity))
  }

  function tellText(doc: LiveDoc) {
    const timer = dirty.get(doc.name)
    if (!timer) return
    clearTimeout(timer)
    dirty.delete(doc.name)
    guarded('rendering a document failed', () => {
      const change = { docName: doc.name, texts: doc.texts() }
      for (const listener of listeners) guarded('a listener of shared text failed', () => listener(change))
    })
  }

  function guarded(message: string, work: () => void) {
    try {
      work()
    } catch (error) {
      log.error({ err: error }, message)
    }
  }

  // ---------- sockets ----------

  function handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    server.handleUpgrade(request, socket, head, (accepted) => {
      accepted.on('error', () => undefined)
      admit(accepted, socket, request).catch((error: unknown) => {
        log.error({ err: error }, 'opening a shared document failed')
        accepted.close(closeCode.knockAgain, 'knock again')
      })
    })
  }

  async function admit(socket: WebSocket, line: Duplex, request: IncomingMessage) {
    const { name, isAnnounced } = askedFor(request)
    if (name === null) return socket.close(closeCode.notFound, 'not found')
    // Frames are heard from the first moment, or those sent while the right is checked would be lost.
    const early: RawData[] = []
    let hear = (data: RawData, isBinary: boolean) => {
      if (!isBinary) socket.close(closeCode.malformed, 'malformed')
      else if (early.length >= EARLY_FRAMES) socket.close(closeCode.tooFast, 'too fast')
      else early.push(data)
    }
    socket.on('message', (data, isBinary) => hear(data, isBinary))

    const kicksBefore = kicks
    const grant = await parts.authorize(name, request)
    if (!grant) return socket.close(closeCode.notAllowed, 'not allowed')
    if (closing || updates.backlogBytes > BACKLOG_BYTES) return socket.close(closeCode.busy, 'busy')
    const connection = new Connection(socket, line, request, grant)
    await holding(name, (doc) => {
      if (socket.readyState !== socket.OPEN) return
      if (kicks !== kicksBefore) return socket.close(closeCode.knockAgain, 'knock again')
      if (doc.connections.size >= CONNECTIONS_PER_DOC) return socket.close(closeCode.busy, 'busy')
      clearTimeout(leaving.get(name))
      socket.on('close', () => {
        doc.leave(connection)
        restLater(doc)
      })
      if (isAnnounced) connection.tellMode()
      doc.join(connection)
      hear = (data, isBinary) => received(doc, connection, data, isBinary)
      for (const data of early) hear(data, true)
    })
  }

  /** Whatever one connection sends can end that connection and nothing else. */
  function received(doc: LiveDoc, connection: Connection, data: RawData, isBinary: boolean) {
    if (connection.socket.readyState !== connection.socket.OPEN) return
    if (!connection.mayGoOn()) return connection.part(closeCode.tooFast, 'too fast')
    try {
      const bytes = bytesOf(data)
      if (!isBinary) throw new Error('text frame')
      if (bytes.byteLength > textLimits.frameBytes) return connection.part(closeCode.documentFull, 'frame too large')
      if (updates.backlogBytes > BACKLOG_BYTES) return connection.part(closeCode.busy, 'busy')
      doc.receive(connection, readFrame(bytes))
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : String(error), docName: doc.name, userId: connection.grant.userId }, 'a malformed frame ended a connection')
      connection.part(closeCode.malformed, 'malformed')
    }
  }

  async function recheck(doc: LiveDoc, connection: Connection) {
    connection.checkedAt = performance.now()
    try {
      const grant = await parts.authorize(doc.name, connection.request)
      if (!grant) return connection.part(closeCode.notAllowed, 'not allowed')
      const { userId, mode } = connection.grant
      if (grant.userId !== userId || grant.mode !== mode) connection.part(closeCode.knockAgain, 'knock again')
    } catch (error) {
      log.error({ err: error, docName: doc.name }, 'checking a right again failed')
      connection.part(closeCode.knockAgain, 'knock again')
    }
  }

  const everyone = function* () {
    for (const doc of live.values()) for (const connection of doc.connections) yield { doc, connection }
  }

  const timers = [
    setInterval(() => { for (const { connection } of everyone()) connection.send(keepAliveFrame) }, timing.keepAlive),
    setInterval(() => {
      const now = performance.now()
      for (const { doc, connection } of everyone()) if (now - connection.checkedAt >= timing.recheck) void recheck(doc, connection)
    }, Math.min(60_000, timing.recheck)),
  ]

  // ---------- other processes ----------

  if (peers) {
    peers.onUpdate((name, update) => guarded('an edit of another process cannot be read', () => live.get(name)?.merge([update])))
    timers.push(setInterval(() => { for (const doc of live.values()) if (doc.connections.size > 0) void repair(doc) }, timing.repair))
  }

  async function repair(doc: LiveDoc) {
    try {
      const { snapshot, tail } = await store.load(doc.name)
      if (live.get(doc.name) === doc) doc.merge([...(snapshot ? [snapshot] : []), ...tail])
    } catch (error) {
      log.error({ err: error, docName: doc.name }, 'reading the edits of other processes failed')
    }
  }

  return {
    handleUpgrade,
    text: (name) => holding(name, (doc) => doc.texts()),
    blocks: (name) => holding(name, (doc) => doc.read((shared) => blocksOf(minutesBody(shared)))),
    edit: (name, by, change) => holding(name, (doc) => updates.committed(doc.edit(by, change))),
    state: (name) => live.get(name)?.state() ?? null,
    refresh(name) {
      const doc = live.get(name)
      if (doc) void repair(doc)
    },
    kick(which) {
      kicks++
      for (const { doc, connection } of everyone()) {
        const isMeant = 'userId' in which ? connection.grant.userId === which.userId : doc.name === which.docName
        if (isMeant) connection.part(closeCode.knockAgain, 'knock again')
      }
    },
    onText(listener) { listeners.push(listener) },
    onActivity(listener) { activityListeners.push(listener) },
    flush: () => updates.flush(),
    async close() {
      closing = true
      for (const timer of [...timers, ...leaving.values(), ...active.values()]) clearTimeout(timer)
      for (const socket of server.clients) socket.close(closeCode.knockAgain, 'restarting')
      for (const doc of live.values()) tellText(doc)
      const late = new Promise<'late'>((resolve) => setTimeout(resolve, timing.close, 'late').unref())
      const result = await Promise.race([Promise.all([updates.flush(), ...folding.values()]), late])
      if (result === 'late') log.error({ bytes: updates.backlogBytes }, 'the server ends with shared text that could not be written')
      updates.close()
      for (const socket of server.clients) socket.terminate()
      server.close()
      for (const doc of live.values()) doc.destroy()
      live.clear()
      docs.clear()
    },
    stats: () => ({
      documents: live.size,
      connections: [...live.values()].reduce((sum, doc) => sum + doc.connections.size, 0),
      backlogBytes: updates.backlogBytes,
      encodes: [...live.values()].reduce((sum, doc) => sum + doc.encodes, 0),
    }),
  }
}

function askedFor(request: IncomingMessage): { name: string | null; isAnnounced: boolean } {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const isAnnounced = url.searchParams.get('durable') === durableParams.durable
  try {
    const name = decodeURIComponent(url.pathname.slice(sharedTextPath.length))
    return { name: url.pathname.startsWith(sharedTextPath) && parseDocName(name) ? name : null, isAnnounced }
  } catch {
    return { name: null, isAnnounced }
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
