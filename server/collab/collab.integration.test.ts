import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { agendaDocName, appendBlocks, blocksOf, closeCode, frame, itemField, minutesBody, minutesDocName, sharedTextPath, textLimits } from '../../contract/shared-text.ts'
import { startRig, type Editor, type Rig } from '../testing/collab-rig.ts'
import { presenceFrame, updateFrame } from './frames.ts'
import type { SharedTextStore } from './ports.ts'

const agenda = agendaDocName('S1')
const path = `${sharedTextPath}${agenda}`
let rig: Rig

async function start(options: Parameters<typeof startRig>[0] = {}) {
  rig = await startRig(options)
  rig.rights.set('小郑', 'edit').set('阿珍', 'edit').set('林阿姨', 'read')
  return rig
}
afterEach(() => rig.close())

const itemText = (doc: Y.Doc, itemId: string) => doc.getText(itemField(itemId))
const write = ({ doc }: Editor, text: string, at = 0) => itemText(doc, 'A').insert(at, text)
const seen = ({ doc }: Editor) => itemText(doc, 'A').toJSON()
const closing = (socket: { on(event: 'close', listener: (code: number) => void): unknown }) =>
  new Promise<number>((resolve) => { socket.on('close', resolve) })
const opened = (socket: { on(event: 'open', listener: () => void): unknown }) =>
  new Promise<void>((resolve) => { socket.on('open', resolve) })

async function pair() {
  const 小郑 = rig.editor('小郑', agenda)
  const 阿珍 = rig.editor('阿珍', agenda)
  await Promise.all([小郑.synced(), 阿珍.synced()])
  return { 小郑, 阿珍 }
}

