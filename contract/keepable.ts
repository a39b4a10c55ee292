/**
 * NUL and halves of a surrogate pair: nobody types them, PostgreSQL keeps them neither in text nor in JSON, and a text that is
 * cut in the middle of an emoji ends with one. They are left out of whatever comes in, so that nothing else of it is lost.
 */
const unkeepable = /\0|\p{Surrogate}/gu
/** deeper than any input of ours; what is deeper is no input */
const DEEPEST = 60

export function keepableText(text: string): string {
  return text.replace(unkeepable, '')
}

/** The same for every text inside a plain JSON value. Beyond `DEEPEST` there is null, which every schema refuses. */
export function keepable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return keepableText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= DEEPEST) return null
  if (Array.isArray(value)) return value.map((each) => keepable(each, depth + 1))
  // Only plain objects: what else a caller hands in is for its schema to judge.
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [keepableText(key), keepable(each, depth + 1)]))
}
