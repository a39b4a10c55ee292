import * as Y from 'yjs'
import { itemField } from '../contract/shared-text-names.ts'
import { atMost, type Benchmark } from './lab/benchmark.ts'
import { after, inParts, within } from './lab/crowd.ts'
import { cpuMark, cpuSince, percentile, round } from './lab/figures.ts'
import { interleave, together, type Sample } from './lab/interleave.ts'
import { startMeasured, type Measured } from './lab/measured-server.ts'
import { installPeers } from './lab/peers.ts'
import { TextClient, type TextDoor } from './lab/text-client.ts'
import { typist } from './lab/typist.ts'
import type { PeerReady } from './servers/text-peer.ts'
import type { TextProductReady } from './servers/text-product.ts'

/** Five people type at once. */
const EDITORS = 5
/** Keys so fast that about as many deliveries a second are due in each crowd: no side is asked for more than its core has. */
const DELIVERIES_PER_SECOND = 10_000
/** every so many keys one carries a mark, by which its way is timed */
const MARK_EVERY = 10
const TIMED = 20
const FIELD = itemField('A')
/** observers that keep what they receive, and must end with the editors' text */
const KEEPING = 5
const COST = 'CPU µs per update per observer'

interface TextSide { door: TextDoor; cookies: string[]; server: Measured<unknown> }

export const textRelay: Benchmark = {
  name: 'text-relay',
  title: 'five people type, 100 and 500 look on',
  async run({ short }) {
    installPeers()
    const crowds = short ? [20] : [100, 500]
    const seconds = short ? 1 : 4
    const sides = await startSides(crowds.at(-1)! + EDITORS)
    try {
      const parts = new Map<number, Awaited<ReturnType<typeof interleave>>>()
      for (const observers of crowds) {
        parts.set(observers, await interleave(Object.fromEntries(Object.entries(sides).map(([name, side]) => [name, () => relay(side, observers, seconds)])), short ? 1 : 3))
      }
      const pairs = [...parts].flatMap(([observers, part]) => ['y-websocket', 'Hocuspocus'].map((peer) => (
        { words: `${observers} observers, CPU ours / ${peer}`, ratio: part.ratio(COST, 'ours', peer) })))
      return {
        ...together(Object.fromEntries([...parts].map(([observers, part]) => [`${observers} observers`, part]))),
        ratios: Object.fromEntries(pairs.map(({ words, ratio }) => [words, ratio])),
        bars: pairs.map(({ words, ratio }) => atMost(words, ratio.median, 1)),
        notes: ['Ours checks the sign-in and the right, and writes every key to SQLite; the peers keep the text in memory only.'],
      }
    } finally {
      for (const { server } of Object.values(sides)) await server.stop()
    }
  },
}

async function startSides(people: number): Promise<Record<string, TextSide>> {
  const ours = await startMeasured<TextProductReady>(new URL('./servers/text-product.ts', import.meta.url), [JSON.stringify({ people })])
  const peer = async (name: string): Promise<TextSide> => {
    const server = await startMeasured<PeerReady>(new URL('./servers/text-peer.ts', import.meta.url), [JSON.stringify({ peer: name })])
    return { door: server.ready.empty, cookies: [], server }
  }
  return {
    ours: { door: ours.ready.empty, cookies: ours.ready.cookies, server: ours },
    'y-websocket': await peer('y-websocket'),
    Hocuspocus: await peer('hocuspocus'),
  }
}

async function relay({ door, cookies, server }: TextSide, observers: number, seconds: number): Promise<Sample> {
  const as = (index: number) => (cookies[index] ? { cookie: cookies[index] } : {})
  const editors = await inParts(Array.from({ length: EDITORS }), 10, async (_, index) => {
    const client = await TextClient.open(door, { ...as(index), keep: true })
    return { client, ...typist(client, door, FIELD) }
  })
  const crowd = await inParts(Array.from({ length: observers }), 25, (_, index) => TextClient.open(door, { ...as(EDITORS + index), keep: index < KEEPING }))

  const turn = Math.random().toString(36).slice(2, 8)
  const sentAt = new Map<string, number>()
  const delays: number[] = []
  let ends = 0
  let allEnded = () => undefined as void
  const ended = new Promise<void>((resolve) => { allEnded = resolve })
  const end = `${turn}-end`
  for (const [index, client] of crowd.entries()) {
    let missing = EDITORS
    client.onMessage = (payload) => {
      // Several keys may come in one message, and several messages in one turn: look for the marks.
      for (let at = payload.indexOf(turn); at >= 0; at = payload.indexOf(turn, at + 1)) {
        if (payload.subarray(at, at + end.length).toString('latin1') === end) {
          if (--missing === 0 && ++ends === observers) allEnded()
        } else if (index < TIMED) {
          const from = sentAt.get(payload.subarray(at, at + turn.length + 7).toString('latin1'))
          if (from !== undefined) delays.push(performance.now() - from)
        }
      }
    }
  }
  await after(100)

  const mark = cpuMark()
  const before = await server.usage()
  const keyEveryMs = EDITORS * observers * 1000 / DELIVERIES_PER_SECOND
  const keys = Math.round(seconds * 1000 / keyEveryMs)
  await Promise.all(editors.map(async ({ type }, index) => {
    await after(index * keyEveryMs / EDITORS)
    const from = performance.now()
    for (let key = 0; key < keys; key++) {
      if (key % MARK_EVERY === 0) {
        const word = `${turn}-${String(index * keys + key).padStart(6, '0')}`
        sentAt.set(word, performance.now())
        type(word)
      } else type(String.fromCharCode(97 + key % 26))
      await after(Math.max(0, from + (key + 1) * keyEveryMs - performance.now()))
    }
    type(end)
  }))
  await within(30_000, ended, () => `only ${ends} of ${observers} observers heard every editor to the end`)
  const used = await server.usage()
  const generator = cpuSince(mark)
  const updates = EDITORS * (keys + 1)

  const texts = new Set(crowd.slice(0, KEEPING).map((client) => textOf(client.document())))
  const right = textOf(editors[0]!.client.document(), editors.map(({ doc }) => doc))
  for (const client of [...crowd, ...editors.map(({ client: editor }) => editor)]) client.close()
  await after(300)
  return {
    figures: {
      [COST]: (used.cpuMs - before.cpuMs) * 1000 / updates / observers,
      'delivered p50 ms': round(percentile(delays, 0.5), 2),
      'delivered p99 ms': round(percentile(delays, 0.99), 2),
      'generator share of a core': round(generator, 2),
    },
    checks: {
      'every observer heard everything': ends === observers,
      'observers hold the editors’ text': texts.size === 1 && texts.has(right),
    },
  }
}

function textOf(doc: Y.Doc, others: readonly Y.Doc[] = []): string {
  for (const other of others) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  return doc.getText(FIELD).toJSON()
}