describe('两个人写同一份文字', () => {
  test('each sees what the other types, and a later visitor sees both', async () => {
    await start()
    const { 小郑, 阿珍 } = await pair()
    write(小郑, '充电棚离窗六米。')
    await vi.waitFor(() => expect(seen(阿珍)).toBe('充电棚离窗六米。'))
    write(阿珍, '夜里十一点断电。', 8)
    await vi.waitFor(() => expect(seen(小郑)).toBe('充电棚离窗六米。夜里十一点断电。'))
    const 林阿姨 = rig.editor('林阿姨', agenda)
    await 林阿姨.synced()
    expect(seen(林阿姨)).toBe('充电棚离窗六米。夜里十一点断电。')
    expect(await rig.collab.text(agenda)).toEqual({ 'item:A': '充电棚离窗六米。夜里十一点断电。' })
  })

  test.each([1, 2, 3])('four editors with random edits and broken lines end with the same text (seed %i)', async (seed) => {
    await start()
    for (const name of ['甲', '乙', '丙', '丁']) rig.rights.set(name, 'edit')
    const editors = ['甲', '乙', '丙', '丁'].map((name) => rig.editor(name, agenda))
    await Promise.all(editors.map((editor) => editor.synced()))
    const random = seeded(seed)
    for (let step = 0; step < 160; step++) {
      const editor = editors[random(editors.length)]!
      const text = itemText(editor.doc, `item${random(2)}`)
      const dice = random(20)
      if (dice === 0) editor.provider.disconnect()
      else if (dice === 1) editor.provider.connect()
      else if (dice === 2) editor.provider.ws?.close()
      else if (dice < 8 && text.length > 0) text.delete(random(text.length), Math.min(1 + random(3), 1))
      else text.insert(random(text.length + 1), String.fromCodePoint(0x4e00 + random(500)).repeat(1 + random(3)))
      if (step % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    for (const editor of editors) editor.provider.connect()
    await Promise.all(editors.map(async (editor) => { await editor.synced(); await editor.saved() }))
    await vi.waitFor(() => {
      const [first, ...others] = editors.map(({ doc }) => fingerprint(doc))
      for (const other of others) expect(other).toEqual(first)
    })
    const texts = await rig.collab.text(agenda)
    expect(texts['item:item0']).toBe(itemText(editors[0]!.doc, 'item0').toJSON())
    const { snapshot, tail } = await rig.store.load(agenda)
    const fromDisk = new Y.Doc()
    for (const part of [...(snapshot ? [snapshot] : []), ...tail]) Y.applyUpdate(fromDisk, part)
    expect(fingerprint(fromDisk)).toEqual(fingerprint(editors[0]!.doc))
  })

  test('what was typed while the line was down arrives when it is back', async () => {
    await start()
    const { 小郑, 阿珍 } = await pair()
    小郑.provider.disconnect()
    write(小郑, '断网时写的。')
    write(阿珍, '这边照样写。')
    小郑.provider.connect()
    await vi.waitFor(() => expect(seen(阿珍)).toHaveLength(12))
    await vi.waitFor(() => expect(seen(小郑)).toBe(seen(阿珍)))
  })
})

describe('写了又删掉的', () => {
  /** every byte that somebody who comes now is sent until they have the text */
  async function handedTo(who: string): Promise<Buffer> {
    const socket = rig.raw(who, path)
    const parts: Buffer[] = []
    const isWhole = new Promise<void>((resolve) => {
      socket.on('message', (data: ArrayBuffer) => {
        const part = Buffer.from(data)
        parts.push(part)
        if (part[0] === frame.sync && part[1] === syncProtocol.messageYjsSyncStep2) resolve()
      })
    })
    await opened(socket)
    socket.send(Uint8Array.of(frame.sync, syncProtocol.messageYjsSyncStep1, 1, 0))
    await isWhole
    socket.terminate()
    return Buffer.concat(parts)
  }
  const name = '三单元老周家'

  test('given a name that was typed and taken back, then who comes later receives no byte of it, and a crowd shares one writing-out', async () => {
    await start()
    const { 小郑, 阿珍 } = await pair()
    write(小郑, '充电棚的事请打')
    for (const letter of name) itemText(小郑.doc, 'A').insert(7, letter)
    await vi.waitFor(() => expect(seen(阿珍)).toHaveLength(13))
    expect((await handedTo('林阿姨')).includes(Buffer.from('充电棚的事请打'))).toBe(true)
    for (let left = name.length; left > 0; left--) itemText(小郑.doc, 'A').delete(7, 1)
    await 小郑.saved()
    const before = rig.collab.stats().encodes
    for (let visitor = 0; visitor < 5; visitor++) {
      const handed = await handedTo('林阿姨')
      expect(handed.includes(Buffer.from('充电棚的事请打'))).toBe(true)
      for (const letter of name) expect(handed.includes(Buffer.from(letter)), letter).toBe(false)
    }
    expect(rig.collab.stats().encodes - before).toBe(1)
  })

  test('given it stands in the log since the last snapshot, then who opens the text after a restart does not receive it either', async () => {
    await start()
    const { 小郑 } = await pair()
    write(小郑, name)
    itemText(小郑.doc, 'A').delete(0, name.length)
    write(小郑, '夜里十一点断电。')
    await 小郑.saved()
    const { tail } = await rig.store.load(agenda)
    const stored = rig.store
    const snapshot = Y.encodeStateAsUpdate(new Y.Doc())
    expect(Buffer.concat(tail).includes(Buffer.from(name)), 'the log still has it').toBe(true)
    await rig.close()
    await start({ store: { ...stored, load: () => Promise.resolve({ snapshot, tail }) } })
    const handed = await handedTo('林阿姨')
    expect(handed.includes(Buffer.from('夜里十一点断电。'))).toBe(true)
    expect(handed.includes(Buffer.from(name))).toBe(false)
  })
})

describe('已保存', () => {
  test('is said only after the commit', async () => {
    let release = () => undefined as void
    const gate = new Promise<void>((resolve) => { release = resolve })
    await start()
    const real = rig.store
    await rig.close()
    const slow: SharedTextStore = { ...real, load: () => Promise.resolve({ snapshot: null, tail: [] }), append: () => gate }
    await start({ store: slow })
    const { 小郑, 阿珍 } = await pair()
    write(小郑, '还没落盘。')
    let isSaved = false
    const saved = 小郑.saved().then(() => { isSaved = true })
    await vi.waitFor(() => expect(seen(阿珍)).toBe('还没落盘。'))
    expect(isSaved).toBe(false)
    // Neither may a second line of the same person be told so, although its edits add nothing new.
    小郑.provider.ws?.close()
    await vi.waitFor(() => expect(小郑.provider.synced).toBe(false))
    await 小郑.synced()
    const again = 小郑.saved().then(() => { isSaved = true })
    write(阿珍, '嗯。')
    await vi.waitFor(() => expect(seen(小郑)).toContain('嗯。'))
    expect(isSaved).toBe(false)
    release()
    await again
    expect(isSaved).toBe(true)
    void saved
  })

  test('comes late but comes when the database fails for a while', async () => {
    await start()
    const real = rig.store
    let failures = 2
    await rig.close()
    const log: unknown[] = []
    const stored: Uint8Array[] = []
    const shaky: SharedTextStore = {
      ...real,
      load: () => Promise.resolve({ snapshot: null, tail: stored }),
      append(batch) {
        if (failures-- > 0) return Promise.reject(new Error('disk full'))
        stored.push(...batch.map(({ data }) => data))
        return Promise.resolve()
      },
    }
    await start({ store: shaky })
    const { 小郑 } = await pair()
    write(小郑, '盘满了。')
    expect(await 小郑.saved()).toBe(true)
    expect(rig.errors).toHaveLength(2)
    expect(stored).toHaveLength(1)
    void log
  })

  test('is never said to clients that do not ask: the stock client hears only the stock protocol', async () => {
    await start()
    const stock = rig.editor('小郑', agenda, { params: {} })
    await stock.synced()
    write(stock, '普通的客户端。')
    await rig.collab.flush()
    expect(stock.mayEdit).toBe(null)
    expect([...stock.heard.keys()].every((type) => type <= frame.queryAwareness)).toBe(true)
  })
})

describe('只能看的人', () => {
  test('edits of a read-only person go nowhere, and the others’ edits reach them', async () => {
    await start()
    const 林阿姨 = rig.editor('林阿姨', agenda)
    const 小郑 = rig.editor('小郑', agenda)
    await Promise.all([林阿姨.synced(), 小郑.synced()])
    expect(林阿姨.mayEdit).toBe(false)
    expect(小郑.mayEdit).toBe(true)
    write(林阿姨, '偷偷改一笔')
    write(小郑, '正文。')
    await vi.waitFor(() => expect(seen(林阿姨)).toContain('正文。'))
    expect(seen(小郑)).toBe('正文。')
    await rig.collab.flush()
    expect(await rig.collab.text(agenda)).toEqual({ 'item:A': '正文。' })
  })

  test('a read-only person’s bytes are not even decoded', async () => {
    await start()
    const socket = rig.raw('林阿姨', path)
    await opened(socket)
    socket.send(Uint8Array.of(frame.sync, 2, 255, 255, 255, 1, 7))
    socket.send(Uint8Array.of(frame.awareness, 200, 1))
    socket.send(Uint8Array.of(frame.sync, 0, 1, 0))
    const answer = await new Promise<Uint8Array>((resolve) => {
      socket.on('message', (data: ArrayBuffer) => { const bytes = new Uint8Array(data); if (bytes[1] === 1) resolve(bytes) })
    })
    expect(answer[0]).toBe(frame.sync)
    expect(socket.readyState).toBe(socket.OPEN)
  })

  test('who has no right is sent away for good, and so is whoever asks for another kind of document', async () => {
    await start()
    expect(await closing(rig.raw('陌生人', path))).toBe(closeCode.notAllowed)
    expect(await closing(rig.raw('小郑', `${sharedTextPath}secrets:S1`))).toBe(closeCode.notFound)
    expect(await closing(rig.raw('小郑', `${sharedTextPath}agenda:..%2F..%2Fetc`))).toBe(closeCode.notFound)
    expect(await closing(rig.raw('小郑', `${sharedTextPath}%E0%A4%A`))).toBe(closeCode.notFound)
    expect(rig.collab.stats().documents).toBe(0)
  })

  test('when a right is taken away the line ends and comes back with what is left', async () => {
    await start()
    const { 小郑, 阿珍 } = await pair()
    rig.rights.set('小郑', 'read')
    rig.collab.kick({ userId: '小郑' })
    await vi.waitFor(() => expect(小郑.mayEdit).toBe(false))
    await 小郑.synced()
    write(小郑, '已经不能写了')
    write(阿珍, '我还能。')
    await vi.waitFor(() => expect(seen(小郑)).toContain('我还能。'))
    expect(seen(阿珍)).toBe('我还能。')
    rig.rights.delete('小郑')
    rig.collab.kick({ docName: agenda })
    await vi.waitFor(() => expect(小郑.provider.shouldConnect).toBe(false))
    await vi.waitFor(() => expect(阿珍.provider.synced).toBe(true))
  })

  test('an open line is asked for its right again', async () => {
    await start({ timing: { recheck: 20 } })
    const { 小郑 } = await pair()
    rig.rights.set('小郑', 'read')
    await vi.waitFor(() => expect(小郑.mayEdit).toBe(false))
  })
})

describe('恶意的字节', () => {
  const update = (change: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc()
    change(doc)
    return doc
  }
  const good = Y.encodeStateAsUpdate(update((doc) => itemText(doc, 'A').insert(0, '好的一笔')))
  const v2 = Y.encodeStateAsUpdateV2(update((doc) => itemText(doc, 'A').insert(0, 'V2 的一笔，不该被当成 V1 读进来')))
  const farClock = (() => {
    const encoder = encoding.createEncoder()
    for (const number of [1, 1, 77, 2 ** 40]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, 2 ** 52)
    encoding.writeVarUint(encoder, 0)
    return encoding.toUint8Array(encoder)
  })()
  const manyStructs = (() => {
    const encoder = encoding.createEncoder()
    for (const number of [1, 2 ** 32 - 1, 77, 0]) encoding.writeVarUint(encoder, number)
    return encoding.toUint8Array(encoder)
  })()

  test.each<[string, Uint8Array | string]>([
    ['nothing at all', new Uint8Array()],
    ['an unknown message', Uint8Array.of(9, 1, 2, 3)],
    ['an unknown sync message', Uint8Array.of(0, 7, 1)],
    ['an update cut short', updateFrame(good).slice(0, -6)],
    ['an update of the other version', updateFrame(v2)],
    ['a clock beyond all typing', updateFrame(farClock)],
    ['four thousand million structs', updateFrame(manyStructs)],
    ['a length beyond the frame', Uint8Array.of(0, 2, 255, 255, 255, 255, 15, 0)],
    ['a state vector that is none', Uint8Array.of(0, 0, 3, 255, 255, 255)],
    ['presence that is no JSON', Uint8Array.of(1, 6, 1, 5, 1, 2, 123, 34)],
    ['a text frame', 'hello'],
  ])('%s ends that line and nothing else', async (_what, bytes) => {
    await start()
    const { 小郑, 阿珍 } = await pair()
    const hostile = rig.raw('阿珍', path)
    await opened(hostile)
    const closed = closing(hostile)
    hostile.send(bytes)
    expect(await closed).toBe(closeCode.malformed)
    write(小郑, '照常写。')
    await vi.waitFor(() => expect(seen(阿珍)).toBe('照常写。'))
    expect(await 小郑.saved()).toBe(true)
    expect(rig.errors).toEqual([])
  })

  test('random damage to good frames never harms the others or the text on disk', async () => {
    await start()
    const { 小郑, 阿珍 } = await pair()
    write(小郑, '原来的话')
    await 小郑.saved()
    const random = seeded(42)
    const base = Y.encodeStateAsUpdate(小郑.doc)
    for (let round = 0; round < 60; round++) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, base)
      itemText(doc, 'B').insert(0, `第${round}次`)
      minutesBody(doc).insert(0, [new Y.XmlElement('paragraph')])
      const bytes = updateFrame(Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(base)))
      for (let hits = 0; hits <= random(4); hits++) bytes[2 + random(bytes.length - 2)] = random(256)
      const hostile = rig.raw('阿珍', path)
      await opened(hostile)
      hostile.send(bytes)
      hostile.send(Uint8Array.of(200))
      await closing(hostile)
    }
    write(小郑, '还在写：')
    await vi.waitFor(() => expect(seen(阿珍)).toBe(seen(小郑)))
    expect(seen(小郑)).toContain('还在写：')
    await 小郑.saved()
    const { snapshot, tail } = await rig.store.load(agenda)
    const fromDisk = new Y.Doc()
    for (const part of [...(snapshot ? [snapshot] : []), ...tail]) Y.applyUpdate(fromDisk, part)
    expect(itemText(fromDisk, 'A').toJSON()).toBe(seen(小郑))
  })

  test('nobody writes with the pen of an editor who is here', async () => {
    await start()
    const { 小郑, 阿珍 } = await pair()
    小郑.provider.awareness.setLocalState({ at: 'item:A' })
    await vi.waitFor(() => expect(阿珍.provider.awareness.getStates().has(小郑.doc.clientID)).toBe(true))
    const forged = new Y.Doc()
    forged.clientID = 小郑.doc.clientID
    itemText(forged, 'A').insert(0, '冒充小郑写的')
    const hostile = rig.raw('阿珍', path)
    await opened(hostile)
    hostile.send(updateFrame(Y.encodeStateAsUpdate(forged)))
    expect(await closing(hostile)).toBe(closeCode.malformed)
    write(小郑, '真的小郑。')
    await vi.waitFor(() => expect(seen(阿珍)).toBe('真的小郑。'))
  })

  test('a frame or a document beyond its size is refused, and deleting still works', async () => {
    await start()
    const { 小郑, 阿珍 } = await pair()
    const huge = rig.raw('阿珍', path)
    await opened(huge)
    huge.send(new Uint8Array(textLimits.frameBytes + 1))
    expect(await closing(huge)).toBe(closeCode.documentFull)
    for (let part = 0; part < 2; part++) {
      write(小郑, 'x'.repeat(textLimits.frameBytes - 200))
      await 小郑.saved()
    }
    const 丙 = rig.editor('阿珍', agenda)
    await 丙.synced()
    write(丙, '溢出'.repeat(1000))
    await vi.waitFor(() => expect(丙.provider.shouldConnect).toBe(false))
    itemText(小郑.doc, 'A').delete(0, 2 * (textLimits.frameBytes - 200))
    expect(await 小郑.saved()).toBe(true)
    await vi.waitFor(() => expect(seen(阿珍)).toBe(''))
  })

  test('whoever sends without pause is asked to slow down', async () => {
    await start()
    const socket = rig.raw('小郑', path)
    await opened(socket)
    for (let i = 0; i < 1000; i++) socket.send(Uint8Array.of(frame.queryAwareness))
    expect(await closing(socket)).toBe(closeCode.tooFast)
  })
})

