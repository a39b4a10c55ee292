import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folders = ['app', 'bench', 'contract', 'domain', 'prisma', 'server']
/** Where people and places speak: seeds, tests and their helpers. Catalogues are JSON and not looked at. */
const exempt = /(\.fixture\.tsx?$)|(\.test\.tsx?$)|(^prisma\/(seed|generated)\/)|(^prisma\/seed[^/]*\.ts$)|(^server\/testing\/)|(\/testing\/)/
const han = /\p{Script=Han}/u

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) { if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) yield* files(path) }
    else if (/\.(tsx?|mts|mjs|js|css)$/.test(entry.name)) yield path
  }
}

/** Lines of code, not of comments, that hold Chinese characters. */
function hanIn(path: string, source: string): number[] {
  if (path.endsWith('.css')) {
    const code = source.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    return code.split('\n').flatMap((line, at) => han.test(line) ? [at + 1] : [])
  }
  if (!han.test(source)) return []
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const lines = new Set<number>()
  function visit(node: ts.Node) {
    if (ts.isJSDoc(node)) return
    const children = node.getChildren(file)
    if (children.length === 0) {
      if (han.test(node.getText(file))) lines.add(file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1)
      return
    }
    for (const child of children) visit(child)
  }
  visit(file)
  return [...lines]
}

describe('Chinese words', () => {
  it('live in the catalogues and the seeds, never in the code', () => {
    const found = folders.flatMap((folder) => [...files(join(root, folder))])
      .map((path) => relative(root, path)).filter((path) => !exempt.test(path))
      .flatMap((path) => hanIn(path, readFileSync(join(root, path), 'utf8')).map((line) => `${path}:${line}`))
    expect(found).toEqual([])
  })

  it('are seen in strings, templates and markup, and allowed in comments', () => {
    expect(hanIn('a.tsx', '// 附议\nconst a = "附议"\n/* 表决 */ const b = <p>表决</p>\nconst c = `${a}票`')).toEqual([2, 3, 4])
    expect(hanIn('a.css', '/* 砖 */\n.a::before { content: "砖" }')).toEqual([2])
  })
})
