import type { TurnoutView } from '../../contract/commands/ballot.ts'
import type { RoomSnapshot } from '../../contract/commands/session.ts'
import type { HallCode } from '../../domain/session/hall-code.ts'
import type { SessionPhase } from '../../domain/session/phases.ts'
import { defaultRules, type RulePack } from '../../domain/rule-pack.ts'
import { addressForPhones } from '../own-address.ts'
import { ballotServices } from '../ballots/services.ts'
import { hallCodeOf } from '../commands/session/hall-code.ts'
import { sessionStream } from '../realtime/session-stream.ts'
import { db, runtime } from '../runtime.ts'

/** Everything that the projector begins with. The token is the only key; what it shows is what the public may see. */
export interface BigScreen {
  community: { slug: string; name: string }
  seq: number
  room: RoomSnapshot
  /** of ballots that are not counted yet, by ballot id */
  turnouts: Record<string, TurnoutView>
  rules: RulePack
  /** the digits that say "I am in the hall", while people come in */
  hallCode: HallCode | null
  /** where phones go, without a slash at the end */
  address: string
  /** the present of the server when the page was made, epoch ms */
  now: number
}

/** null when the token was revoked or never was. `host`: the one the screen itself was opened by. */
export async function bigScreen(token: string, host: string | null): Promise<BigScreen | null> {
  const row = await db().session.findUnique({ where: { screenToken: token }, select: { id: true, communityId: true, phase: true } })
  const community = row && await db().community.findUnique({ where: { id: row.communityId } })
  if (!row || !community) return null
  const { seq, state } = await sessionStream.snapshot(row.id, 'public')
  const room = state as RoomSnapshot
  const uncounted = room.ballots.map((each) => each.state).filter(({ phase }) => phase === 'OPEN' || phase === 'CLOSED' || phase === 'TALLIED')
  const turnouts = await Promise.all(uncounted.map(async (ballot) => [ballot.id, await ballotServices().turnout.read(ballot)] as const))
  return {
    community: { slug: community.slug, name: community.name }, seq, room, turnouts: Object.fromEntries(turnouts),
    hallCode: hallCodeOf({ id: row.id, phase: row.phase as SessionPhase }),
    rules: { ...defaultRules, ...(community.rules as Partial<RulePack>) }, address: addressForPhones(runtime().env, host), now: runtime().clock.now(),
  }
}