describe('谁在写', () => {
  test('editors see each other under their own names, whatever they claim; readers see nobody', async () => {
    await start()
    const 林阿姨 = rig.editor('林阿姨', agenda)
    const { 小郑, 阿珍 } = await pair()
    小郑.provider.awareness.setLocalState({ user: { id: 'X', name: '陈委员' }, at: 'item:A', isWriting: true })
    await vi.waitFor(() => {
      expect(阿珍.provider.awareness.getStates().get(小郑.doc.clientID)).toEqual({ user: { id: '小郑', name: '小郑' }, at: 'item:A', isWriting: true })
    })
    林阿姨.provider.awareness.setLocalState({ user: { name: '林阿姨' } })
    小郑.leave()
    await vi.waitFor(() => expect([...阿珍.provider.awareness.getStates().keys()]).toEqual([阿珍.doc.clientID]))
    expect([...林阿姨.provider.awareness.getStates().keys()]).toEqual([林阿姨.doc.clientID])
  })

  test('nobody speaks for another: a forged goodbye is not passed on', async () => {
    await start()
    const { 小郑, 阿珍 } = await pair()
    小郑.provider.awareness.setLocalState({ at: 'item:A' })
    await vi.waitFor(() => expect(阿珍.provider.awareness.getStates().has(小郑.doc.clientID)).toBe(true))
    rig.rights.set('丙', 'edit')
    const hostile = rig.raw('丙', path)
    await opened(hostile)
    hostile.send(presenceFrame([{ clientId: 4711, clock: 1, state: {} }, { clientId: 小郑.doc.clientID, clock: 999, state: null }]))
    await vi.waitFor(() => expect(阿珍.provider.awareness.getStates().has(4711)).toBe(true))
    expect(阿珍.provider.awareness.getStates().has(小郑.doc.clientID)).toBe(true)
  })

  test('a silent line is kept alive with a frame that says nothing', async () => {
    await start({ timing: { keepAlive: 20 } })
    const 林阿姨 = rig.editor('林阿姨', agenda)
    await 林阿姨.synced()
    await vi.waitFor(() => expect(林阿姨.heard.get(frame.awareness)).toBeGreaterThan(1))
    expect(林阿姨.provider.awareness.getStates().size).toBe(1)
  })
})

