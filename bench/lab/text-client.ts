import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { durable, frame } from '../../contract/shared-text-names.ts'
import { binaryFrame } from './frames.ts'
import { RawClient } from './raw-client.ts'

/** Where a document is and how its server wants to be spoken to. */
export interface TextDoor {
  url: string
  /** path of the upgrade */
  path: string
  /** Hocuspocus puts the document's name before every message and wants a token first */
  documentName: string | null
}

const HOCUSPOCUS_AUTH = 2
/** Hocuspocus' word for an update that it has taken into memory */
const HOCUSPOCUS_STATUS = 8

const made = (door: TextDoor, write: (encoder: encoding.Encoder) => void): Buffer => {
  const encoder = encoding.createEncoder()
  if (door.documentName !== null) encoding.writeVarString(encoder, door.documentName)
  write(encoder)
  return binaryFrame(encoding.toUint8Array(encoder))
}

export const updateMessage = (door: TextDoor, update: Uint8Array) => made(door, (encoder) => {
  encoding.writeVarUint(encoder, frame.sync)
  syncProtocol.writeUpdate(encoder, update)
})

export const askMessage = (door: TextDoor, ticket: number) => made(door, (encoder) => {
  for (const number of [frame.durable, durable.ask, ticket]) encoding.writeVarUint(encoder, number)
})

/**
 * One editor or observer without a document: it opens, asks for the whole state and counts what comes. `keep` has what is
 * needed to make a document of it afterwards (`documentOf`): those are the real clients among the raw ones.
 */
export class TextClient {
  readonly raw: RawClient
  readonly door: TextDoor
  /** sync messages as they came, when they are kept */
  readonly kept: Uint8Array[] | null
  /** bytes of sync messages until the state was whole */
  stateBytes = 0
  private isWhole = false
  onMessage: (payload: Buffer) => void = () => undefined
  /** ours: the ticket that was asked about is on disk; Hocuspocus: so many updates were taken into memory */
  onSaved: (ticket: number) => void = () => undefined
  private acknowledged = 0

  private constructor(raw: RawClient, door: TextDoor, keeps: boolean) {
    this.raw = raw
    this.door = door
    this.kept = keeps ? [] : null
  }

  /** Resolves when the whole state has arrived. */
  static async open(door: TextDoor, given: { cookie?: string; keep?: boolean } = {}): Promise<TextClient> {
    const raw = await RawClient.connect(door.url, { speech: 'bare', path: door.path, cookie: given.cookie ?? null })
    const client = new TextClient(raw, door, given.keep ?? false)
    return await new Promise((resolve, reject) => {
      raw.onClose = () => reject(new Error('a text server closed the connection'))
      raw.onEvent = (payload) => {
        if (client.hear(payload)) resolve(client)
      }
      if (door.documentName !== null) raw.write(made(door, (encoder) => {
        encoding.writeVarUint(encoder, HOCUSPOCUS_AUTH)
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarString(encoder, 'measuring')
      }))
      raw.write(made(door, (encoder) => {
        encoding.writeVarUint(encoder, frame.sync)
        encoding.writeVarUint(encoder, syncProtocol.messageYjsSyncStep1)
        encoding.writeVarUint8Array(encoder, Uint8Array.of(0))
      }))
    })
  }

  /** true when this was the whole state */
  private hear(payload: Buffer): boolean {
    let at = 0
    if (this.door.documentName !== null) at = 1 + payload[0]!
    const type = payload[at]
    if (type === frame.durable) {
      const decoder = decoding.createDecoder(payload.subarray(at + 1))
      if (decoding.readVarUint(decoder) === durable.saved) this.onSaved(decoding.readVarUint(decoder))
      return false
    }
    if (type === HOCUSPOCUS_STATUS && this.door.documentName !== null) this.onSaved(++this.acknowledged)
    if (type !== frame.sync) return false
    const kind = payload[at + 1]
    if (kind === syncProtocol.messageYjsSyncStep1) return false
    this.kept?.push(Uint8Array.from(payload.subarray(at + 1)))
    this.onMessage(payload)
    if (this.isWhole) return false
    this.stateBytes += payload.byteLength
    this.isWhole = kind === syncProtocol.messageYjsSyncStep2
    return this.isWhole
  }

  /** What a real client would show now. Only with `keep`. */
  document(): Y.Doc {
    const doc = new Y.Doc()
    for (const message of this.kept ?? []) {
      const decoder = decoding.createDecoder(message)
      decoding.readVarUint(decoder)
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
    }
    return doc
  }

  close() {
    this.raw.close()
  }
}
