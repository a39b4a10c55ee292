import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Env } from './env.ts'
import type { Hub } from './realtime/hub.ts'
import type { Store } from './store/store.ts'
import type { Execute } from './commands/execute.ts'
import type { Directory } from './identity/directory.ts'

/**
 * What lives once in the process. Next bundles its own copy of every module, so a module-level singleton would exist twice:
 * the one place that both copies share is the global symbol table.
 */
export interface Runtime {
  env: Env
  clock: Clock
  log: Logger
  store: Store
  /** who is who, at the doors */
  directory: Directory
  hub: Hub
  execute: Execute
  /** secret that signs sign-in tokens and derives codes */
  secret: string
  /** folder for files and the default database */
  dataDir: string
  services: Map<string, unknown>
}

const key = Symbol.for('linli.runtime')
type Holder = { [key]?: Runtime }

export function setRuntime(runtime: Runtime): void {
  (globalThis as Holder)[key] = runtime
}

export function runtime(): Runtime {
  const found = (globalThis as Holder)[key]
  if (!found) throw new Error('The server has not started: pages are served by server/main.ts, not by next start.')
  return found
}

/** The database, for queries. */
export function db() {
  return runtime().store.db
}
