import { randomInt } from 'node:crypto'
import type { Runtime } from '../runtime.ts'

const key = 'firstRunCode'
/** without 0/O, 1/I/L: read aloud and typed by hand */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** The one-time set-up code while the installation has no community; null afterwards. Lives in memory: a restart prints a new one. */
export async function firstRunCode(runtime: Runtime): Promise<string | null> {
  if (await runtime.store.db.community.count() > 0) { runtime.services.delete(key); return null }
  let code = runtime.services.get(key) as string | undefined
  if (!code) {
    code = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
    runtime.services.set(key, code)
  }
  return code
}
