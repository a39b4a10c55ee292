import { paths } from '../../contract/paths.ts'
import { needsInspection } from '../../domain/ballot/inspection.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { Context } from '../../domain/people.ts'
import { runtime } from '../runtime.ts'
import { boxSql } from '../store/dialect/votes.ts'
import { TOLD_AT_ONCE } from '../ballots/tell-voters.ts'
import type { CommandTx } from './kit.ts'

/** Notices about ballots; each kind is a sentence under `notices` in the catalogues. */
export type BallotNotice = 'ballotAnnounced' | 'ballotOpened' | 'ballotResult' | 'ballotVoid' | 'ballotObjection' | 'ballotObjectionAnswered' | 'ballotRecounted' | 'ballotProxy'
  | 'ballotPaperDiffers' | 'ballotPaperSettled' | 'ballotPaperReturned' | 'ballotPaperSetAside'
  | 'ballotProxyRevoked' | 'ballotRollShown' | 'ballotRollObjection' | 'ballotRollAnswered' | 'ballotReminder'

type Params = Record<string, string | number>

/**
 * Everybody on the roll who has an account, and the owners' proxies. A large roll is told after the commit, in parts, as due
 * work that this transaction writes: what is decided and that they will hear of it are committed together.
 */
export async function tellVoters({ tx, context }: { tx: CommandTx; context: Context }, ballot: BallotState, kind: BallotNotice, params: Params = {}): Promise<void> {
  const { slug } = await tx.db.community.findUniqueOrThrow({ where: { id: ballot.communityId }, select: { slug: true } })
  const notice = {
    communityId: ballot.communityId, except: context.actor.userId, kind, params: JSON.stringify({ question: ballot.question.text, ...params }), href: paths(slug).ballot(ballot.id), at: context.now,
  }
  const voters = ballot.roll?.voters ?? ballot.inspection?.voters ?? 0
  if (voters > TOLD_AT_ONCE) await tx.schedule({ id: `tell-ballot:${context.newId()}`, kind: 'ballot-notices', dueAt: context.now, payload: { ballotId: ballot.id, ...notice, after: '' } })
  else await boxSql(runtime().store.dialect).tellVoters(tx.db, ballot.id, notice, { after: '', upTo: null })
}

export async function tell(tx: CommandTx, ballot: BallotState, userIds: Iterable<string>, kind: BallotNotice, params: Params = {}): Promise<void> {
  const { slug } = await tx.db.community.findUniqueOrThrow({ where: { id: ballot.communityId }, select: { slug: true } })
  const to = paths(slug)
  // whoever is to answer about the roll of an owner vote does so at its desk
  const href = kind === 'ballotRollObjection' && needsInspection(ballot) ? to.ownerDesk(ballot.id) : to.ballot(ballot.id)
  await tx.notify({ userIds, kind, params: { question: ballot.question.text, ...params }, href })
}
