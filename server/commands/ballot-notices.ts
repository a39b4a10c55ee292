import { paths } from '../../contract/paths.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { Context } from '../../domain/people.ts'
import { runtime } from '../runtime.ts'
import { boxSql } from '../store/dialect/votes.ts'
import type { CommandTx } from './kit.ts'

/** Notices about ballots; each kind is a sentence under `notices` in the catalogues. */
export type BallotNotice = 'ballotAnnounced' | 'ballotOpened' | 'ballotResult' | 'ballotVoid' | 'ballotObjection' | 'ballotObjectionAnswered' | 'ballotRecounted' | 'ballotProxy'
  | 'ballotPaperDiffers' | 'ballotPaperSettled' | 'ballotPaperReturned' | 'ballotPaperSetAside'
  | 'ballotProxyRevoked' | 'ballotRollShown' | 'ballotRollObjection' | 'ballotRollAnswered' | 'ballotReminder'

type Params = Record<string, string | number>

/** Everybody on the roll who has an account, and the owners' proxies. */
export async function tellVoters({ tx, context }: { tx: CommandTx; context: Context }, ballot: BallotState, kind: BallotNotice, params: Params = {}): Promise<void> {
  const { slug } = await tx.db.community.findUniqueOrThrow({ where: { id: ballot.communityId }, select: { slug: true } })
  await boxSql(runtime().store.dialect).tellVoters(tx.db, ballot.id, {
    communityId: ballot.communityId, except: context.actor.userId, kind, params: JSON.stringify({ question: ballot.question.text, ...params }), href: paths(slug).ballot(ballot.id), at: new Date(context.now),
  })
}

export async function tell(tx: CommandTx, ballot: BallotState, userIds: Iterable<string>, kind: BallotNotice, params: Params = {}): Promise<void> {
  const { slug } = await tx.db.community.findUniqueOrThrow({ where: { id: ballot.communityId }, select: { slug: true } })
  await tx.notify({ userIds, kind, params: { question: ballot.question.text, ...params }, href: paths(slug).ballot(ballot.id) })
}
