import type { CollabLog, LoggedUpdate, SharedTextStore } from './ports.ts'

/**
 * Group commit: everything that arrives while a transaction is under way goes into the next one, so the cost of a
 * synchronous commit is shared by all who type at that moment. Positions are whole numbers counted from 1 by this process.
 */
export interface UpdateLog {
  /** queues; returns the position */
  append(update: LoggedUpdate): number
  /** resolves once everything up to `position` is committed */
  committed(position: number): Promise<void>
  /** calls back at once when already committed, else after the commit; cheaper than a promise per question */
  whenCommitted(position: number, then: () => void): void
  /** resolves once everything appended so far is committed */
  flush(): Promise<void>
  /** stops repeating a failing commit (the process ends) */
  close(): void
  readonly backlogBytes: number
}

/**
 * ms to gather updates before a commit. A commit costs about as much as relaying a key to a hundred readers, however many
 * keys are in it; people are told "saved" within a tenth of a second all the same.
 */
const GATHER_MS = 25
const RETRY_MS = [100, 300, 1000, 3000, 5000]
/** rows per transaction */
const BATCH = 500

export function createUpdateLog(store: SharedTextStore, log: CollabLog): UpdateLog {
  let queue: LoggedUpdate[] = []
  let appended = 0
  let durable = 0
  let backlogBytes = 0
  let running = false
  let closed = false
  /** in order of position, because questions are asked about the present */
  let waiting: { position: number; then: () => void }[] = []

  async function run() {
    for (let failures = 0; queue.length > 0 && !(closed && failures > 0);) {
      if (failures === 0 && queue.length < BATCH) await pause(GATHER_MS)
      const batch = queue.slice(0, BATCH)
      try {
        await store.append(batch)
      } catch (error) {
        log.error({ err: error, updates: queue.length }, 'shared text could not be written; trying again')
        await pause(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]!)
        continue
      }
      failures = 0
      queue = queue.slice(batch.length)
      durable += batch.length
      for (const update of batch) backlogBytes -= update.data.byteLength
      answer()
    }
    running = false
  }

  function answer() {
    const ready = waiting.filter(({ position }) => position <= durable)
    if (ready.length === 0) return
    waiting = waiting.filter(({ position }) => position > durable)
    for (const { then } of ready) {
      try {
        then()
      } catch (error) {
        log.error({ err: error }, 'telling an editor that their text is saved failed')
      }
    }
  }

  const self: UpdateLog = {
    append(update) {
      queue.push(update)
      backlogBytes += update.data.byteLength
      appended++
      if (!running) {
        running = true
        void run()
      }
      return appended
    },
    whenCommitted(position, then) {
      if (position <= durable) then()
      else waiting.push({ position, then })
    },
    committed: (position) => new Promise((resolve) => self.whenCommitted(position, resolve)),
    flush: () => self.committed(appended),
    close() { closed = true },
    get backlogBytes() { return backlogBytes },
  }
  return self
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
