import { ulid } from 'ulid'
import type { Doc } from 'yjs'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../../contract/command.ts'
import type { SharedDocName } from '../../../contract/shared-text.ts'
import { writeSharedText } from '../../../server/collab/write.ts'
import type { Runtime } from '../../../server/runtime.ts'
import type { When } from '../content/types.ts'
import { momentOf } from '../content/when.ts'

/** One thing that somebody did at a moment. */
interface Act { at: number; order: number; what: string; run: () => Promise<void> }

const LOOK_MS = 20_000

export class PlayFault extends Error {}

/**
 * Plays the demo: every fact of the content becomes the command that a person would have given, in the order of time, with
 * the clock pinned to its moment – so that every record has the history it tells. What is due in between happens in between.
 */
export class Player {
  readonly now: number
  readonly faults: string[] = []
  #runtime: Runtime
  #runDue: () => Promise<number>
  #acts: Act[] = []
  #told = 0
  #isPlaying = false
  #slug = ''
  /** key of the content → id of the product, by kind */
  readonly ids = new Map<string, string>()

  constructor(runtime: Runtime, runDue: () => Promise<number>, now: number) {
    this.#runtime = runtime
    this.#runDue = runDue
    this.now = now
  }

  get runtime() { return this.#runtime }
  get db() { return this.#runtime.store.db }

  /** Acts that follow belong to this community. */
  in(slug: string) { this.#slug = slug }

  at(when: When | number, what: string, run: () => Promise<void>): void {
    const at = typeof when === 'number' ? when : momentOf(when, this.now)
    const slug = this.#slug
    const act: Act = { at, order: this.#told++, what: `${slug} ${what}`, run: async () => { this.#slug = slug; await run() } }
    if (!this.#isPlaying) { this.#acts.push(act); return }
    // Told while it is being played (who rates is known only then): takes its place among what is still to come.
    const later = this.#acts.findIndex((each) => each.at > at)
    this.#acts.splice(later < 0 ? this.#acts.length : later, 0, act)
  }

  moment(when: When): number { return momentOf(when, this.now) }

  id(kind: string, key: string): string {
    const found = this.ids.get(`${kind}:${key}`)
    if (!found) throw new PlayFault(`there is no ${kind} ${key}`)
    return found
  }
  learn(kind: string, key: string, id: string): void { this.ids.set(`${kind}:${key}`, id) }

  /** A command as that person; throws when it is refused. */
  async do<Data = unknown>(person: string, name: string, input: unknown): Promise<Data> {
    return this.#execute({ userId: this.id('person', person) }, name, input)
  }
  async doAsSystem(name: string, input: unknown): Promise<void> { await this.#execute({ system: true }, name, input) }

  async #execute<Data>(caller: { userId: string } | { system: true }, name: string, input: unknown): Promise<Data> {
    const answer = await this.#runtime.execute(caller, { protocol: PROTOCOL_VERSION, commandId: ulid(), community: this.#slug, name, input }) as CommandAnswer<Data>
    if (!answer.ok) throw new PlayFault(`${name}: ${answer.code} ${JSON.stringify(answer.detail ?? answer.fields ?? '')}`)
    return answer.data
  }

  /** Moves the clock on to `at` (never back), letting due things happen at their own moments on the way. */
  async until(at: number): Promise<void> {
    const { clock } = this.#runtime
    // Limits are minutes at the least: looking for each of a hundred hands would be most of the work.
    while (at - clock.now() >= LOOK_MS) {
      const next = await this.db.dueWork.findFirst({ where: { doneAt: null, leaseUntil: null, dueAt: { lte: new Date(at) } }, orderBy: { dueAt: 'asc' }, select: { dueAt: true } })
      if (!next) break
      clock.pin(Math.max(clock.now(), next.dueAt.getTime()))
      if (await this.#runDue() === 0) break
    }
    clock.pin(Math.max(clock.now(), at))
  }

  /** Text that was written together before or during a session. */
  async write(name: SharedDocName, edit: (doc: Doc) => void): Promise<void> {
    await writeSharedText(this.#runtime, name, edit)
  }

  /** People have looked at their page now and then: only the last two days are new. */
  async readOldNotices(): Promise<void> {
    const lately = new Date(this.now - 2 * 86_400_000)
    const old = await this.db.notice.groupBy({ by: ['userId', 'communityId'], where: { at: { lt: lately } }, _max: { id: true } })
    const slugs = new Map((await this.db.community.findMany()).map(({ id, slug }) => [id, slug]))
    for (const { userId, communityId, _max } of old) {
      if (!_max.id) continue
      this.#slug = slugs.get(communityId)!
      await this.#execute({ userId }, 'ReadNotices', { upTo: _max.id })
    }
  }

  /** Plays everything up to now. A fault is kept and the rest goes on: half a neighbourhood is better than none. */
  async play(): Promise<void> {
    this.#acts.sort((a, b) => a.at - b.at || a.order - b.order)
    this.#runtime.clock.pin(this.#acts[0]?.at ?? this.now)
    this.#isPlaying = true
    for (let act = this.#acts.shift(); act && act.at <= this.now; act = this.#acts.shift()) {
      try {
        await this.until(act.at)
        await act.run()
      } catch (error) {
        this.faults.push(`${new Date(act.at).toISOString()} ${act.what}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    await this.until(this.now)
  }
}

/** `n` moments from `from` to `to`, evenly. */
export function spread(from: number, to: number, n: number): number[] {
  return Array.from({ length: n }, (_, index) => from + Math.round(((to - from) * index) / Math.max(1, n - 1)))
}
