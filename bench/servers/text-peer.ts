import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type * as Y from 'yjs'
import type { WebSocketServer } from 'ws'
import { requirePeer } from '../lab/peers.ts'
import { serveMeasured } from '../lab/measured-server.ts'
import type { TextDoor } from '../lab/text-client.ts'

/**
 * The peers of shared text as they come: y-websocket's own server and Hocuspocus, each with its own libraries. `stateFile`
 * is the document to begin with, `storeFile` where Hocuspocus stores it (with its own waiting times).
 */
interface Given { peer: 'y-websocket' | 'hocuspocus'; stateFile?: string; storeFile?: string }
export interface PeerReady { text: TextDoor; empty: TextDoor }

interface YWebsocket {
  setupWSConnection(socket: unknown, request: IncomingMessage): void
  setPersistence(persistence: { bindState(name: string, doc: Y.Doc): void; writeState(): Promise<void> }): void
}
interface HocuspocusModule {
  Server: new (given: object) => { listen(): Promise<unknown>; address: AddressInfo; destroy(): Promise<unknown> }
}
type Yjs = typeof Y

const { peer, stateFile, storeFile } = JSON.parse(process.argv[2] ?? '{}') as Given
const yjs = requirePeer('yjs') as Yjs
const filled = 'text'
const state = stateFile ? readFileSync(stateFile) : null
let stored = 0

async function listen(): Promise<number> {
  if (peer === 'hocuspocus') {
    const { Server } = requirePeer('@hocuspocus/server') as HocuspocusModule
    const server = new Server({
      port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false,
      onLoadDocument({ document, documentName }: { document: Y.Doc; documentName: string }) {
        if (state && documentName === filled) yjs.applyUpdate(document, state)
        return Promise.resolve(document)
      },
      onStoreDocument({ document }: { document: Y.Doc }) {
        if (storeFile) writeFileSync(storeFile, yjs.encodeStateAsUpdate(document))
        stored = Date.now()
        return Promise.resolve()
      },
    })
    await server.listen()
    return server.address.port
  }
  const { setupWSConnection, setPersistence } = requirePeer('y-websocket/bin/utils') as YWebsocket
  setPersistence({
    bindState(name, doc) { if (state && name === filled) yjs.applyUpdate(doc, state) },
    writeState: () => Promise.resolve(),
  })
  const { Server } = requirePeer('ws') as { Server: typeof WebSocketServer }
  const sockets = new Server({ noServer: true })
  const http = createServer()
  sockets.on('connection', (socket: unknown, request: IncomingMessage) => setupWSConnection(socket, request))
  http.on('upgrade', (request, socket, head) => sockets.handleUpgrade(request, socket, head, (accepted) => sockets.emit('connection', accepted, request)))
  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve) })
  return (http.address() as AddressInfo).port
}

const url = `http://127.0.0.1:${await listen()}`
const door = (name: string): TextDoor => ({ url, path: peer === 'hocuspocus' ? '/' : `/${name}`, documentName: peer === 'hocuspocus' ? name : null })
serveMeasured({ text: door(filled), empty: door('empty') } satisfies PeerReady, {
  /** epoch ms of the last time the document was handed to storage; 0: never */
  storedAt: () => stored,
})
