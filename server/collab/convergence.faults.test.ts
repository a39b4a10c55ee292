import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { compare, type Replica } from 'yjs/testHelper'
import { agendaDocName } from '../../contract/shared-text.ts'
import { startRig, type Editor, type Rig } from '../testing/collab-rig.ts'
import { chance, often } from '../testing/faults.ts'

/**
 * Yjs' own test of convergence, but through our server: random edits of every kind by several editors whose lines break at
 * random, then the same comparison of contents, structs and deletions – of all editors, and of what the disk gives back.
 */
const agenda = agendaDocName('S1')
const dice = chance('convergence of shared text')
let rig: Rig
afterEach(() => rig.close())

const words = ['充电棚', '离窗', '六米', '夜里', '断电', 'a', '𠮷', '👵🏻']

/**
 * Not inside of a character of two halves: there Yjs writes U+FFFD in the one replica that cuts, and no editor of ours ever cuts there
 * (app/_text/text-diff.ts).
 */
function between(text: Y.Text, at: number): number {
  const unit = text.toJSON().charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at
}
const somewhere = (text: Y.Text) => between(text, dice.below(text.length + 1))

/** What can happen to Yjs' shared types, under the names that `compare` looks at. */
const edits: ((doc: Y.Doc) => void)[] = [
  (doc) => { const text = doc.getText('text'); text.insert(somewhere(text), dice.pick(words)) },
  (doc) => { const text = doc.getText('text'); text.insert(somewhere(text), dice.pick(words), { bold: true }) },
  (doc) => { const text = doc.getText('text'); const at = somewhere(text); text.delete(at, between(text, Math.min(text.length, at + 1 + dice.below(4))) - at) },
  (doc) => { const text = doc.getText('text'); const at = somewhere(text); if (at < text.length) text.format(at, text.length - at, { bold: dice.pick([true, null]) }) },
  (doc) => { const array = doc.getArray<unknown>('array'); array.insert(dice.below(array.length + 1), [dice.below(100), dice.pick(words)]) },
  (doc) => { const array = doc.getArray<unknown>('array'); array.insert(dice.below(array.length + 1), [new Y.Array(), new Y.Map()]) },
  (doc) => { const array = doc.getArray<unknown>('array'); if (array.length > 0) array.delete(dice.below(array.length), 1) },
  (doc) => { doc.getMap('map').set(dice.pick(['one', 'two', 'three']), dice.pick(words)) },
  (doc) => { doc.getMap('map').delete(dice.pick(['one', 'two', 'three'])) },
  (doc) => { const xml = doc.get('xml', Y.XmlElement<Record<string, string>>); xml.insert(dice.below(xml.length + 1), [new Y.XmlElement('p'), new Y.XmlText(dice.pick(words))]) },
  (doc) => { const xml = doc.get('xml', Y.XmlElement<Record<string, string>>); if (xml.length > 0) xml.delete(dice.below(xml.length), 1) },
]

/** Everything that may happen to somebody's line. */
const faults: ((editor: Editor) => void)[] = [
  ({ provider }) => provider.disconnect(),
  ({ provider }) => provider.connect(),
  ({ provider }) => provider.ws?.close(),
  ({ provider }) => (provider.ws as unknown as { terminate(): void } | null)?.terminate(),
]

function replica(doc: Y.Doc, updates: Uint8Array[]): Replica {
  return Object.assign(doc, { updates, connect: () => undefined, tc: { flushAllMessages: () => false } })
}

test.each([3, 8, 24].flatMap((editors) => Array.from({ length: often(4, 1) }, (_, round) => ({ editors, round }))))(
  '$editors editors whose lines break at random end with the same document as the disk (round $round)',
  async ({ editors: count }) => {
    rig = await startRig()
    const names = Array.from({ length: count }, (_, index) => `邻居${index + 1}`)
    for (const name of names) rig.rights.set(name, 'edit')
    const editors = names.map((name) => rig.editor(name, agenda))
    const received = editors.map(({ doc }) => {
      const updates: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => updates.push(update))
      return updates
    })
    await Promise.all(editors.map((editor) => editor.synced()))

    for (let step = 0; step < often(900, 300); step++) {
      const editor = dice.pick(editors)
      if (dice.below(25) === 0) dice.pick(faults)(editor)
      else dice.pick(edits)(editor.doc)
      // Some edits travel, some meet others on the way, some wait for a line.
      if (dice.below(4) === 0) await new Promise((resolve) => { setImmediate(resolve) })
    }

    for (const { provider } of editors) provider.connect()
    await Promise.all(editors.map(async (editor) => { await editor.synced(); await editor.saved() }))
    await vi.waitFor(() => {
      // What is there and what is deleted; how it is cut into pieces is each replica's own affair.
      const first = Y.snapshot(editors[0]!.doc)
      for (const { doc } of editors) expect(Y.equalSnapshots(Y.snapshot(doc), first)).toBe(true)
    }, 30_000)

    const server = new Y.Doc()
    Y.applyUpdate(server, rig.collab.state(agenda)!)
    const { snapshot, tail } = await rig.store.load(agenda)
    const rows = [...(snapshot ? [snapshot] : []), ...tail]
    const disk = new Y.Doc()
    disk.transact(() => { for (const row of rows) Y.applyUpdate(disk, row) })
    expect(editors[0]!.doc.getText('text').length + editors[0]!.doc.getArray('array').length).toBeGreaterThan(0)
    // The comparison destroys what it compares, so the lines go first.
    for (const editor of editors) editor.provider.disconnect()
    compare([
      ...editors.map(({ doc }, index) => replica(doc, received[index]!)),
      replica(server, [rig.collab.state(agenda)!]),
      replica(disk, rows),
    ])
    expect(rig.errors).toEqual([])
  },
)
