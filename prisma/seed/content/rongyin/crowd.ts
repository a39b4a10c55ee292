import type { PersonKey } from '../types.ts'
import { reachable } from './people.ts'

/**
 * `named` and then further neighbours, the same ones every time for the same `occasion`, until there are `count`.
 * @throws {RangeError} when there are not that many
 */
export function crowd(occasion: string, count: number, named: PersonKey[], except: PersonKey[] = []): PersonKey[] {
  const taken = new Set([...named, ...except])
  const others = reachable
    .map((person) => person.key)
    .filter((key) => !taken.has(key))
    .sort((a, b) => draw(occasion + a) - draw(occasion + b) || (a < b ? -1 : 1))
  const people = [...named, ...others.slice(0, Math.max(0, count - named.length))]
  if (people.length !== count) throw new RangeError(`${occasion}: ${count} neighbours asked for, ${people.length} there`)
  return people
}

/** FNV-1a with a final stir: a lot drawn from the name. */
function draw(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}
