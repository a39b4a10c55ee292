import type { Connection } from './connection.ts'

/** From so many readers on, edits go out in bundles: one write for what several people typed within these ms. */
const CROWD = 20
const BUNDLE_MS = 40

/** Passes frames on to everybody but the one they came from, in order. */
export class Relay {
  private readonly connections: ReadonlySet<Connection>
  private waiting: { frame: Buffer; origin: unknown }[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(connections: ReadonlySet<Connection>) {
    this.connections = connections
  }

  tell(frame: Buffer, origin: unknown) {
    this.waiting.push({ frame, origin })
    if (this.connections.size < CROWD) this.flush()
    else this.timer ??= setTimeout(() => this.flush(), BUNDLE_MS)
  }

  private flush() {
    clearTimeout(this.timer)
    this.timer = undefined
    const { waiting } = this
    this.waiting = []
    const writers = new Set(waiting.map(({ origin }) => origin))
    const all = joined(waiting)
    for (const connection of this.connections) {
      if (!writers.has(connection)) connection.sendFramed(all)
      else if (writers.size > 1) connection.sendFramed(joined(waiting.filter(({ origin }) => origin !== connection)))
    }
  }

  end() {
    clearTimeout(this.timer)
    this.waiting = []
  }
}

const joined = (entries: readonly { frame: Buffer }[]): Buffer => (entries.length === 1 ? entries[0]!.frame : Buffer.concat(entries.map(({ frame }) => frame)))
