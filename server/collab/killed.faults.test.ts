import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { agendaDocName, itemField, sharedTextPath, type SharedDocName } from '../../contract/shared-text.ts'
import { openEditor, type Editor } from '../testing/collab-rig.ts'
import { chance, lasting, often, ServerProcess } from '../testing/faults.ts'
import { startWorld, type TestPerson, type TestWorld } from '../testing/harness.ts'

/** The real server, killed while five neighbours write one agenda: whatever one of them saw as saved is in the document afterwards. */
const rounds = often(20, 5)
const dice = chance('kill -9 while people write')
const day = 86_400_000
const names = ['小郑', '阿珍', '林阿姨', '陈委员', '老魏']

let world: TestWorld
let server: ServerProcess | null = null
let editors: Editor[] = []
afterEach(async () => {
  for (const editor of editors) editor.leave()
  await server?.kill()
  await world.close()
})

/** not announced yet: from then on its agenda stands still */
async function plannedSession(chen: TestPerson): Promise<SharedDocName> {
  const { sessionId } = await world.must<{ sessionId: string }>(chen, 'CreateSession', {
    plan: { title: '充电棚怎么建', form: 'THEMATIC', startsAt: world.clock.now() + 10 * day, place: '活动室', isRemoteAllowed: true, required: [{ kind: 'RESIDENT', label: null }], moderators: [chen.userId] },
    items: [{ title: '建不建', kind: 'DECISION', presenter: '', minutes: 30, topicId: null }],
  })
  return agendaDocName(sessionId)
}

const open = (name: SharedDocName, { cookie }: TestPerson) =>
  openEditor(`${server!.url.replace('http', 'ws')}${sharedTextPath.slice(0, -1)}`, '', name, undefined, { cookie, origin: server!.url })

test(`killed ${rounds} times in the middle of typing, the server has everything that it called saved`, async () => {
  world = await startWorld()
  const people = await Promise.all(names.map((name) => world.person(name, { roles: ['committee'], kind: 'COMMITTEE' })))
  const agenda = await plannedSession(people[0]!)
  /** what each was told is saved, over all rounds */
  const promised = people.map(() => '')
  let told = 0

  for (let round = 0; round < rounds; round++) {
    server = await ServerProcess.start(world)
    editors = people.map((who) => open(agenda, who))
    await Promise.all(editors.map((editor) => editor.synced()))
    const texts = editors.map(({ doc }, index) => doc.getText(itemField(`of-${index}`)))
    for (const [index, text] of texts.entries()) expect(text.toJSON().startsWith(promised[index]!)).toBe(true)

    let isOver = false
    const writing = editors.map(async (editor, index) => {
      for (let word = 0; !isOver; word++) {
        texts[index]!.insert(texts[index]!.length, `第${round}轮第${word}句。`)
        const soFar = texts[index]!.toJSON()
        if (word % 3 === 0) void editor.saved().then(() => { if (!isOver) { promised[index] = soFar; told++ } })
        await lasting(dice.below(12))
      }
    })
    await lasting(60 + dice.below(400))
    const killed = server.kill()
    await killed
    isOver = true
    await Promise.all(writing)
    // Not the editors' memory but the disk alone speaks in the next round.
    for (const editor of editors) editor.leave()
  }

  server = await ServerProcess.start(world)
  const reader = open(agenda, people[0]!)
  editors = [reader]
  await reader.synced()
  for (const [index, text] of promised.entries()) expect(reader.doc.getText(itemField(`of-${index}`)).toJSON().startsWith(text)).toBe(true)
  expect(told).toBeGreaterThan(rounds)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(reader.doc))
  expect(copy.store.pendingStructs).toBeNull()
})
