/** One replaced stretch: at `index`, `removed` characters gave way to `inserted`. UTF-16 units, as textareas and Yjs count. */
export interface Change { index: number; removed: number; inserted: string }

/**
 * What one edit did to a text. `caret`: where the cursor stands after it; everything behind it was not touched, which decides
 * between equal readings ("aa" → "aaa"). Characters of two units are never split. null: nothing changed.
 */
export function changeBetween(before: string, after: string, caret: number): Change | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let suffix = 0
  const mostSuffix = Math.min(shorter, after.length - Math.min(caret, after.length))
  while (suffix < mostSuffix && before[before.length - 1 - suffix] === after[after.length - 1 - suffix]) suffix++
  let prefix = 0
  while (prefix < shorter - suffix && before[prefix] === after[prefix]) prefix++
  // The caret's side is settled; now as much of the rest as agrees.
  while (suffix < shorter - prefix && before[before.length - 1 - suffix] === after[after.length - 1 - suffix]) suffix++
  if (prefix > 0 && isHigh(before.charCodeAt(prefix - 1)) && (isHigh(after.charCodeAt(prefix - 1)))) prefix--
  if (suffix > 0 && isLow(before.charCodeAt(before.length - suffix))) suffix--
  return { index: prefix, removed: before.length - suffix - prefix, inserted: after.slice(prefix, after.length - suffix) }
}

/** Steps of a Yjs text event. */
export type Delta = readonly { retain?: number; insert?: unknown; delete?: number }[]

/** Where a position of the old text is in the new one. What is inserted right at it stays behind it. */
export function positionAfter(delta: Delta, position: number): number {
  let old = 0
  let moved = position
  for (const step of delta) {
    if (old > position) break
    if (step.retain !== undefined) old += step.retain
    else if (typeof step.insert === 'string') { if (old < position) moved += step.insert.length }
    else if (step.delete !== undefined) {
      moved -= Math.max(0, Math.min(step.delete, position - old))
      old += step.delete
    }
  }
  return moved
}

/** End of the last change, in the new text: where the cursor belongs after an undo. */
export function endOfChange(delta: Delta): number {
  let index = 0
  let end = 0
  for (const step of delta) {
    if (step.retain !== undefined) index += step.retain
    else if (typeof step.insert === 'string') end = index += step.insert.length
    else if (step.delete !== undefined) end = index
  }
  return end
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
