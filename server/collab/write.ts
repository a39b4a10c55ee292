import * as Y from 'yjs'
import type { SharedDocName } from '../../contract/shared-text.ts'
import type { Runtime } from '../runtime.ts'
import { appendSharedText } from '../store/shared-text-store.ts'

/** Writes into a document that nobody has open, as if somebody had typed it: for loading what was written elsewhere. */
export async function writeSharedText({ store, clock }: Runtime, name: SharedDocName, edit: (doc: Y.Doc) => void): Promise<void> {
  const doc = new Y.Doc()
  edit(doc)
  await store.write((db) => appendSharedText(db, [{ name, data: Y.encodeStateAsUpdate(doc), by: null, at: clock.now() }]))
  doc.destroy()
}
