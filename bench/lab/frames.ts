const TEXT = 1
const BINARY = 2

/**
 * The few lines of RFC 6455 that a load generator needs. The masking key is zero: lawful for a client, and the bytes stay
 * as they are, so that a frame can be made once, before the clock runs.
 */
export const clientFrame = (text: string): Buffer => framed(Buffer.from(text, 'utf8'), TEXT)

export const binaryFrame = (bytes: Uint8Array): Buffer => framed(bytes, BINARY)

function framed(payload: Uint8Array, kind: number): Buffer {
  const { length } = payload
  const header = length < 126 ? Buffer.alloc(6) : length < 65_536 ? Buffer.alloc(8) : Buffer.alloc(14)
  header[0] = 0x80 | kind
  if (length < 126) header[1] = 0x80 | length
  else if (length < 65_536) { header[1] = 0x80 | 126; header.writeUInt16BE(length, 2) } else { header[1] = 0x80 | 127; header.writeBigUInt64BE(BigInt(length), 2) }
  return Buffer.concat([header, payload])
}

/** Cuts what arrives into messages; keeps the unfinished rest. Servers neither mask nor (here) fragment. */
export class FrameReader {
  #rest: Buffer | null = null

  /** `onMessage` must use the bytes before it returns: they are a view of a buffer that is used again */
  read(chunk: Buffer, onMessage: (payload: Buffer) => void): void {
    const bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk
    let at = 0
    while (bytes.length - at >= 2) {
      let length = bytes[at + 1]! & 0x7f
      let header = 2
      if (length === 126) {
        header = 4
        if (bytes.length - at < header) break
        length = bytes.readUInt16BE(at + 2)
      } else if (length === 127) {
        header = 10
        if (bytes.length - at < header) break
        length = Number(bytes.readBigUInt64BE(at + 2))
      }
      if (bytes.length - at < header + length) break
      const kind = bytes[at]! & 0x0f
      if (kind === TEXT || kind === BINARY) onMessage(bytes.subarray(at + header, at + header + length))
      at += header + length
    }
    this.#rest = at === bytes.length ? null : Buffer.from(bytes.subarray(at))
  }
}
