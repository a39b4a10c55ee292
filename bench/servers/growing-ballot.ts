import { ulid } from 'ulid'
import { PROTOCOL_VERSION } from '../../contract/command.ts'
import { HOUR } from '../../domain/calendar/index.ts'
import { serveMeasured } from '../lab/measured-server.ts'
import { foundNeighbourhood } from './neighbourhood.ts'

/** The product with ballots of one large roll, all open; votes come through the one door, in process, hundreds at a time. */
export interface GrowthReady { ballots: string[] }
export interface VoteCost { cpuMs: number; counted: number; lost: number }

/** as many as wait for one transaction of the vote queue */
const AT_ONCE = 500

const given = JSON.parse(process.argv[2] ?? '{}') as { people: number; ballots: number; databaseUrl?: string }
const { app, clock, slug, adminId, people, must, close } = await foundNeighbourhood(given.people, given.databaseUrl)
const opensAt = clock.now() + 24 * HOUR
const ballots: string[] = []
for (let each = 0; each < given.ballots; each++) {
  const { ballotId } = await must<{ ballotId: string }>(adminId, 'CreateBallot', {
    type: 'INTENT_POLL', topicId: null, question: { text: 'A charging shed north of house 2?', facts: [], choices: { kind: 'YES_NO' } }, plan: { opensAt, closesAt: opensAt + 48 * HOUR },
  })
  await must(adminId, 'FreezeRoll', { ballotId })
  await must(adminId, 'AnnounceBallot', { ballotId })
  ballots.push(ballotId)
}
clock.shift(24 * HOUR)
await app.runDue()
for (const ballotId of ballots) await must(adminId, 'OpenBallot', { ballotId, minutes: null })

serveMeasured({ ballots } satisfies GrowthReady, {
  async cast({ ballotId, from, count }: { ballotId: string; from: number; count: number }): Promise<VoteCost> {
    const before = process.cpuUsage()
    let lost = 0
    for (let at = from; at < from + count; at += AT_ONCE) {
      await Promise.all(people.slice(at, Math.min(at + AT_ONCE, from + count)).map(async (userId) => {
        const envelope = { protocol: PROTOCOL_VERSION, commandId: ulid(), community: slug, name: 'CastVote', input: { ballotId, voterId: userId, choices: ['yes'] } }
        if (!(await app.runtime.execute({ userId }, envelope)).ok) lost++
      }))
    }
    const { user, system } = process.cpuUsage(before)
    return { cpuMs: (user + system) / 1000, counted: await app.runtime.store.db.ballotPaper.count({ where: { ballotId } }), lost }
  },
}, close)
