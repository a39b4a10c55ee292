import type { BallotContent, CommunityContent } from '../content/types.ts'
import { keepPicture } from './pictures.ts'
import { PlayFault, type Player } from './player.ts'

interface Room { sessionId: () => string; chair: string; staff: string[] }

/** Put by the chair, voted by everybody as told, closed on time; the count must say what the content says. */
export function playBallot(player: Player, community: CommunityContent, room: Room, ballot: BallotContent): void {
  const opensAt = player.moment(ballot.opensAt)
  const closesAt = player.moment(ballot.closesAt)
  const ballotId = () => player.id('ballot', ballot.key)
  player.at(opensAt, `opens ballot ${ballot.key}`, async () => {
    const made = await player.do<{ ballotId: string }>(room.chair, 'PutMotion', {
      sessionId: room.sessionId(), type: ballot.type, facts: ballot.facts, secrecy: ballot.secrecy, ...(ballot.basis && { basis: ballot.basis.kind }),
      ...(ballot.type === 'INTENT_POLL' && { choices: ballot.choices }),
    })
    player.learn('ballot', ballot.key, made.ballotId)
    await player.do(room.chair, 'OpenBallot', { ballotId: made.ballotId, minutes: Math.max(1, Math.round((closesAt - opensAt) / 60_000)) })
  })
  player.at(opensAt + 5000, `votes in ${ballot.key}`, () => castAll(player, community, room, ballot, ballotId(), opensAt + 5000, closesAt - 5000))
  player.at(closesAt, `closes ballot ${ballot.key}`, async () => {
    const before = await player.db.ballot.findUniqueOrThrow({ where: { id: ballotId() }, select: { closedAt: true } })
    if (!before.closedAt) await player.do(room.chair, 'CloseBallot', { ballotId: ballotId() })
    const { state } = await player.db.ballot.findUniqueOrThrow({ where: { id: ballotId() } })
    const { count } = state as unknown as { count: { tally: { participating: { heads: number; area: number } } } | null }
    const { heads, area } = ballot.expected
    if (count?.tally.participating.heads !== heads || (area > 0 && count.tally.participating.area !== area)) {
      throw new PlayFault(`the count says ${JSON.stringify(count?.tally.participating)}, expected ${heads} heads, area ${area}`)
    }
  })
}

async function castAll(player: Player, community: CommunityContent, room: Room, ballot: BallotContent, ballotId: string, from: number, to: number): Promise<void> {
  const isOwners = ballot.type === 'OWNER_ORDINARY' || ballot.type === 'OWNER_MAJOR'
  const voterOf = (key: string) => {
    if (!isOwners) return player.id('person', key)
    return player.ids.get(`head:${community.key} ${key}`) ?? player.id('head', `${community.key} ${key.replace(/^b(\d)-?/, 'b$1-')}`)
  }
  const choiceOf = new Map<string, string>()
  for (const [choice, keys] of Object.entries(ballot.votes)) for (const key of keys) choiceOf.set(voterOf(key), choice)
  const absent = new Set(ballot.absent.map(voterOf))
  const channelOf = new Map<string, string>()
  for (const [channel, keys] of Object.entries(ballot.channels)) for (const key of keys ?? []) channelOf.set(voterOf(key), channel)
  const firstOf = new Map(ballot.secondThoughts.map(({ voter, first }) => [voterOf(voter), first]))

  const roll = await player.db.ballotVoter.findMany({ where: { ballotId }, orderBy: { voterId: 'asc' } })
  const users = new Map<string, string>()
  for (const link of await player.db.ballotVoterUser.findMany({ where: { ballotId } })) users.set(link.voterId, link.userId)
  const voting = roll.filter((voter) => !absent.has(voter.voterId) && (choiceOf.has(voter.voterId) || ballot.rest !== null))
  for (const [index, { voterId }] of voting.entries()) {
    await player.until(from + Math.floor(((to - from) * index) / Math.max(1, voting.length)))
    const choices = [choiceOf.get(voterId) ?? ballot.rest!]
    const userId = users.get(voterId)
    const channel = channelOf.get(voterId) ?? (userId ? 'ELECTRONIC' : 'PAPER')
    if (channel === 'PAPER' || !userId) {
      const [first, second] = room.staff
      const photoId = await keepPicture(player, community.key, first!, 'paper-form')
      const { entryId } = await player.do<{ entryId: string }>(first!, 'EnterPaperVote', { ballotId, voterId, choices, photoId })
      await player.do(second!, 'CheckPaperVote', { entryId, choices })
      continue
    }
    player.learn('person', `voter ${userId}`, userId)
    const cast = (these: string[]) => player.do(`voter ${userId}`, 'CastVote', { ballotId, voterId, choices: these, ...(channel === 'ASSISTED' && { isAssisted: true }) })
    const first = firstOf.get(voterId)
    if (first) await cast([first])
    await cast(choices)
  }
}
