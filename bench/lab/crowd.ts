/** Does the work for all, `size` at a time: a crowd comes in without the server's listening queue overflowing. */
export async function inParts<Item, Result>(items: readonly Item[], size: number, work: (item: Item, index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (let from = 0; from < items.length; from += size) results.push(...await Promise.all(items.slice(from, from + size).map((item, index) => work(item, from + index))))
  return results
}

export const after = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms) })

/** Rejects with a sentence when it takes too long: a benchmark never hangs. */
export function within<Value>(ms: number, work: Promise<Value>, told: () => string): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(told())), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
