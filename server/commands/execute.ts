import { ulid } from 'ulid'
import type { z } from 'zod'
import type { Actor, Context } from '../../domain/people.ts'
import { CalendarYearUnknown } from '../../domain/calendar/index.ts'
import { PROTOCOL_VERSION, type CommandAnswer, type FieldFault } from '../../contract/command.ts'
import { CommandEnvelope } from '../../contract/envelope.ts'
import { keepable } from '../../contract/keepable.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { Clock } from '../clock.ts'
import { json, type Store } from '../store/store.ts'
import type { Hub } from '../realtime/hub.ts'
import type { Logger } from 'pino'
import { systemActor } from '../identity/actor.ts'
import type { Directory } from '../identity/directory.ts'
import { createCommandTx, Refused, type AnyCommand } from './kit.ts'

/** Who stands at the door: decided by the token, never by the payload. `system` is the server's own schedule. */
export type Caller = { userId: string } | { system: true } | null

export type Execute = (caller: Caller, envelope: unknown) => Promise<CommandAnswer>

export function createExecute(parts: {
  store: Store
  directory: Directory
  clock: Clock
  hub: Hub
  log: Logger
  commands: readonly AnyCommand[]
}): Execute {
  const { store, directory, clock, hub, log } = parts
  const commands = new Map(parts.commands.map((command) => [command.name, command]))

  return async function execute(caller, raw) {
    const envelope = CommandEnvelope.safeParse(keepable(raw))
    if (!envelope.success) return { ok: false, code: 'INPUT_INVALID', fields: faultsOf(envelope.error) }
    if (envelope.data.protocol !== PROTOCOL_VERSION) return { ok: false, code: 'PROTOCOL_OUTDATED' }
    const { name, commandId } = envelope.data
    const command = commands.get(name)
    const isSystem = caller !== null && 'system' in caller
    if (!command || (command.by === 'system' && !isSystem)) return { ok: false, code: 'UNKNOWN_COMMAND' }
    if (!caller) return { ok: false, code: 'NOT_SIGNED_IN' }
    const input = command.input.safeParse(envelope.data.input)
    if (!input.success) return { ok: false, code: 'INPUT_INVALID', fields: faultsOf(input.error) }

    const now = clock.now()
    try {
      if ('settle' in command) {
        if (isSystem) return { ok: false, code: 'NOT_FOUND' }
        return { ok: true, data: await command.settle({ now, userId: caller.userId, community: envelope.data.community, input: input.data, commandId }) }
      }
      const who = await whoActs(caller, envelope.data.community, command)
      if ('direct' in command) {
        const data = await command.direct({ now, actor: who.actor, newId: () => ulid(now), rules: who.rules, input: input.data, commandId })
        return { ok: true, data: data ?? null }
      }
      await command.before?.()
      const done = await store.write(async (db) => {
        const key = { userId: who.actor.userId, commandId }
        const earlier = await db.commandReceipt.findUnique({ where: { userId_commandId: key } })
        if (earlier) {
          if (earlier.name !== name) throw new Refused('COMMAND_REPEATED_DIFFERENTLY')
          return { answer: earlier.answer as unknown as CommandAnswer, publications: [], effects: [] }
        }
        const newId = () => ulid(now)
        const context: Context = { now, actor: who.actor, newId, rules: who.rules }
        const { tx, publications, effects } = createCommandTx({ db, actor: who.actor, commandId, now, newId })
        const data = await command.run({ ...context, tx, input: input.data, context })
        const answer: CommandAnswer = { ok: true, data: data ?? null }
        await db.commandReceipt.create({ data: { ...key, name, answer: json(answer), at: new Date(now) } })
        return { answer, publications, effects }
      })
      hub.publish(done.publications)
      for (const effect of done.effects) effect()
      return done.answer
    } catch (error) {
      if (error instanceof Refused) {
        return { ok: false, code: error.code, ...(error.detail && { detail: error.detail }), ...(error.fields && { fields: error.fields }) }
      }
      if (error instanceof CalendarYearUnknown) return { ok: false, code: 'CALENDAR_YEAR_UNKNOWN', detail: { year: String(error.year) } }
      if (isLostRace(error)) return { ok: false, code: 'STATE_CHANGED' }
      log.error({ err: error, command: name }, 'a command failed')
      return { ok: false, code: 'SERVER_FAULT' }
    }
  }

  async function whoActs(caller: NonNullable<Caller>, slug: string, command: AnyCommand): Promise<{ actor: Actor; rules: RulePack }> {
    const community = await directory.community(slug)
    if (!community) throw new Refused('NOT_FOUND')
    const { rules } = community
    if ('system' in caller) return { actor: systemActor(community.id), rules }
    const actor = (await directory.person(caller.userId, community.id))?.actor
    if (!actor) throw new Refused('SIGN_IN_EXPIRED')
    // A stranger is answered exactly as if the community's things did not exist.
    if (!actor.isMember && command.by !== 'anyone-signed-in') throw new Refused('NOT_FOUND')
    return { actor, rules }
  }
}

/** Two decisions on the same version: the unique (stream, seq) let only one through. The caller may simply try again. */
function isLostRace(error: unknown): boolean {
  return typeof error === 'object' && error !== null && (error as { code?: unknown }).code === 'P2002'
    && /stream/.test(JSON.stringify((error as { meta?: unknown }).meta ?? ''))
}

function faultsOf(error: z.ZodError): FieldFault[] {
  return error.issues.slice(0, 20).map((issue) => {
    const path = issue.path.map(String).join('.')
    if (issue.code === 'too_big') return { path, fault: 'tooLong', limit: Number(issue.maximum) }
    if (issue.code === 'too_small') return { path, fault: Number(issue.minimum) <= 1 ? 'missing' : 'tooShort', limit: Number(issue.minimum) }
    if (issue.code === 'unrecognized_keys') return { path: [path, ...issue.keys].filter(Boolean).join('.').slice(0, 80), fault: 'unknown' }
    if (issue.code === 'invalid_type' && issue.input === undefined) return { path, fault: 'missing' }
    return { path, fault: 'invalid' }
  })
}
