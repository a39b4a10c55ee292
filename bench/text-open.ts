import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { itemField } from '../contract/shared-text-names.ts'
import { atMost, type Benchmark } from './lab/benchmark.ts'
import { round } from './lab/figures.ts'
import { interleave, type Sample } from './lab/interleave.ts'
import { startMeasured } from './lab/measured-server.ts'
import { installPeers } from './lab/peers.ts'
import { TextClient, type TextDoor } from './lab/text-client.ts'
import { readTrace, written } from './lab/trace.ts'
import { typist } from './lab/typist.ts'
import type { PeerReady } from './servers/text-peer.ts'
import type { TextProductReady } from './servers/text-product.ts'

/** rows that came since the last snapshot: a document that was left in the middle of an evening */
const TAIL = 300
const FIELD = itemField('A')
const COLD = 'cold open ms'
const CONNECT = 'connect to an empty document ms'
const FLOOR = 'Y.applyUpdate ms'
const ENCODES = 'encodes for all joiners'

export const textOpen: Benchmark = {
  name: 'text-open',
  title: 'a document of a long history, cold, and 200 who join at once',
  async run({ short }) {
    installPeers()
    const trace = readTrace(short ? 20_000 : undefined)
    const joiners = short ? 20 : 200
    const { snapshot, tail, all } = written(trace, FIELD, TAIL)
    const folder = mkdtempSync(join(tmpdir(), 'linli-open-'))
    const file = (name: string, data: string | Uint8Array) => { writeFileSync(join(folder, name), data); return join(folder, name) }
    const stateFile = file('state', all)
    const stored = { snapshotFile: file('snapshot', snapshot), tailFile: file('tail.json', JSON.stringify(tail.map((each) => Buffer.from(each).toString('base64')))) }

    const peer = (name: string) => async (): Promise<Sample> => {
      const server = await startMeasured<PeerReady>(new URL('./servers/text-peer.ts', import.meta.url), [JSON.stringify({ peer: name, stateFile })])
      const sample = await open(server.ready, [], joiners, trace.end, () => Promise.resolve(Number.NaN), server.usage)
      await server.stop()
      return sample
    }
    try {
      const measured = await interleave({
        async ours() {
          const server = await startMeasured<TextProductReady>(new URL('./servers/text-product.ts', import.meta.url), [JSON.stringify({ people: joiners + 2, stored })])
          const encodes = async () => (await server.ask<{ encodes: number }>('collab')).encodes
          const sample = await open(server.ready, server.ready.cookies, joiners, trace.end, encodes, server.usage)
          await server.stop()
          return sample
        },
        'y-websocket': peer('y-websocket'),
        Hocuspocus: peer('hocuspocus'),
        async 'in-process floor'() {
          const server = await startMeasured(new URL('./servers/text-floor.ts', import.meta.url), [stateFile])
          const ms = await server.ask<number>('apply')
          await server.stop()
          return { figures: { [FLOOR]: ms } }
        },
      }, short ? 1 : 3)
      const ours = measured.figures['ours']!
      const floor = measured.figures['in-process floor']![FLOOR]!
      const allowed = 2 * floor.median + ours[CONNECT]!.median
      return {
        ...measured,
        ratios: {
          'cold ours / y-websocket': measured.ratio(COLD, 'ours', 'y-websocket'),
          'cold ours / Hocuspocus': measured.ratio(COLD, 'ours', 'Hocuspocus'),
          'joiners’ CPU ours / y-websocket': measured.ratio('CPU ms per joiner', 'ours', 'y-websocket'),
          'joiners’ CPU ours / Hocuspocus': measured.ratio('CPU ms per joiner', 'ours', 'Hocuspocus'),
        },
        bars: [
          atMost('cold open / (2 × floor + connection)', ours[COLD]!.median / allowed, 1),
          atMost(`encodes for ${joiners} joiners while somebody types`, ours[ENCODES]!.high, 1),
        ],
        notes: [trace.name, `${(all.byteLength / 1024).toFixed(0)} KiB of state; ours opens it from a snapshot and ${TAIL} rows`, 'Every round begins with new processes: nobody’s code is warm, the floor’s neither.'],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function open(
  { text, empty }: { text: TextDoor; empty: TextDoor }, cookies: readonly string[], joiners: number, end: string,
  encodes: () => Promise<number>, usage: () => Promise<{ cpuMs: number }>,
): Promise<Sample> {
  const as = (index: number) => (cookies[index] ? { cookie: cookies[index] } : {})
  const timed = async (door: TextDoor) => {
    const from = performance.now()
    const client = await TextClient.open(door, { ...as(0), keep: true })
    return { client, ms: performance.now() - from }
  }
  // The way to the door, with all its first-time costs (sign-in, right, first rows of the database), is the connection.
  const connect = await timed(empty)
  const cold = await timed(text)
  const textNow = (client: TextClient) => client.document().getText(FIELD).toJSON()
  const isRight = textNow(cold.client) === end

  const before = { encodes: await encodes(), cpuMs: (await usage()).cpuMs }
  const { doc, type } = typist(cold.client, text, FIELD)
  const from = performance.now()
  const crowd = await Promise.all(Array.from({ length: joiners }, async (_, index) => {
    if (index % 10 === 0) type('+')
    return await TextClient.open(text, { ...as(1 + index), keep: index < 3 })
  }))
  const joinedMs = performance.now() - from
  const cpuMs = (await usage()).cpuMs - before.cpuMs
  const figures = {
    [COLD]: round(cold.ms, 1), [CONNECT]: round(connect.ms, 1), [`${joiners} joined ms`]: round(joinedMs, 0),
    'CPU ms per joiner': round(cpuMs / joiners, 3), ...(Number.isNaN(before.encodes) ? {} : { [ENCODES]: await encodes() - before.encodes }),
  }
  const typed = doc.getText(FIELD).toJSON()
  const mayMiss = (client: TextClient) => textNow(client).replaceAll('+', '').length === end.replaceAll('+', '').length
  const checks = {
    'the document is the trace': isRight,
    'joiners hold it too': crowd.slice(0, 3).every(mayMiss) && typed.length > 0,
    'everybody received the whole state': crowd.every(({ stateBytes }) => stateBytes > 0.8 * cold.client.stateBytes),
  }
  for (const client of [connect.client, cold.client, ...crowd]) client.close()
  return { figures, checks }
}
