import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What makes a text wait for a person. Answers the words found, as in the list, at most five; empty: nothing found. */
export type HeldWordsCheck = (...texts: string[]) => string[]

/** As a reader sees through tricks: full width to half, lower case, no spaces or marks between the characters. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}\p{M}\p{Cf}]/gu, '')
}

// Somebody's telephone or identity number does not belong on a public page, whoever's it is (个人信息保护法 6: only what is needed).
const personal: readonly [name: string, pattern: RegExp][] = [
  ['identity-number', /(?<!\d)\d{17}[\dx](?!\d)/],
  ['telephone-number', /(?<!\d)1[3-9]\d{9}(?!\d)/],
]

const MOST_NAMED = 5

export function heldWordsCheck(lines: readonly string[]): HeldWordsCheck {
  const list = lines.map((line) => line.replace(/#.*/, '').trim()).filter(Boolean).map((word) => ({ word, plain: plain(word) })).filter((each) => each.plain)
  return (...texts) => {
    const found = new Set<string>()
    for (const text of texts.map(plain)) {
      for (const each of list) if (text.includes(each.plain)) found.add(each.word)
      for (const [name, pattern] of personal) if (pattern.test(text)) found.add(name)
    }
    return [...found].slice(0, MOST_NAMED)
  }
}

const checks = new Map<string, HeldWordsCheck>()

/** The list of the product and that of the operator (`held-words.txt` in the data folder), read at the first use. */
export function heldWordsOf(dataDir: string): HeldWordsCheck {
  const known = checks.get(dataDir)
  if (known) return known
  const files = [fileURLToPath(new URL('./held-words.txt', import.meta.url)), join(dataDir, 'held-words.txt')]
  const made = heldWordsCheck(files.filter((file) => existsSync(file)).flatMap((file) => readFileSync(file, 'utf8').split(/\r?\n/)))
  checks.set(dataDir, made)
  return made
}
