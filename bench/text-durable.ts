import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { itemField } from '../contract/shared-text-names.ts'
import { atMost, type Benchmark } from './lab/benchmark.ts'
import { after, inParts, within } from './lab/crowd.ts'
import { percentile, round } from './lab/figures.ts'
import { interleave, type Sample } from './lab/interleave.ts'
import { startMeasured } from './lab/measured-server.ts'
import { installPeers } from './lab/peers.ts'
import { askMessage, TextClient, type TextDoor } from './lab/text-client.ts'
import { typist } from './lab/typist.ts'
import type { PeerReady } from './servers/text-peer.ts'
import type { TextProductReady } from './servers/text-product.ts'

const EDITORS = 5
/** on the average, as a quick typist */
const KEY_EVERY_MS = 120
const P99 = 'update → “saved” p99 ms'
const LOST = 'acknowledged characters lost by kill -9'

export const textDurable: Benchmark = {
  name: 'text-durable',
  title: 'from a key to “saved”, and what a killed server loses',
  async run({ short }) {
    installPeers()
    const keys = short ? 10 : 80
    const kills = short ? 1 : 3
    const measured = await interleave({ ours: () => ours(keys, kills), Hocuspocus: () => hocuspocus(short ? 500 : 3_000) }, short ? 1 : 3)
    const { [P99]: p99, [LOST]: lost } = measured.figures['ours']!
    return {
      ...measured,
      ratios: {},
      bars: [atMost(P99, p99!.median, 100), atMost(LOST, lost!.high, 0)],
      notes: ['Hocuspocus acknowledges an update when it is in memory and hands the document to storage 2 s after the last key, at the latest 10 s after the first (its defaults).'],
    }
  },
}

interface Writer {
  client: TextClient
  type(): void
  /** characters typed, and of those the ones that the server acknowledged */
  typed: number
  acknowledged: number
  field: string
}

async function writer(door: TextDoor, field: string, cookie: string | undefined): Promise<Writer> {
  const client = await TextClient.open(door, cookie ? { cookie } : {})
  const { doc, type } = typist(client, door, field)
  const self: Writer = {
    client, field, typed: 0, acknowledged: 0,
    type() {
      type(String.fromCharCode(97 + self.typed % 26))
      self.typed = doc.getText(field).length
    },
  }
  return self
}

/** Everybody is asked about every key; then the server is killed while they type, and opened again. */
async function ours(keys: number, kills: number): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-durable-'))
  const start = () => startMeasured<TextProductReady>(new URL('./servers/text-product.ts', import.meta.url), [JSON.stringify({ people: EDITORS, folder })])
  const writersOf = ({ empty, cookies }: TextProductReady, turn: string) =>
    inParts(Array.from({ length: EDITORS }), EDITORS, (_, index) => writer(empty, itemField(`${turn}-${index}`), cookies[index]))
  let server = await start()
  try {
    const delays: number[] = []
    const calm = await writersOf(server.ready, 'calm')
    await Promise.all(calm.map(async ({ client, type }, index) => {
      await after(index * KEY_EVERY_MS / EDITORS)
      for (let key = 0; key < keys; key++) {
        const from = performance.now()
        const saved = new Promise<void>((resolve) => { client.onSaved = (ticket) => { if (ticket === key) resolve() } })
        type()
        client.raw.write(askMessage(client.door, key))
        await within(20_000, saved, () => 'a key was never saved')
        delays.push(performance.now() - from)
        await after(Math.random() * 2 * KEY_EVERY_MS)
      }
    }))
    for (const { client } of calm) client.close()

    let lost = 0
    let told = 0
    for (let turn = 0; turn < kills; turn++) {
      const writers = await writersOf(server.ready, `kill${turn}`)
      const tickets: number[][] = writers.map(() => [])
      for (const [index, each] of writers.entries()) each.client.onSaved = (ticket) => { each.acknowledged = tickets[index]![ticket]! }
      const until = performance.now() + 300 + Math.random() * 700
      for (let key = 0; performance.now() < until; key++) {
        for (const [index, each] of writers.entries()) {
          each.type()
          if (key % 3 > 0) continue
          each.client.raw.write(askMessage(each.client.door, tickets[index]!.length))
          tickets[index]!.push(each.typed)
        }
        await after(8)
      }
      for (const { client } of writers) client.raw.onClose = () => undefined
      await server.kill()
      server = await start()
      const reader = await TextClient.open(server.ready.empty, { cookie: server.ready.cookies[0]!, keep: true })
      const doc = reader.document()
      for (const { field, acknowledged, client } of writers) {
        lost += Math.max(0, acknowledged - doc.getText(field).length)
        told += acknowledged
        client.close()
      }
      reader.close()
    }
    return {
      figures: { 'update → “saved” p50 ms': round(percentile(delays, 0.5)), [P99]: round(percentile(delays, 0.99)), [LOST]: lost },
      checks: { 'every key was saved': delays.length === keys * EDITORS, 'something had been acknowledged before the kill': told > 0 },
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function hocuspocus(typingMs: number): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-peer-'))
  const storeFile = join(folder, 'stored')
  const start = () => startMeasured<PeerReady>(new URL('./servers/text-peer.ts', import.meta.url), [JSON.stringify({ peer: 'hocuspocus', storeFile })])
  const typeFor = async (one: Writer, ms: number) => {
    const until = performance.now() + ms
    for (; performance.now() < until; await after(KEY_EVERY_MS)) one.type()
  }
  let server = await start()
  try {
    const calm = await writer(server.ready.text, itemField('calm'), undefined)
    const firstAt = Date.now()
    await typeFor(calm, typingMs)
    let storedAt = 0
    while ((storedAt = await server.ask<number>('storedAt')) === 0) await after(50)
    calm.client.close()
    await server.stop()

    rmSync(storeFile, { force: true })
    server = await start()
    const one = await writer(server.ready.text, itemField('kill'), undefined)
    one.client.onSaved = (updates) => { one.acknowledged = updates }
    await typeFor(one, 1_000)
    one.client.raw.onClose = () => undefined
    await server.kill()
    const doc = new Y.Doc()
    if (existsSync(storeFile)) Y.applyUpdate(doc, readFileSync(storeFile))
    const kept = doc.getText(one.field).length
    one.client.close()
    server = await start()
    return { figures: { 'first key → handed to storage ms': storedAt - firstAt, [LOST]: Math.max(0, one.acknowledged - kept) } }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
