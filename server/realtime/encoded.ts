import { Encoder, type Packet } from 'socket.io-parser'

/** An argument that is JSON text already: what a whole hall is told is put into words once, not once for each. */
export class Encoded {
  readonly json: string
  constructor(json: string) { this.json = json }
  /** for whoever meets it elsewhere */
  toJSON(): unknown { return JSON.parse(this.json) }
}

/** The stock encoder, which takes `Encoded` as the only argument of a message as it is. */
export class SplicingEncoder extends Encoder {
  override encode(packet: Packet): ReturnType<Encoder['encode']> {
    const data: unknown = packet.data
    if (!Array.isArray(data) || data.length !== 1 || !(data[0] instanceof Encoded)) return super.encode(packet)
    const place = packet.nsp && packet.nsp !== '/' ? `${packet.nsp},` : ''
    return [`${packet.type}${place}${packet.id ?? ''}[${data[0].json}]`]
  }
}
