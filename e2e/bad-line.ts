import { TcpProxy } from '../server/testing/tcp-proxy.ts'
import { Hall } from './hall.ts'

/** The box in the café looks into the request and answers in the server's place. */
const noWebSocket = (said: string) => (/^GET [^\r]*\r\n[^]*upgrade: websocket/i.test(said) ? 'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n' : null)

/**
 * The neighbourhood's network, between the browsers and a server: it can be cut without a good-bye (what `setOffline` does not do
 * to lines that are open), it can swallow everything, and it can be the captive kind that lets no WebSocket through. As a Hall it
 * is the address that people open.
 */
export class BadLine extends Hall {
  private constructor(readonly network: TcpProxy) { super(network.url) }

  static async to(hall: Hall, { blocksWebSocket = false } = {}): Promise<BadLine> {
    return new BadLine(await TcpProxy.open(Number(new URL(hall.url).port), 0, ...(blocksWebSocket ? [noWebSocket] : [])))
  }
}
