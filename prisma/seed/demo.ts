import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoCardsFile, type DemoCard } from '../../contract/demo-cards.ts'
import type { Env } from '../../server/env.ts'
import type { Runtime } from '../../server/runtime.ts'
import { demo } from './content/index.ts'
import { playOutcome, playTask } from './play/outcomes.ts'
import { playOwnerVote } from './play/owner-vote.ts'
import { playPeople } from './play/people.ts'
import { Player } from './play/player.ts'
import { playSession } from './play/sessions.ts'
import { playTopic } from './play/topics.ts'

/**
 * Loads the demo neighbourhood into an empty database; leaves any other untouched. Everything goes through commands with
 * the clock pinned to the moment of each, so that the demo has a real history. Answers what could not be played.
 */
export async function loadDemo(runtime: Runtime, runDue: () => Promise<number>): Promise<string[]> {
  if (await runtime.store.db.community.count() > 0) return []
  writeFileSync(marker(runtime.dataDir), '')
  const now = runtime.clock.now()
  const player = new Player(runtime, runDue, now)
  for (const community of demo.communities) {
    player.in(community.slug)
    playPeople(player, community)
    for (const topic of community.topics) playTopic(player, community, topic)
    for (const session of community.sessions) playSession(player, community, session)
    for (const vote of community.ownerVotes) playOwnerVote(player, community, vote)
    for (const outcome of community.outcomes) playOutcome(player, community, outcome)
    for (const task of community.tasks) playTask(player, community, task)
    for (const entry of community.feedback) {
      player.at(entry.at, 'feedback', () => player.doAsSystem('KeepFeedback', {
        userId: entry.by && player.id('person', entry.by), page: entry.page, text: entry.text, contact: entry.contact,
      }))
    }
  }
  await runtime.store.withoutWaitingForTheDisk(async () => {
    await player.play()
    await player.readOldNotices()
  })
  runtime.clock.pin(null)
  writeFileSync(join(runtime.dataDir, demoCardsFile), JSON.stringify(cardsOf(player)))
  rmSync(marker(runtime.dataDir), { force: true })
  return player.faults
}

/** Whom a visitor can be with one tap, and what they would do here. Only the demo has this file. */
function cardsOf(player: Player): DemoCard[] {
  return demo.communities.flatMap((community) => community.people
    .flatMap((person) => (person.card ? [{ userId: player.id('person', person.key), slug: community.slug, rank: person.card.rank, line: person.card.line }] : []))
    .sort((a, b) => a.rank - b.rank))
}

const marker = (dataDir: string) => join(dataDir, 'demo-is-loading')

/** A demo whose loading was cut off is half a neighbourhood: the embedded database is begun anew. Before it is opened. */
export function dropHalfLoadedDemo(env: Env): void {
  if (!existsSync(marker(env.dataDir)) || env.DATABASE_URL) return
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${env.databaseUrl.slice('file:'.length)}${suffix}`, { force: true })
  rmSync(marker(env.dataDir), { force: true })
}
