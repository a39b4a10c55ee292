import { createClient } from '@redis/client'
import { createAdapter } from '@socket.io/redis-adapter'
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Peers } from '../collab/ports.ts'

export interface OtherProcesses {
  adapter: ReturnType<typeof createAdapter>
  /** shared text on its way between processes */
  texts: Peers
  close(): Promise<void>
}

const textChannel = 'linli:text'

/**
 * Several processes on one database: what one commits is told to the listeners of the others through Redis pub/sub.
 * Only a hint – a message that Redis loses is seen by seq and read from the database. Redis may die and come back.
 * Rejects when there is no Redis at the address at the start.
 */
export async function otherProcesses(url: string, log: Logger): Promise<OtherProcesses> {
  const pub = createClient({ url, disableOfflineQueue: true, socket: { connectTimeout: 5_000, reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, 2_000) } })
  const sub = pub.duplicate({ disableOfflineQueue: false })
  for (const client of [pub, sub]) client.on('error', (error: Error) => { log.warn({ reason: error.message }, 'Redis') })
  await Promise.race([
    Promise.all([pub.connect(), sub.connect()]),
    new Promise((_resolve, reject) => { setTimeout(() => reject(new Error('no answer')), 6_000).unref() }),
  ])
  // The adapter does not wait for its publications: while Redis is away they must fail quietly, not end the process.
  const publish = pub.publish.bind(pub)
  Object.assign(pub, { publish: (...args: Parameters<typeof publish>) => publish(...args).catch(() => 0) })
  const self = randomUUID()
  return {
    adapter: createAdapter(pub, sub),
    texts: {
      publish(docName, update) { void pub.publish(textChannel, JSON.stringify([self, docName, Buffer.from(update).toString('base64')])) },
      onUpdate(listener) {
        sub.subscribe(textChannel, (message) => {
          const [from, docName, update] = JSON.parse(message) as [string, string, string]
          if (from !== self) listener(docName, Buffer.from(update, 'base64'))
        }).catch((error: unknown) => { log.warn({ err: error }, 'Redis') })
      },
    },
    async close() {
      // Waits for what is under way (the adapter's own good-bye); a Redis that is away is simply left.
      await Promise.allSettled([pub, sub].map((client) => (client.isReady ? client.close() : Promise.resolve(client.destroy()))))
    },
  }
}
