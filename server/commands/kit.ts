import type { z } from 'zod'
import type { Decision, RefusalDetail } from '../../domain/decision.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import type { Actor, Context } from '../../domain/people.ts'
import type { Audience, StreamName } from '../../contract/live.ts'
import type { FieldFault } from '../../contract/command.ts'
import type { Db } from '../store/store.ts'
import { appendEvents, type AppendedEvent } from '../store/events.ts'

/**
 * Commands: the one way to write. `execute` parses, finds out who acts, opens one transaction and calls `run`.
 * `run` loads what it needs, asks the domain's `decide`, and applies the answer; a refusal anywhere rolls everything back.
 */

export interface HasStream { id: string; communityId: string }
/** A fact with its name. Fields are JSON values. */
export interface AnyEvent { type: string }

/** How one kind of thing is kept: the rule that folds events, its row, and what each audience may hear. */
export interface Aggregate<S extends HasStream, E extends AnyEvent> {
  /** prefix of the stream name */
  kind: string
  evolve(state: S | null, event: E): S
  /** row → state and version; no community filter (the kit checks it) */
  find(db: Db, id: string): Promise<{ state: S; version: number } | null>
  /** writes the row; `isNew` says insert */
  save(db: Db, state: S, version: number, at: Date, isNew: boolean): Promise<void>
  /** the event as this audience may see it; null hides it. Runs before anything leaves the server. */
  redact(event: E, audience: Audience): E | null
  /** the stream whose listeners hear this one too (the session of a ballot) */
  within?(state: S): StreamName | null
}

export interface Loaded<S> { state: S; version: number }

/** Events of one aggregate that committed, for live delivery. */
export interface Publication {
  communityId: string
  stream: StreamName
  within: StreamName | null
  events: AppendedEvent[]
  redact(event: AnyEvent, audience: Audience): AnyEvent | null
}

export interface NoticeInput {
  userIds: Iterable<string>
  /** key under `notices` in the message catalogues */
  kind: string
  params: Record<string, string | number>
  href: string
}

export interface CommandTx {
  db: Db
  /** throws the refusal NOT_FOUND for a missing id and, alike, for one of another community */
  load<S extends HasStream, E extends AnyEvent>(aggregate: Aggregate<S, E>, id: string): Promise<Loaded<S>>
  /** appends the accepted events, writes the row; a refused decision rolls back. `before` null: a new stream. */
  apply<S extends HasStream, E extends AnyEvent>(aggregate: Aggregate<S, E>, before: Loaded<S> | null, decision: Decision<E>): Promise<Loaded<S>>
  /** next whole number of a series, gapless, never reused (ledger numbers, topic numbers) */
  nextNumber(series: string): Promise<number>
  /** tells people; each once, not the actor */
  notify(notice: NoticeInput): Promise<void>
  /** work that must happen once at or after `dueAt` (epoch ms), also after downtime; the same id replaces what is not done */
  schedule(work: { id: string; kind: string; dueAt: number; payload: Record<string, string | number> }): Promise<void>
  unschedule(id: string): Promise<void>
  /** effects that may only follow a commit (coalesced counts, kicking a socket) */
  afterCommit(effect: () => void): void
}

export interface RunArgs<I> extends Context {
  tx: CommandTx
  input: I
  /** the context to hand to `decide` */
  context: Context
}

interface NamedCommand<Schema extends z.ZodType> {
  name: string
  input: Schema
  /** who may even try: a member of the community (default), any signed-in person, or the system's own schedule only */
  by?: 'member' | 'anyone-signed-in' | 'system'
}

export interface Command<Schema extends z.ZodType = z.ZodType, Data = unknown> extends NamedCommand<Schema> {
  /** what must have settled before the transaction begins (the vote queue, before a closing) */
  before?(): Promise<void>
  run(args: RunArgs<z.output<Schema>>): Promise<Data>
}

/**
 * A command with a transaction of its own kind. It answers a repeated commandId itself, and leaves no receipt that ties
 * what was said to who said it.
 */
export interface DirectCommand<Schema extends z.ZodType = z.ZodType, Data = unknown> extends NamedCommand<Schema> {
  direct(args: Context & { input: z.output<Schema>; commandId: string }): Promise<Data>
}

