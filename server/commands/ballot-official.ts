import { createHash } from 'node:crypto'
import { ImportOfficialResultInput } from '../../contract/commands/ballot.ts'
import { canConvene } from '../../domain/access/ballot.ts'
import { importOfficialResult } from '../../domain/ballot/afterwards.ts'
import { addPaper, emptyTally } from '../../domain/ballot/tally.ts'
import { ABSTAIN, choiceIds } from '../../domain/ballot/types.ts'
import { keptFiles } from '../files/kept-files.ts'
import { showFiles } from '../files/use.ts'
import { runtime } from '../runtime.ts'
import { ballotAggregate } from './ballot-aggregate.ts'
import { defineCommand, demand, Refused, type AnyCommand } from './kit.ts'

/**
 * The authority's own count beside ours: its numbers, where they come from, and the file itself with the hash of its bytes,
 * so that anybody who holds the original can compare.
 */
const importOfficialResultCommand = defineCommand({
  name: 'ImportOfficialResult',
  input: ImportOfficialResultInput,
  async run({ tx, input, context }) {
    demand(canConvene(context.actor), 'NOT_ALLOWED')
    const ballot = await tx.load(ballotAggregate, input.ballotId)
    const { choices } = ballot.state.question
    const known = choiceIds(choices)
    const tally = emptyTally(choices)
    const body = ballot.state.roll?.body
    for (const row of input.rows) {
      if (!known.includes(row.choice)) throw new Refused('INPUT_INVALID', undefined, [{ path: 'rows', fault: 'invalid' }])
      addPaper(tally, { choices: [row.choice], heads: row.heads, area: row.area })
    }
    if (body?.kind === 'OWNERS' && (tally.participating.heads > body.heads || tally.participating.area > body.area)) {
      throw new Refused('INPUT_INVALID', undefined, [{ path: `rows.${ABSTAIN}`, fault: 'invalid' }])
    }
    const file = await tx.db.fileObject.findFirst({ where: { id: input.fileId, communityId: context.actor.communityId } })
    const bytes = file && await keptFiles(runtime().dataDir).get(file.id, 'full')
    if (!file || !bytes) throw new Refused('INPUT_INVALID', undefined, [{ path: 'fileId', fault: 'missing' }])
    const source = { fileId: file.id, name: file.name, sha256: createHash('sha256').update(bytes).digest('hex') }
    await tx.apply(ballotAggregate, ballot, importOfficialResult(ballot.state, { tally, source: input.source, file: source }, context))
    await showFiles(tx, context.actor, [file.id], `official:${input.ballotId}`, context.now)
    return { ballotId: input.ballotId, sha256: source.sha256 }
  },
})

export const officialResultCommands: readonly AnyCommand[] = [importOfficialResultCommand]
