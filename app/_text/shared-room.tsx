'use client'
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { SharedDoc } from './shared-doc.ts'
import type { Other, TextStatus } from './text-status.ts'

const Room = createContext<SharedDoc | null>(null)

/** Opens one shared document for everything inside. `userId`: whose device this is, so that kept edits never change hands. */
export function SharedRoom({ docName, userId, children }: { docName: string; userId: string; children: ReactNode }) {
  const [shared, setShared] = useState<SharedDoc | null>(null)
  useEffect(() => {
    let opened: SharedDoc | null = null
    let isGone = false
    // Only in a browser, and only on pages that write together: Yjs must not be loaded a second time on the server.
    void import('./shared-doc.ts').then((file) => {
      if (isGone) return
      opened = new file.SharedDoc(docName, userId)
      setShared(opened)
    })
    return () => {
      isGone = true
      setShared(null)
      opened?.destroy()
    }
  }, [docName, userId])
  return <Room value={shared}>{children}</Room>
}

/** null until the page lives. */
export function useSharedDoc(): SharedDoc | null {
  return useContext(Room)
}

const nowhere = () => () => undefined
const opening: TextStatus = { state: 'opening' }
const nobody: readonly Other[] = []

export function useTextStatus(): TextStatus {
  const shared = useSharedDoc()
  return useSyncExternalStore(shared?.subscribe ?? nowhere, () => shared?.getStatus() ?? opening, () => opening)
}

/** Other people who have the document open for editing; in one field, when it is named. Each person once. */
export function useOthers(field?: string): readonly Other[] {
  const shared = useSharedDoc()
  const others = useSyncExternalStore(shared?.subscribe ?? nowhere, () => shared?.getOthers() ?? nobody, () => nobody)
  const byPerson = new Map<string, Other>()
  for (const other of others) {
    if (field !== undefined && other.at !== field) continue
    const known = byPerson.get(other.id)
    if (!known || (other.isWriting && !known.isWriting)) byPerson.set(other.id, other)
  }
  return [...byPerson.values()]
}
