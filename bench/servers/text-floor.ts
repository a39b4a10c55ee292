import { readFileSync } from 'node:fs'
import * as Y from 'yjs'
import { serveMeasured } from '../lab/measured-server.ts'

/** The floor: a fresh process that does nothing but take the state into a document, once. */
const state = readFileSync(process.argv[2]!)
serveMeasured(null, {
  apply() {
    const from = performance.now()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    return performance.now() - from
  },
})