/**
 * A command that is settled with many others in one transaction, which also finds out who acts and whether they may: a hall
 * that votes in one moment is not asked one by one who it is.
 */
export interface SettledCommand<Schema extends z.ZodType = z.ZodType, Data = unknown> extends NamedCommand<Schema> {
  settle(args: { now: number; userId: string; /** slug */ community: string; input: z.output<Schema>; commandId: string }): Promise<Data>
}

export type AnyCommand = Command | DirectCommand | SettledCommand

export function defineCommand<Schema extends z.ZodType, Data>(command: Command<Schema, Data>): Command<Schema, Data> {
  return command
}

export function defineDirectCommand<Schema extends z.ZodType, Data>(command: DirectCommand<Schema, Data>): DirectCommand<Schema, Data> {
  return command
}

export function defineSettledCommand<Schema extends z.ZodType, Data>(command: SettledCommand<Schema, Data>): SettledCommand<Schema, Data> {
  return command
}

/** Leaves a command with a coded refusal; the transaction is rolled back. */
export class Refused extends Error {
  readonly code: RefusalCode
  readonly detail: RefusalDetail | undefined
  readonly fields: FieldFault[] | undefined
  constructor(code: RefusalCode, detail?: RefusalDetail, fields?: FieldFault[]) {
    super(code)
    this.code = code
    this.detail = detail
    this.fields = fields
  }
}

/** "May this person" in one line: `demand(canReview(actor, topic), 'NOT_ALLOWED')`. */
export function demand(condition: unknown, code: RefusalCode, detail?: RefusalDetail): asserts condition {
  if (!condition) throw new Refused(code, detail)
}

export function createCommandTx(args: {
  db: Db
  actor: Actor
  commandId: string
  now: number
  newId: () => string
}): { tx: CommandTx; publications: Publication[]; effects: (() => void)[] } {
  const { db, actor, now } = args
  const at = new Date(now)
  const publications: Publication[] = []
  const effects: (() => void)[] = []

  const tx: CommandTx = {
    db,
    async load(aggregate, id) {
      const found = await aggregate.find(db, id)
      if (!found || found.state.communityId !== actor.communityId) throw new Refused('NOT_FOUND')
      return found
    },
    async apply(aggregate, before, decision) {
      if (!decision.ok) throw new Refused(decision.code, decision.detail)
      let state = before?.state ?? null
      for (const event of decision.events) state = aggregate.evolve(state, event)
      if (!state) throw new Error(`${aggregate.kind}: nothing was decided`)
      if (decision.events.length === 0) return { state, version: before?.version ?? 0 }
      const stream: StreamName = `${aggregate.kind}:${state.id}`
      const version = (before?.version ?? 0) + decision.events.length
      const appended = await appendEvents(db, {
        stream, after: before?.version ?? 0, communityId: state.communityId, actorId: actor.userId, commandId: args.commandId, at: now, events: decision.events,
      })
      await aggregate.save(db, state, version, at, before === null)
      publications.push({
        communityId: state.communityId, stream, within: aggregate.within?.(state) ?? null, events: appended,
        redact: (event, audience) => aggregate.redact(event as Parameters<typeof aggregate.redact>[0], audience),
      })
      return { state, version }
    },
    async nextNumber(series) {
      const row = await db.counter.upsert({ where: { id: series }, create: { id: series, value: 1 }, update: { value: { increment: 1 } } })
      return row.value
    },
    async notify({ userIds, kind, params, href }) {
      const people = [...new Set(userIds)].filter((id) => id !== actor.userId)
      if (people.length === 0) return
      await db.notice.createMany({
        data: people.map((userId) => ({ id: args.newId(), communityId: actor.communityId, userId, kind, params, href, at })),
      })
    },
    async schedule({ id, kind, dueAt, payload }) {
      const fresh = { kind, dueAt: new Date(dueAt), payload: { ...payload, communityId: actor.communityId }, doneAt: null, leaseUntil: null, leaseOwner: null, attempts: 0, lastError: null }
      await db.dueWork.upsert({ where: { id }, create: { id, ...fresh }, update: fresh })
    },
    async unschedule(id) {
      await db.dueWork.deleteMany({ where: { id, doneAt: null } })
    },
    afterCommit(effect) { effects.push(effect) },
  }
  return { tx, publications, effects }
}
