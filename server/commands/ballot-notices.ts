import { paths } from '../../contract/paths.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { CommandTx } from './kit.ts'

/** Notices about ballots; each kind is a sentence under `notices` in the catalogues. */
export type BallotNotice = 'ballotAnnounced' | 'ballotOpened' | 'ballotResult' | 'ballotVoid' | 'ballotObjection' | 'ballotObjectionAnswered' | 'ballotRecounted' | 'ballotProxy'

type Params = Record<string, string | number>

/** Everybody on the roll who has an account, and the owners' proxies. */
export async function tellVoters(tx: CommandTx, ballot: BallotState, kind: BallotNotice, params: Params = {}): Promise<void> {
  const users = await tx.db.ballotVoterUser.findMany({ where: { ballotId: ballot.id }, select: { userId: true } })
  await tell(tx, ballot, users.map(({ userId }) => userId), kind, params)
}

export async function tell(tx: CommandTx, ballot: BallotState, userIds: Iterable<string>, kind: BallotNotice, params: Params = {}): Promise<void> {
  const { slug } = await tx.db.community.findUniqueOrThrow({ where: { id: ballot.communityId }, select: { slug: true } })
  await tx.notify({ userIds, kind, params: { question: ballot.question.text, ...params }, href: paths(slug).ballot(ballot.id) })
}
