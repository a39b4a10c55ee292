import * as Y from 'yjs'
import { appendBlocks, blocksOf, minutesBody, parseDocName, renderTexts, setText, type SharedDocName } from '../../contract/shared-text.ts'
import type { Block } from '../../domain/minutes/content.ts'
import { collab } from '../collab/handle.ts'
import { appendSharedText, loadSharedText } from '../store/shared-text-store.ts'
import type { Db } from '../store/store.ts'
import type { TextReader } from './sources.ts'

/** Shared text inside a command's transaction: what is on disk and what is in memory, merged. */
export function textsIn(db: Db): TextReader {
  return {
    async texts(name) {
      const kind = parseDocName(name)?.kind
      return kind ? renderTexts(kind, await copyOf(db, name)) : {}
    },
    blocks: async (name) => blocksOf(minutesBody(await copyOf(db, name))),
  }
}

/** Adds to the text of the minutes in the same transaction; call `collab().refresh(name)` after the commit. `at` epoch ms. */
export async function appendInTransaction(db: Db, name: SharedDocName, blocks: readonly Block[], at: number): Promise<void> {
  const doc = await copyOf(db, name)
  const known = Y.encodeStateVector(doc)
  appendBlocks(minutesBody(doc), blocks)
  await appendSharedText(db, [{ name, data: Y.encodeStateAsUpdate(doc, known), by: null, at }])
}

/** Puts `text` in the place of a plain text, changing only what differs; call `collab().refresh(name)` after the commit. `at` epoch ms. */
export async function setTextInTransaction(db: Db, name: SharedDocName, field: string, text: string, at: number): Promise<void> {
  const doc = await copyOf(db, name)
  const known = Y.encodeStateVector(doc)
  setText(doc.getText(field), text)
  const data = Y.encodeStateAsUpdate(doc, known)
  await appendSharedText(db, [{ name, data, by: null, at }])
}

async function copyOf(db: Db, name: SharedDocName): Promise<Y.Doc> {
  const doc = new Y.Doc()
  // Memory may be ahead of the disk by what is just being typed, and behind it by what another command has just written.
  const inMemory = collab().state(name)
  const { snapshot, tail } = await loadSharedText(db, name)
  for (const part of [...(snapshot ? [snapshot] : []), ...tail, ...(inMemory ? [inMemory] : [])]) {
    try {
      Y.applyUpdate(doc, part)
    } catch {
      // An unreadable row is reported by the shared-text server; the rest of the text counts.
    }
  }
  return doc
}
