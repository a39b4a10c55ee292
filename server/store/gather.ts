/**
 * Questions of the same moment are asked together: a hall that comes in at once costs a few statements, not thousands (and
 * never one statement with more parameters than the database takes). Nothing is remembered: every answer is read now.
 * @param ask answers in the order of the keys; the same key may come twice
 * @param most keys to a statement
 */
export function gather<Key, Value>(ask: (keys: readonly Key[]) => Promise<readonly Value[]>, most = 1_000): (key: Key) => Promise<Value> {
  interface Waiting { key: Key; resolve(value: Value): void; reject(error: unknown): void }
  let waiting: Waiting[] = []

  async function answer(some: readonly Waiting[]): Promise<void> {
    try {
      const values = await ask(some.map(({ key }) => key))
      some.forEach(({ resolve }, index) => resolve(values[index]!))
    } catch (error) {
      for (const { reject } of some) reject(error)
    }
  }

  return (key) => new Promise<Value>((resolve, reject) => {
    // After everything that has arrived by now was read: those who knock in the same moment share the answer.
    if (waiting.length === 0) setImmediate(() => {
      const all = waiting
      waiting = []
      for (let from = 0; from < all.length; from += most) void answer(all.slice(from, from + most))
    })
    waiting.push({ key, resolve, reject })
  })
}
