'use client'
import { useCallback, useEffect, useState } from 'react'

const DATABASE = 'linli'
const STORE = 'drafts'

/** Pictures of a draft, kept on this device beside its words (IndexedDB: files do not fit into local storage). */
export function useKeptFiles(key: string): { files: File[]; set: (files: File[]) => void; forget: () => void } {
  const [files, setFiles] = useState<File[]>([])
  useEffect(() => {
    let isHere = true
    void withStore('readonly', (store) => store.get(key)).then((found) => { if (isHere && Array.isArray(found)) setFiles(found as File[]) })
    return () => { isHere = false }
  }, [key])
  const set = useCallback((next: File[]) => {
    setFiles(next)
    void withStore('readwrite', (store) => store.put(next, key))
  }, [key])
  const forget = useCallback(() => {
    setFiles([])
    void withStore('readwrite', (store) => store.delete(key))
  }, [key])
  return { files, set, forget }
}

/** undefined where the device keeps nothing (private window): the page still holds the files. */
function withStore(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve) => {
    let opening: IDBOpenDBRequest
    try { opening = indexedDB.open(DATABASE, 1) } catch { resolve(undefined); return }
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onerror = () => resolve(undefined)
    opening.onsuccess = () => {
      const database = opening.result
      const request = act(database.transaction(STORE, mode).objectStore(STORE))
      request.onsuccess = () => { resolve(request.result); database.close() }
      request.onerror = () => { resolve(undefined); database.close() }
    }
  })
}
