import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { durable, frame } from '../../contract/shared-text.ts'
import { webSocketFrame } from '../websocket-frame.ts'

/** Frames as bytes, both directions. Everything that decodes throws on malformed input; the caller closes that connection. */

function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

export const syncStep1 = (doc: Y.Doc) => written((encoder) => {
  encoding.writeVarUint(encoder, frame.sync)
  syncProtocol.writeSyncStep1(encoder, doc)
})

/** `state`: an update that brings the asker up to date. */
export const syncStep2 = (state: Uint8Array) => written((encoder) => {
  encoding.writeVarUint(encoder, frame.sync)
  encoding.writeVarUint(encoder, syncProtocol.messageYjsSyncStep2)
  encoding.writeVarUint8Array(encoder, state)
})

export const updateFrame = (update: Uint8Array) => written((encoder) => {
  encoding.writeVarUint(encoder, frame.sync)
  syncProtocol.writeUpdate(encoder, update)
})

/** An answer to step 1 that adds nothing: everything came in the frames before it. */
export const syncedFrame = syncStep2(Uint8Array.of(0, 0))

/** Made once and written to every reader as it is. */
export const framed = (payload: Uint8Array): Buffer => webSocketFrame(payload, 'binary')

export interface PresenceEntry { clientId: number; clock: number; state: Record<string, unknown> | null }

export const presenceFrame = (entries: readonly PresenceEntry[]) => written((encoder) => {
  encoding.writeVarUint(encoder, frame.awareness)
  encoding.writeVarUint8Array(encoder, written((inner) => {
    encoding.writeVarUint(inner, entries.length)
    for (const { clientId, clock, state } of entries) {
      encoding.writeVarUint(inner, clientId)
      encoding.writeVarUint(inner, clock)
      encoding.writeVarString(inner, JSON.stringify(state))
    }
  }))
})

export const savedFrame = (ticket: number) => written((encoder) => {
  encoding.writeVarUint(encoder, frame.durable)
  encoding.writeVarUint(encoder, durable.saved)
  encoding.writeVarUint(encoder, ticket)
})

export const modeFrame = (mayEdit: boolean) => written((encoder) => {
  encoding.writeVarUint(encoder, frame.durable)
  encoding.writeVarUint(encoder, durable.mode)
  encoding.writeVarUint(encoder, mayEdit ? 1 : 0)
})

/** An awareness message about nobody: keeps the stock provider from reconnecting after 30 s of silence. */
export const keepAliveFrame = Uint8Array.of(frame.awareness, 1, 0)

export type Incoming =
  | { type: 'step1'; stateVector: Uint8Array }
  /** bytes not looked into yet */
  | { type: 'update'; decoder: decoding.Decoder }
  | { type: 'presence'; decoder: decoding.Decoder }
  | { type: 'queryPresence' }
  | { type: 'ask'; ticket: number }

/** @throws on anything that is not a frame of this protocol */
export function readFrame(bytes: Uint8Array): Incoming {
  const decoder = decoding.createDecoder(bytes)
  switch (decoding.readVarUint(decoder)) {
    case frame.sync: {
      switch (decoding.readVarUint(decoder)) {
        case syncProtocol.messageYjsSyncStep1: return { type: 'step1', stateVector: decoding.readVarUint8Array(decoder) }
        case syncProtocol.messageYjsSyncStep2:
        case syncProtocol.messageYjsUpdate: return { type: 'update', decoder }
        default: throw new Error('unknown sync message')
      }
    }
    case frame.awareness: return { type: 'presence', decoder }
    case frame.queryAwareness: return { type: 'queryPresence' }
    case frame.durable: {
      if (decoding.readVarUint(decoder) !== durable.ask) throw new Error('unknown durable message')
      return { type: 'ask', ticket: decoding.readVarUint(decoder) }
    }
    default: throw new Error('unknown message')
  }
}

/** Clocks beyond this are nobody's typing; arithmetic on them would leave the range of exact numbers. */
const SANE_CLOCK = 2 ** 31
const SANE_STRUCTS = 200_000

export interface CheckedUpdate {
  update: Uint8Array
  /** client id → clock after this update, for every client that it carries structs of */
  reaches: Map<number, number>
}

/**
 * Reads an update without touching any document: a malformed one must fail here, not halfway through being applied.
 * @throws on anything that is not a V1 update
 */
export function readUpdate(decoder: decoding.Decoder): CheckedUpdate {
  // A copy: the frame's buffer belongs to the socket.
  const update = decoding.readVarUint8Array(decoder).slice()
  const { structs, ds } = decodeWhole(update)
  if (structs.length > SANE_STRUCTS) throw new Error('too many structs')
  const reaches = new Map<number, number>()
  for (const { id, length } of structs) {
    const end = id.clock + length
    if (!(length > 0 && end < SANE_CLOCK)) throw new Error('insane clock')
    reaches.set(id.client, Math.max(end, reaches.get(id.client) ?? 0))
  }
  for (const items of ds.clients.values()) {
    for (const { clock, len } of items) {
      if (clock + len >= SANE_CLOCK) throw new Error('insane delete')
    }
  }
  return { update, reaches }
}

/** `Y.decodeUpdate`, but bytes left over are an error: a V2 update begins like an empty V1 update. */
function decodeWhole(update: Uint8Array) {
  const bytes = decoding.createDecoder(update)
  const decoded = Y.decodeUpdateV2(update, class extends Y.UpdateDecoderV1 {
    constructor() { super(bytes) }
  })
  if (decoding.hasContent(bytes)) throw new Error('bytes left over')
  return decoded
}

/** @throws on malformed entries or a state that is no JSON object */
export function readPresence(decoder: decoding.Decoder, maxBytes: number): PresenceEntry[] {
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder))
  const count = decoding.readVarUint(inner)
  const entries: PresenceEntry[] = []
  for (let i = 0; i < count; i++) {
    const clientId = decoding.readVarUint(inner)
    const clock = decoding.readVarUint(inner)
    const json = decoding.readVarString(inner)
    if (json.length > maxBytes) throw new Error('presence too large')
    const state: unknown = JSON.parse(json)
    if (state !== null && (typeof state !== 'object' || Array.isArray(state))) throw new Error('presence is not an object')
    entries.push({ clientId, clock, state: state as Record<string, unknown> | null })
  }
  return entries
}
