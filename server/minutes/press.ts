import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { canonicalJson } from '../../domain/canonical-json.ts'
import type { Paper } from './paper.ts'

/**
 * Makes files out of papers, in a thread of its own: setting a PDF takes about half a second, and the hall shares the main one.
 * The thread is there only while there is work (and a minute after). The last files are kept: the same paper is the same file.
 */
export const paperFormats = ['docx', 'pdf'] as const
export type PaperFormat = (typeof paperFormats)[number]

export interface Press {
  /** null when too many are waiting: ask again in a moment */
  print(format: PaperFormat, paper: Paper): Promise<Buffer> | null
  stop(): Promise<void>
}

const IDLE = 60_000
const MOST_WAITING = 8
const MOST_KEPT = 24

interface Job { resolve(bytes: Buffer): void; reject(error: Error): void }

export function createPress({ idle = IDLE }: { idle?: number } = {}): Press {
  let worker: Worker | null = null
  let resting: ReturnType<typeof setTimeout> | undefined
  let jobs = 0
  const waiting = new Map<number, Job>()
  /** the oldest first; jobs that run are in here too, so that many asking for one paper wait for one file */
  const kept = new Map<string, Promise<Buffer>>()

  function open(): Worker {
    if (worker) return worker
    const made = new Worker(new URL('./press-worker.mjs', import.meta.url), { execArgv: [] })
    const fail = (error: Error) => {
      if (worker === made) worker = null
      for (const job of waiting.values()) job.reject(error)
      waiting.clear()
    }
    made.on('message', ({ id, bytes, error }: { id: number; bytes?: Uint8Array; error?: string }) => {
      const job = waiting.get(id)
      waiting.delete(id)
      if (bytes) job?.resolve(Buffer.from(bytes))
      else job?.reject(new Error(error))
      if (waiting.size === 0) rest()
    })
    made.on('error', fail)
    made.on('exit', () => fail(new Error('the press has ended')))
    made.unref()
    worker = made
    return made
  }

  function rest() {
    clearTimeout(resting)
    resting = setTimeout(() => { void end() }, idle)
    resting.unref()
  }

  async function end() {
    clearTimeout(resting)
    const ending = worker
    worker = null
    await ending?.terminate()
  }

  return {
    print(format, paper) {
      const key = `${format}:${createHash('sha256').update(canonicalJson(paper)).digest('hex')}`
      const known = kept.get(key)
      if (known) {
        kept.delete(key)
        kept.set(key, known)
        return known
      }
      if (waiting.size >= MOST_WAITING) return null
      clearTimeout(resting)
      const id = ++jobs
      const file = new Promise<Buffer>((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        open().postMessage({ id, format, paper })
      })
      kept.set(key, file)
      file.catch(() => kept.delete(key))
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break
        kept.delete(oldest)
      }
      return file
    },
    stop: end,
  }
}
