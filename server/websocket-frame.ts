/**
 * A WebSocket frame as a server sends it (RFC 6455, unmasked), header and all: made once for everybody who hears it. The library
 * would make a header for each of them and write it apart from the bytes.
 */
export function webSocketFrame(payload: Uint8Array, kind: 'text' | 'binary'): Buffer {
  const { byteLength } = payload
  const header = byteLength < 126 ? Buffer.alloc(2) : byteLength < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10)
  header[0] = kind === 'text' ? 0x81 : 0x82
  if (byteLength < 126) header[1] = byteLength
  else if (byteLength < 65_536) {
    header[1] = 126
    header.writeUInt16BE(byteLength, 2)
  } else {
    header[1] = 127
    header.writeBigUInt64BE(BigInt(byteLength), 2)
  }
  return Buffer.concat([header, payload])
}
