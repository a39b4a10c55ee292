import type { Command } from './commands/kit.ts'
import type { LiveStream } from './realtime/streams.ts'
import type { DueHandler } from './schedule/due-work.ts'
import type { HttpRoute } from './http/door.ts'
import type { Runtime } from './runtime.ts'

/**
 * The table of contents of the server: every command, live stream, scheduled work and extra HTTP route.
 * A slice adds its own line to each list that it has something for.
 */
export const commands: readonly Command[] = [
]

export const streams: readonly LiveStream[] = [
]

/** kind of due work → what to do; handlers usually execute a command as the system */
export function dueHandlers(_runtime: Runtime): ReadonlyMap<string, DueHandler> {
  return new Map<string, DueHandler>([
  ])
}

export function httpRoutes(_runtime: Runtime): readonly HttpRoute[] {
  return [
  ]
}

/** Long-lived services of slices (vote queue, shared text), started in order and stopped in reverse. */
export interface Service { name: string; value: unknown; stop(): Promise<void> }

export async function startServices(_runtime: Runtime): Promise<Service[]> {
  return [
  ]
}
