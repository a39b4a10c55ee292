import * as Y from 'yjs'
import { updateMessage, type TextClient, type TextDoor } from './text-client.ts'

/** Writes into a document of their own, of which only the updates leave. */
export function typist(client: TextClient, door: TextDoor, field: string): { doc: Y.Doc; type(what: string): void } {
  const doc = new Y.Doc()
  const text = doc.getText(field)
  doc.on('update', (update: Uint8Array) => client.raw.write(updateMessage(door, update)))
  return { doc, type: (what) => text.insert(text.length, what) }
}
