'use client'
import type { TurnoutView } from '../../contract/commands/ballot.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { sendCommand } from '../_client/use-command.ts'
import { RoomVote } from '../_ballot/room-vote.tsx'
import type { LiveRoom } from './use-room.ts'

/** The vote on the open item, where the phone shows it. */
export function RoomBallot({ community, communityName, phone, ballot, live, now }: {
  community: string; communityName: string; phone: string | null; ballot: BallotState; live: LiveRoom; now: number
}) {
  return (
    <RoomVote
      community={{ slug: community, name: communityName, phone }} ballot={ballot} turnout={(live.presence[`turnout:${ballot.id}`] as TurnoutView | undefined) ?? null}
      clock={{ offset: live.clockOffset, initialNow: now }} link={live.link} userId={live.mine.userId} voters={live.mine.votes?.ballotId === ballot.id ? live.mine.votes.voters : null} onMissing={live.resync}
      onAskHelp={() => sendCommand(community, 'AskForHelp', { sessionId: live.session.id }).then((answer) => answer.ok)}
    />
  )
}
