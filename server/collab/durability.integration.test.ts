import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { agendaDocName, itemField, sharedTextPath } from '../../contract/shared-text.ts'
import { openEditor, type Editor } from '../testing/collab-rig.ts'

const agenda = agendaDocName('S1')
let folder: string
let editors: Editor[]
let server: ChildProcess | null

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'linli-durable-')); editors = []; server = null })
afterEach(() => {
  for (const editor of editors) editor.leave()
  server?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function serve(): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('../testing/collab-process.ts', import.meta.url))], {
    env: { ...process.env, RIG_DATABASE: `file:${join(folder, 'test.db')}`, RIG_EDITORS: '小郑,阿珍' }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  server = child
  return await new Promise((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}

function edit(url: string, name: string): Editor {
  const editor = openEditor(`${url}${sharedTextPath.slice(0, -1)}`, name, agenda)
  editors.push(editor)
  return editor
}

async function kill() {
  const ended = new Promise((resolve) => server?.once('exit', resolve))
  server?.kill('SIGKILL')
  await ended
}

test('killed in the middle of typing, the server still has everything that it called saved', async () => {
  let promised = ''
  for (let round = 0; round < 3; round++) {
    const url = await serve()
    const 小郑 = edit(url, '小郑')
    await 小郑.synced()
    const text = 小郑.doc.getText(itemField('A'))
    // what was promised in the rounds before has survived
    expect(text.toJSON().startsWith(promised)).toBe(true)
    for (let word = 0; word < 40; word++) {
      text.insert(text.length, `第${round}轮第${word}句。`)
      if (word % 4 === 0) {
        await 小郑.saved()
        promised = text.toJSON()
      }
    }
    // the last sentences are on their way while the process dies
    await kill()
    小郑.leave()
  }
  const 阿珍 = edit(await serve(), '阿珍')
  await 阿珍.synced()
  expect(阿珍.doc.getText(itemField('A')).toJSON().startsWith(promised)).toBe(true)
}, 60_000)

test('an editor who was there before the server died brings the unsaved rest back', async () => {
  const url = await serve()
  const 小郑 = edit(url, '小郑')
  await 小郑.synced()
  const text = 小郑.doc.getText(itemField('A'))
  text.insert(0, '存好的，')
  await 小郑.saved()
  await kill()
  text.insert(4, '还没存的。')
  小郑.provider.serverUrl = `${await serve()}${sharedTextPath.slice(0, -1)}`
  await vi.waitFor(() => expect(小郑.provider.synced).toBe(true), 20_000)
  await 小郑.saved()
  const 阿珍 = edit(小郑.provider.serverUrl.slice(0, -(sharedTextPath.length - 1)), '阿珍')
  await 阿珍.synced()
  expect(阿珍.doc.getText(itemField('A')).toJSON()).toBe('存好的，还没存的。')
}, 60_000)
