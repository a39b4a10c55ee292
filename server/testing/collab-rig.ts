import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { durable, durableParams, frame, sharedTextPath } from '../../contract/shared-text.ts'
import { connect } from '../store/connect.ts'
import { migrate } from '../store/migrate.ts'
import { scratchDatabase } from '../store/scratch.ts'
import { createSharedTextStore } from '../store/shared-text-store.ts'
import { createStore } from '../store/store.ts'
import { createCollab, type Collab, type CollabParts, type Grant } from '../collab/collab.ts'
import type { SharedTextStore } from '../collab/ports.ts'

/** For tests: a real server on port 0 with a real database, and editors that are the stock provider on real sockets. */

export type Rights = Map<string, Grant['mode']>

export interface Rig {
  collab: Collab
  store: SharedTextStore
  url: string
  /** by user id; who is missing has no right at all */
  rights: Rights
  errors: object[]
  editor(userId: string, docName: string, options?: { params?: Record<string, string> }): Editor
  raw(userId: string, path: string): WebSocket
  close(): Promise<void>
}

export interface Editor {
  doc: Y.Doc
  provider: WebsocketProvider
  /** asks "is everything up to here on disk?"; resolves with true after the commit */
  saved(): Promise<true>
  /** what the server said about the right to edit; null: nothing yet */
  mayEdit: boolean | null
  /** received frames by type */
  heard: Map<number, number>
  synced(): Promise<void>
  leave(): void
}

export async function startRig(options: Partial<CollabParts> & { database?: string } = {}): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-collab-'))
  const postgres = process.env['TEST_DATABASE_URL']
  const fresh = postgres && !options.database ? await scratchDatabase(postgres) : null
  const database = options.database ?? fresh?.url ?? `file:${join(folder, 'test.db')}`
  await migrate(database)
  const connection = await connect(database)
  const databaseStore = createStore(connection)
  const store = options.store ?? createSharedTextStore(databaseStore)
  const rights: Rights = new Map()
  const errors: object[] = []
  const silent = () => undefined
  const collab = createCollab({
    store,
    clock: { now: () => Date.UTC(2026, 5, 11, 12) },
    log: { warn: silent, error: (fields, message) => { errors.push({ ...fields, message }) } },
    authorize: (_docName, request) => Promise.resolve(grantOf(request, rights)),
    ...options,
  })
  const http = createServer()
  http.on('upgrade', (request, socket, head) => collab.handleUpgrade(request, socket, head))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}`
  const editors: Editor[] = []
  const raws: WebSocket[] = []

  return {
    collab, store, url, rights, errors,
    editor(userId, docName, { params } = {}) {
      const editor = openEditor(`${url}${sharedTextPath.slice(0, -1)}`, userId, docName, params)
      editors.push(editor)
      return editor
    },
    raw(userId, path) {
      const socket = new WebSocket(`${url}${path}`, { headers: { cookie: `user=${encodeURIComponent(userId)}` } })
      socket.binaryType = 'arraybuffer'
      socket.on('error', silent)
      raws.push(socket)
      return socket
    },
    async close() {
      for (const editor of editors) editor.leave()
      for (const socket of raws) socket.terminate()
      await collab.close()
      await new Promise((resolve) => http.close(resolve))
      await databaseStore.close()
      await fresh?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function grantOf(request: IncomingMessage, rights: Rights): Grant | null {
  const userId = /user=(\S+)/.exec(request.headers.cookie ?? '')?.[1]
  const mode = userId && rights.get(decodeURIComponent(userId))
  return mode ? { userId: decodeURIComponent(userId), displayName: decodeURIComponent(userId), mode } : null
}

/** `headers`: the cookie of a real sign-in and its origin, for the real server; otherwise the rig's own. */
export function openEditor(
  serverUrl: string, userId: string, docName: string, params: Record<string, string> = durableParams,
  headers: Record<string, string> = { cookie: `user=${encodeURIComponent(userId)}` },
): Editor {
  const doc = new Y.Doc()
  class Socket extends WebSocket {
    constructor(address: string | URL) { super(address, { headers }) }
  }
  const provider = new WebsocketProvider(serverUrl, docName, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket, disableBc: true, params, maxBackoffTime: 100,
  })
  const heard = new Map<number, number>()
  provider.messageHandlers.forEach((handler, type) => {
    provider.messageHandlers[type] = (...args) => {
      heard.set(type, (heard.get(type) ?? 0) + 1)
      handler(...args)
    }
  })
  let tickets = 0
  const asked = new Map<number, (saved: true) => void>()
  const editor: Editor = {
    doc, provider, heard, mayEdit: null,
    saved: () => new Promise((resolve) => {
      const ticket = ++tickets
      asked.set(ticket, (saved) => { provider.off('sync', ask); resolve(saved) })
      // Asked again over the next line when this one breaks before the answer.
      const ask = () => {
        const encoder = encoding.createEncoder()
        for (const number of [frame.durable, durable.ask, ticket]) encoding.writeVarUint(encoder, number)
        if (provider.ws?.readyState === 1) provider.ws.send(encoding.toUint8Array(encoder))
      }
      provider.on('sync', ask)
      ask()
    }),
    synced: () => (provider.synced ? Promise.resolve() : new Promise((resolve) => provider.once('sync', () => resolve()))),
    leave: () => provider.destroy(),
  }
  provider.messageHandlers[frame.durable] = (_encoder, decoder) => {
    const kind = decoding.readVarUint(decoder)
    const value = decoding.readVarUint(decoder)
    if (kind === durable.mode) editor.mayEdit = value === 1
    if (kind === durable.saved) asked.get(value)?.(true)
  }
  return editor
}
