import type { AnyCommand } from './commands/kit.ts'
import type { LiveStream } from './realtime/streams.ts'
import type { DueHandler } from './schedule/due-work.ts'
import { myDataRoute, type HttpRoute } from './http/door.ts'
import type { Runtime } from './runtime.ts'
import { peopleCommands } from './commands/people.ts'
import { importCommands } from './commands/import.ts'
import { officialRoute } from './import/official-route.ts'
import { importRoute } from './import/route.ts'
import { sessionCommands } from './commands/session.ts'
import { sessionDueWork } from './schedule/session-due.ts'
import { sessionStream } from './realtime/session-stream.ts'
import { topicCommands } from './commands/topic.ts'
import { commentCommands } from './commands/topic-comments.ts'
import { feedbackCommands } from './commands/feedback.ts'
import { feedbackRoute } from './http/feedback.ts'
import { ballotCommands } from './commands/ballot.ts'
import { ballotStream } from './realtime/ballot-stream.ts'
import { ballotDueWork } from './schedule/ballot-due.ts'
import { startBallotServices } from './ballots/services.ts'
import { ballotNotices } from './ballots/tell-voters.ts'
import { topicStream } from './realtime/topic-stream.ts'
import { topicDueWork } from './schedule/topic-due.ts'
import type { Peers } from './collab/ports.ts'
import { startCollab } from './collab/service.ts'
import { minutesCommands } from './commands/minutes.ts'
import { minutesFileRoute } from './minutes/file-route.ts'
import { createPress, type Press } from './minutes/press.ts'
import { outcomeCommands } from './commands/outcome.ts'
import { taskCommands } from './commands/task.ts'
import { fileCommands } from './commands/file.ts'
import { taskDueWork } from './schedule/task-due.ts'
import { fileRoute } from './files/route.ts'
import { setupRoute } from './identity/first-run.ts'
import { myData } from './queries/people.ts'

/**
 * The table of contents of the server: every command, live stream, scheduled work and extra HTTP route.
 * A slice adds its own line to each list that it has something for.
 */
export const commands: readonly AnyCommand[] = [
  ...peopleCommands,
  ...importCommands,
  ...sessionCommands,
  ...topicCommands,
  ...commentCommands,
  ...ballotCommands,
  ...feedbackCommands,
  ...minutesCommands,
  ...outcomeCommands,
  ...taskCommands,
  ...fileCommands,
]

export const streams: readonly LiveStream[] = [
  topicStream,
  sessionStream,
  ballotStream,
]

/** kind of due work → what to do; handlers usually execute a command as the system */
export function dueHandlers(runtime: Runtime): ReadonlyMap<string, DueHandler> {
  return new Map<string, DueHandler>([
    ['topic', topicDueWork(runtime)],
    ['session', sessionDueWork(runtime)],
    ['ballot', ballotDueWork(runtime)],
    ['ballot-notices', ballotNotices(runtime)],
    ['task', taskDueWork(runtime)],
  ])
}

export function httpRoutes(runtime: Runtime): readonly HttpRoute[] {
  return [
    importRoute(runtime),
    officialRoute(runtime),
    setupRoute(runtime),
    myDataRoute(runtime, myData),
    feedbackRoute(runtime),
    fileRoute(runtime),
    minutesFileRoute(runtime, () => runtime.services.get('press') as Press),
  ]
}

/** Long-lived services of slices (vote queue, shared text), started in order and stopped in reverse. */
export interface Service { name: string; value: unknown; stop(): Promise<void> }

export async function startServices(runtime: Runtime, others: { texts: Peers | undefined }): Promise<Service[]> {
  const press = createPress()
  return [
    { name: 'press', value: press, stop: () => press.stop() },
    await startBallotServices(runtime),
    startCollab(runtime, others.texts),
  ]
}
