import type { Runtime } from '../../server/runtime.ts'

/** Loads the demo neighbourhood into an empty database; leaves any other untouched. Everything goes through commands. */
export async function loadDemo(runtime: Runtime, _runDue: () => Promise<number>): Promise<void> {
  if (await runtime.store.db.community.count() > 0) return
}