describe('内存和日志', () => {
  test('a document that nobody has open leaves memory once it is written, and comes back whole', async () => {
    await start({ timing: { idle: 10 } })
    const { 小郑, 阿珍 } = await pair()
    write(小郑, '写完就走。')
    await 小郑.saved()
    小郑.leave()
    阿珍.leave()
    await vi.waitFor(() => expect(rig.collab.stats().documents).toBe(0))
    expect(await rig.collab.text(agenda)).toEqual({ 'item:A': '写完就走。' })
  })

  test('who comes while a document is leaving memory loses nothing', async () => {
    await start({ timing: { idle: 0 } })
    for (let round = 0; round < 25; round++) {
      const 小郑 = rig.editor('小郑', agenda)
      await 小郑.synced()
      write(小郑, `${round},`, itemText(小郑.doc, 'A').length)
      await 小郑.saved()
      小郑.leave()
      if (round % 3 === 0) await vi.waitFor(() => expect(rig.collab.stats().connections).toBe(0))
    }
    expect((await rig.collab.text(agenda))['item:A']).toBe(Array.from({ length: 25 }, (_, round) => `${round},`).join(''))
  })

  test('a long log is folded into a snapshot without losing what is typed meanwhile', async () => {
    await start()
    const author = new Y.Doc()
    const rows: Uint8Array[] = []
    author.on('update', (update: Uint8Array) => rows.push(update))
    for (let row = 0; row < 1000; row++) itemText(author, 'A').insert(row, '字')
    await rig.store.append(rows.map((data) => ({ name: agenda, data, by: '小郑', at: 0 })))
    const { 小郑 } = await pair()
    write(小郑, '同时写的')
    await 小郑.saved()
    await vi.waitFor(async () => {
      const { snapshot, tail } = await rig.store.load(agenda)
      expect(snapshot).not.toBe(null)
      expect(tail.length).toBeLessThan(2)
      const fromDisk = new Y.Doc()
      for (const part of [snapshot!, ...tail]) Y.applyUpdate(fromDisk, part)
      expect(itemText(fromDisk, 'A').length).toBe(1004)
    })
    expect(rig.errors).toEqual([])
  })

  test('one unreadable row does not take the rest of the text with it, and is kept for repair', async () => {
    await start()
    const { 小郑 } = await pair()
    write(小郑, '好好的。')
    await 小郑.saved()
    await rig.store.append([{ name: minutesDocName('S2'), data: Uint8Array.of(1, 2, 3), by: null, at: 0 }])
    const doc = new Y.Doc()
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('纪要还在')])
    minutesBody(doc).insert(0, [paragraph])
    await rig.store.append([{ name: minutesDocName('S2'), data: Y.encodeStateAsUpdate(doc), by: null, at: 0 }])
    expect(await rig.collab.text(minutesDocName('S2'))).toEqual({ body: '纪要还在' })
    expect(rig.errors).toHaveLength(1)
    expect((await rig.store.load(minutesDocName('S2'))).tail).toHaveLength(2)
  })

  test('the server writes in its own name, live for everybody, once it is on disk', async () => {
    await start()
    const { 小郑 } = await pair()
    await rig.collab.edit(agenda, null, (doc) => itemText(doc, 'A').insert(0, '会前通知写好的。'))
    await vi.waitFor(() => expect(seen(小郑)).toBe('会前通知写好的。'))
    expect((await rig.store.load(agenda)).tail).toHaveLength(1)
  })

  test('the audience hears the text at most once in a while, and always the last of it', async () => {
    await start({ timing: { text: 60 } })
    const heard: string[] = []
    rig.collab.onText(() => { throw new Error('a broken listener') })
    rig.collab.onText(({ docName, texts }) => { if (docName === agenda) heard.push(texts['item:A'] ?? '') })
    const { 小郑 } = await pair()
    for (const letter of '一二三四五六七八九十') {
      write(小郑, letter, itemText(小郑.doc, 'A').length)
      await 小郑.saved()
    }
    await vi.waitFor(() => expect(heard.at(-1)).toBe('一二三四五六七八九十'))
    expect(heard.length).toBeLessThan(10)
  })

  test('the room hears who writes and when the last word was saved', async () => {
    await start({ timing: { text: 20 } })
    const heard: { editors: string[]; savedAt: number | null }[] = []
    rig.collab.onActivity(({ editors, savedAt }) => { heard.push({ editors, savedAt }) })
    const { 小郑, 阿珍 } = await pair()
    write(小郑, '一句。')
    await 小郑.saved()
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ editors: expect.arrayContaining(['小郑', '阿珍']) as string[], savedAt: Date.UTC(2026, 5, 11, 12) }))
    阿珍.leave()
    await vi.waitFor(() => expect(heard.at(-1)?.editors).toEqual(['小郑']))
  })

  test('edits of another process arrive at once, and those whose message was lost a little later', async () => {
    let other = (_name: string, _update: Uint8Array) => undefined as void
    const published: Uint8Array[] = []
    await start({ timing: { repair: 30 }, peers: { publish: (_name, update) => { published.push(update) }, onUpdate: (listener) => { other = listener } } })
    const { 小郑 } = await pair()
    const elsewhere = new Y.Doc()
    itemText(elsewhere, 'A').insert(0, '另一台机器写的。')
    other(agenda, Y.encodeStateAsUpdate(elsewhere))
    await vi.waitFor(() => expect(seen(小郑)).toBe('另一台机器写的。'))
    expect(published).toHaveLength(0)
    expect((await rig.store.load(agenda)).tail).toHaveLength(0)
    const before = Y.encodeStateVector(elsewhere)
    itemText(elsewhere, 'A').insert(8, '这条消息丢了。')
    await rig.store.append([{ name: agenda, data: Y.encodeStateAsUpdate(elsewhere, before), by: null, at: 0 }])
    await vi.waitFor(() => expect(seen(小郑)).toBe('另一台机器写的。这条消息丢了。'))
  })
})

