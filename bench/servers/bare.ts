import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { serveMeasured } from '../lab/measured-server.ts'

/** The floor: a bare `ws` server and a loop over its clients. */
const http = createServer()
const server = new WebSocketServer({ server: http, perMessageDeflate: false })
http.listen(0, '127.0.0.1', 4096, () => {
  serveMeasured({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }, {
    tell({ event, value }: { event: string; value: unknown }) {
      const text = JSON.stringify([event, value])
      for (const client of server.clients) client.send(text)
    },
  })
})
