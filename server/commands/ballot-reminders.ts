import { BallotOnlyInput } from '../../contract/commands/ballot.ts'
import { locales, type Locale } from '../../contract/words/locales.ts'
import { remindVoters } from '../../domain/ballot/reminder.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { ballotServices } from '../ballots/services.ts'
import { smsPort } from '../notify/sms.ts'
import { runtime } from '../runtime.ts'
import { chunks, usersById } from '../store/chunks.ts'
import type { Db } from '../store/store.ts'
import { datesIn, wordsOf } from '../words.ts'
import { ballotAggregate } from './ballot-aggregate.ts'
import { tell } from './ballot-notices.ts'
import { loadToRun } from './ballot-run.ts'
import { defineCommand, type AnyCommand } from './kit.ts'

/** Reminding those whose vote is missing: the committee's button, and once by itself before the end. */

/**
 * Everybody who may still vote for somebody on the roll, once each. In the product it is a notice; to a telephone a short
 * message follows the commit, at most once. Neither says how anybody voted, nor who else is missing.
 */
const remind = defineCommand({
  name: 'RemindVoters',
  input: BallotOnlyInput,
  before: () => ballotServices().queue.settled(),
  async run({ tx, input, context }) {
    const ballot = await loadToRun({ tx, context }, input.ballotId)
    const people = await missing(tx.db, input.ballotId)
    const users = [...(await usersById(tx.db, people)).values()].filter((user) => user.deletedAt === null)
    const phones = users.flatMap(({ phone, locale }) => (phone === null ? [] : [{ phone, locale: localeOf(locale) }]))
    const { state } = await tx.apply(ballotAggregate, ballot, remindVoters(ballot.state, { people: users.length, texts: phones.length }, context))
    await tell(tx, state, users.map((user) => user.id), 'ballotReminder', { closesAt: state.closesAt ?? 0 })
    tx.afterCommit(() => void sendTexts(state, phones))
    return { people: users.length, texts: phones.length }
  },
})

/** Accounts that may vote for a voter without a vote. A head whose vote was given away is the proxy's to cast. */
async function missing(db: Db, ballotId: string): Promise<string[]> {
  const silent = await db.ballotVoter.findMany({ where: { ballotId, voted: false }, select: { voterId: true } })
  const away = new Set((await db.ballotProxy.findMany({ where: { ballotId, revokedAt: null }, select: { voterId: true } })).map((proxy) => proxy.voterId))
  const people = new Set<string>()
  for (const some of chunks(silent.map((voter) => voter.voterId))) {
    for (const { userId, voterId, via } of await db.ballotVoterUser.findMany({ where: { ballotId, voterId: { in: some } } })) {
      if (via === 'PROXY' || !away.has(voterId)) people.add(userId)
    }
  }
  return [...people]
}

async function sendTexts(ballot: BallotState, phones: readonly { phone: string; locale: Locale }[]): Promise<void> {
  const { log } = runtime()
  for (const { phone, locale } of phones) {
    const text = wordsOf(locale, 'notices')('ballotReminder', { question: ballot.question.text, closesAtDay: datesIn(locale).day(ballot.closesAt ?? 0) })
    await smsPort().sendText(phone, text).catch((error: unknown) => log.warn({ err: error, ballotId: ballot.id }, 'a reminder was not taken by the gateway'))
  }
}

const localeOf = (locale: string): Locale => locales.find((each) => each === locale) ?? 'zh-CN'

export const reminderCommands: readonly AnyCommand[] = [remind]
