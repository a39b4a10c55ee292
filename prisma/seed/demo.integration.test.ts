import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BallotState } from '../../domain/ballot/state.ts'
import { chainHash } from '../../server/store/events.ts'
import { startWorld, type TestWorld } from '../../server/testing/harness.ts'
import { demo } from './content/index.ts'
import { loadDemo } from './demo.ts'

/** A Monday afternoon; the content itself is proved for many other days in content/history.test.ts. */
const today = Date.UTC(2026, 10, 23, 8, 0, 0)

describe('the demo neighbourhood', () => {
  let world: TestWorld
  let faults: string[]
  const folder = mkdtempSync(join(tmpdir(), 'linli-demo-'))
  const db = () => world.app.runtime.store.db

  beforeAll(async () => {
    world = await startWorld({ at: today, dataDir: folder, empty: true })
    faults = await loadDemo(world.app.runtime, () => world.app.runDue())
    world.clock.pin(today)
  }, 240_000)
  afterAll(async () => { await world.close(); rmSync(folder, { recursive: true, force: true }) })

  it('is played through commands without one refusal', () => { expect(faults).toEqual([]) })

  it('stands where its story says that it stands', async () => {
    const wrong: string[] = []
    for (const community of demo.communities) {
      const { id } = await db().community.findUniqueOrThrow({ where: { slug: community.slug } })
      for (const topic of community.topics) {
        const row = await db().topic.findFirst({ where: { communityId: id, title: topic.title } })
        if (row?.phase !== topic.phaseNow) wrong.push(`topic ${topic.key}: ${row?.phase ?? 'missing'} instead of ${topic.phaseNow}`)
      }
      for (const task of community.tasks) {
        const row = await db().task.findFirst({ where: { communityId: id, title: task.title } })
        if (row?.phase !== task.phaseNow) wrong.push(`task ${task.key}: ${row?.phase ?? 'missing'} instead of ${task.phaseNow}`)
      }
      for (const outcome of community.outcomes) {
        const row = await db().outcome.findFirst({ where: { communityId: id, title: outcome.title } })
        if (row?.phase !== outcome.phaseNow) wrong.push(`outcome ${outcome.key}: ${row?.phase ?? 'missing'} instead of ${outcome.phaseNow}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('has what a visitor should meet: two communities, a session now and one tomorrow, minutes, both kinds of ballots', async () => {
    expect(await db().community.count()).toBe(2)
    const { id } = await db().community.findUniqueOrThrow({ where: { slug: 'rongyin' } })
    const phases = (await db().session.findMany({ where: { communityId: id } })).map((session) => session.phase).sort()
    expect(phases).toEqual(['ANNOUNCED', 'IN_PROGRESS', 'PUBLISHED', 'PUBLISHED'])
    expect(await db().membership.count({ where: { communityId: id, verifiedAt: { not: null } } })).toBeGreaterThanOrEqual(120)
    const ballots = await db().ballot.findMany({ where: { communityId: id } })
    expect(ballots.some((ballot) => ballot.type === 'OWNER_MAJOR' && ballot.secrecy === 'NAMED')).toBe(true)
    expect(ballots.some((ballot) => ballot.secrecy === 'SECRET' && ballot.secretKey === null)).toBe(true)
  })

  it('has an owner vote that is running, with an answered roll, a paper that two people read differently and one that an electronic vote replaced', async () => {
    const running = await db().ballot.findFirstOrThrow({ where: { type: 'OWNER_ORDINARY', phase: 'OPEN' } })
    const state = running.state as unknown as BallotState
    expect(state.inspection?.objections.map((objection) => objection.answer?.isCorrected)).toEqual([false])
    expect(state.roll).toMatchObject({ heads: 186, area: 16_742_61 })
    const papers = await db().ballotPaperEntry.findMany({ where: { ballotId: running.id }, orderBy: { at: 'asc' } })
    expect(papers.map((paper) => [paper.choices, paper.secondChoices, paper.outcome])).toEqual([['yes', 'no', null], ['no', 'no', 'COUNTED']])
    const replaced = await db().ballotPaper.findFirstOrThrow({ where: { ballotId: running.id, key: papers[1]!.voterId } })
    expect([replaced.channel, replaced.choices]).toEqual(['ELECTRONIC', 'yes'])
    expect(await db().ballotVoter.count({ where: { ballotId: running.id, voted: true } })).toBeGreaterThan(60)
  })

  it('has a history whose hashes fit', async () => {
    let previous = { stream: '', hash: '' }
    for (const row of await db().event.findMany({ orderBy: [{ stream: 'asc' }, { seq: 'asc' }] })) {
      const before = row.stream === previous.stream ? previous.hash : ''
      expect(row.hash).toBe(chainHash(before, { stream: row.stream, seq: row.seq, at: row.at.getTime(), event: row.data }))
      previous = row
    }
  })
})
