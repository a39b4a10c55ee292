import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import next from 'next'
import { serveMeasured } from '../lab/measured-server.ts'

/** The peer of `pages`: what this framework sends for a page with nothing on it, served as the product serves its own. */
const app = next({ dev: false, dir: process.argv[2]! })
await app.prepare()
const handle = app.getRequestHandler()
const http = createServer((request, response) => { void handle(request, response) })
http.listen(0, '127.0.0.1', () => {
  serveMeasured({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }, {})
})
