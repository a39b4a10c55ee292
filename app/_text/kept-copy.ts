'use client'

/**
 * Edits that are not yet on the server's disk, kept on this device: a lost line, a closed tab or an empty battery costs nothing.
 * One entry per tab; entries of other tabs are merged on opening and removed once the server has them.
 */
export interface KeptCopy {
  /** updates that earlier tabs left behind */
  found: Uint8Array[]
  keep(state: Uint8Array): void
  /** everything is on the server's disk */
  forget(): void
}

const MOST_CHARACTERS = 2_000_000

export function openKeptCopy(userId: string, docName: string): KeptCopy {
  const prefix = `linli.text ${userId} ${docName} `
  const mine = prefix + crypto.randomUUID()
  const adopted = new Map<string, string>()
  const found: Uint8Array[] = []
  quietly(() => {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix)) continue
      const value = localStorage.getItem(key) ?? ''
      adopted.set(key, value)
      found.push(fromBase64(value))
    }
  })
  return {
    found,
    keep(state) {
      quietly(() => {
        const text = toBase64(state)
        if (text.length <= MOST_CHARACTERS) localStorage.setItem(mine, text)
      })
    },
    forget() {
      quietly(() => {
        localStorage.removeItem(mine)
        // A tab that is still open may have gone on writing under its key.
        for (const [key, value] of adopted) if (localStorage.getItem(key) === value) localStorage.removeItem(key)
        adopted.clear()
      })
    },
  }
}

/** Storage may be full, blocked or damaged; the text in memory is what counts. */
function quietly(work: () => void) {
  try {
    work()
  } catch {
    // as if there were no storage
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let from = 0; from < bytes.length; from += 8192) binary += String.fromCharCode(...bytes.subarray(from, from + 8192))
  return btoa(binary)
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