test('the text of the minutes survives the way into the document and out of it', async () => {
  await start()
  const minutes = minutesDocName('S3')
  const draft = [
    { kind: 'HEADING' as const, level: 2 as const, runs: [{ text: '会议情况' }] },
    { kind: 'PARAGRAPH' as const, runs: [{ text: '黄伯伯', bold: true as const }, { text: '（反对）：棚子离我窗户只有四米。' }] },
    { kind: 'LIST' as const, isOrdered: false, items: [[{ kind: 'PARAGRAPH' as const, runs: [{ text: '离窗 6 米' }] }], [{ kind: 'PARAGRAPH' as const, runs: [{ text: '夜里 11 点断电' }] }]] },
  ]
  await rig.collab.edit(minutes, null, (doc) => appendBlocks(minutesBody(doc), draft))
  const 小郑 = rig.editor('小郑', minutes)
  await 小郑.synced()
  expect(blocksOf(minutesBody(小郑.doc))).toEqual(draft)
  expect((await rig.collab.text(minutes))['body']).toBe('会议情况\n黄伯伯（反对）：棚子离我窗户只有四米。\n离窗 6 米\n夜里 11 点断电')
})

test('a stock sync step is answered with what is missing and no more', async () => {
  await start()
  const { 小郑 } = await pair()
  write(小郑, '前一半，')
  await 小郑.saved()
  const old = new Y.Doc()
  Y.applyUpdate(old, Y.encodeStateAsUpdate(小郑.doc))
  write(小郑, '后一半。', 4)
  await 小郑.saved()
  const socket = rig.raw('林阿姨', path)
  const update = new Promise<Uint8Array>((resolve) => {
    socket.on('message', (data: ArrayBuffer) => { const bytes = new Uint8Array(data); if (bytes[0] === 0 && bytes[1] === 1) resolve(bytes.slice(3)) })
  })
  await opened(socket)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frame.sync)
  syncProtocol.writeSyncStep1(encoder, old)
  socket.send(encoding.toUint8Array(encoder))
  Y.applyUpdate(old, await update)
  expect(itemText(old, 'A').toJSON()).toBe('前一半，后一半。')
})

function fingerprint(doc: Y.Doc) {
  return {
    texts: ['item0', 'item1'].map((id) => itemText(doc, id).toJSON()),
    state: Object.fromEntries([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort()),
    isWhole: doc.store.pendingStructs === null && doc.store.pendingDs === null,
  }
}

/** mulberry32: whole numbers below `below` */
function seeded(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
