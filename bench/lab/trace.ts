import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'

/** One keystroke after another: [position in characters, deleted, inserted]. */
type Patch = [number, number, string]
export interface Trace { name: string; patches: Patch[]; end: string }

const EDITS = 259_778

/**
 * A real history of 259,778 edits (josephg/editing-traces, CC BY 4.0): BENCH_TRACE names the file, else it is looked for
 * beside the checkout. Without it a seeded one of the same length.
 */
export function readTrace(edits = EDITS): Trace {
  const path = process.env['BENCH_TRACE'] ?? fileURLToPath(new URL('../../../shared/data/automerge-paper.json.gz', import.meta.url))
  if (!existsSync(path)) return synthetic(edits)
  const { txns, endContent } = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as { txns: { patches: Patch[] }[]; endContent: string }
  const patches = txns.flatMap((each) => each.patches).slice(0, edits)
  const isWhole = patches.length === EDITS
  return { name: `a trace of ${patches.length.toLocaleString('en')} edits (josephg/editing-traces, CC BY 4.0)`, patches, end: isWhole ? endContent : played(patches) }
}

/** Writes in bursts, deletes now and then, jumps about: like somebody who writes a paper. The same every time. */
function synthetic(edits: number): Trace {
  let seed = 20_260_611
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor(seed / 2 ** 32 * below)
  }
  const patches: Patch[] = []
  let length = 0
  let at = 0
  for (let index = 0; index < edits; index++) {
    if (random(60) === 0) at = random(length + 1)
    if (at > 0 && random(10) < 3) { patches.push([--at, 1, '']); length-- } else {
      patches.push([at++, 0, String.fromCharCode(97 + random(26))])
      length++
    }
  }
  return { name: `a synthetic trace of ${edits.toLocaleString('en')} edits (seeded)`, patches, end: played(patches) }
}

function played(patches: readonly Patch[]): string {
  const doc = new Y.Doc()
  const text = doc.getText('t')
  doc.transact(() => { for (const patch of patches) apply(text, patch) })
  return text.toJSON()
}

const apply = (text: Y.Text, [at, deleted, inserted]: Patch) => {
  if (deleted > 0) text.delete(at, deleted)
  if (inserted) text.insert(at, inserted)
}

/** The history as a document: the state before the last `tail` edits, and those edits one by one. */
export function written({ patches }: Trace, field: string, tail: number): { snapshot: Uint8Array; tail: Uint8Array[]; all: Uint8Array } {
  const doc = new Y.Doc()
  const text = doc.getText(field)
  const from = patches.length - tail
  // A transaction for each keystroke, as typing is; garbage of what was deleted is collected as on a real server.
  for (const patch of patches.slice(0, from)) doc.transact(() => apply(text, patch))
  const snapshot = Y.encodeStateAsUpdate(doc)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const patch of patches.slice(from)) doc.transact(() => apply(text, patch))
  const all = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return { snapshot, tail: updates, all }
}
