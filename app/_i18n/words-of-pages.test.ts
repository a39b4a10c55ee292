import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { baseWords, pageWords } from './words-of-pages.ts'

interface Source { text: string; imports: string[]; packages: string[]; isClient: boolean }
const app = join(import.meta.dirname, '..')
const known = new Map<string, Source>()

function sourceOf(path: string): Source {
  const found = known.get(path)
  if (found) return found
  const text = readFileSync(path, 'utf8')
  const source: Source = { text, imports: [], packages: [], isClient: text.startsWith("'use client'") }
  known.set(path, source)
  for (const [, isType, names = '', from, lazy] of text.matchAll(/import\s+(type\s+)?([^'"]*?from\s+)?'([^']+)'|import\('([^']+)'/g)) {
    if (isType || /^\{(\s*type [^,}]+,?)+\s*\}\s*from/.test(names)) continue
    const name = (from ?? lazy)!
    if (!name.startsWith('.')) source.packages.push(name)
    else if (/\.tsx?$/.test(name) && existsSync(join(dirname(path), name))) source.imports.push(join(dirname(path), name))
  }
  return source
}

/** Everything that reaches a browser when this is opened: client components and what they import. */
function inTheBrowser(path: string): string[] {
  const reached = new Set<string>()
  const seen = new Set<string>()
  const follow = (at: string, isClient: boolean) => {
    const source = sourceOf(at)
    const goes = isClient || source.isClient
    if (seen.has(`${at} ${goes}`)) return
    seen.add(`${at} ${goes}`)
    if (goes) reached.add(at)
    for (const next of source.imports) follow(next, goes)
  }
  follow(path, false)
  return [...reached]
}

const pages = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((path) => /(^|\/)(page|error|not-found|layout)\.tsx$/.test(path)).sort()
const areas = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, area]) => area!)
const givenBy = (path: string) => new Set([...sourceOf(path).text.matchAll(/(?:words|of)=\{\[(.*?)\]\}/g)].flatMap(([, list]) => areas(list!, /'(\w+)'/g)))

/** What is said by a file and by all that it brings, but for what a part gives itself. */
const memory = new Map<string, Set<string>>()
function saidBy(path: string, isClient = false): Set<string> {
  const source = sourceOf(path)
  const goes = isClient || source.isClient
  const key = `${path} ${goes}`
  const found = memory.get(key)
  if (found) return found
  const said = new Set(goes ? areas(source.text, /useTranslations\('(\w+)/g) : [])
  memory.set(key, said)
  for (const next of source.imports) {
    const own = givenBy(next)
    for (const area of saidBy(next, goes)) if (!own.has(area)) said.add(area)
  }
  return said
}

describe('words and weight of the pages', () => {
  it.each(pages)('app/%s gives its client components the words that they say, and no more', (page) => {
    const said = [...saidBy(join(app, page))].filter((area) => !(baseWords as readonly string[]).includes(area)).sort()
    expect([...givenBy(join(app, page))].sort(), `write words={[${said.map((area) => `'${area}'`).join(', ')}]} on its PageShell, or <Words of=…> around its content`).toEqual(said)
    expect(said.filter((area) => !(pageWords as readonly string[]).includes(area)), 'to be added to words-of-pages.ts and page-words.tsx').toEqual([])
  })

  it('no page brings the schema library to a phone: what comes in is checked by the server', () => {
    expect(pages.flatMap((page) => inTheBrowser(join(app, page)).filter((file) => sourceOf(file).packages.includes('zod')))).toEqual([])
  })

  it('given a page that only sends a command now and then, then it does not bring the library of the live line', () => {
    const bringing = (page: string) => inTheBrowser(join(app, page)).some((file) => sourceOf(file).packages.includes('socket.io-client'))
    expect(bringing('c/[slug]/page.tsx')).toBe(false)
    expect(bringing('c/[slug]/sessions/[id]/record/page.tsx')).toBe(false)
    expect(bringing('c/[slug]/sessions/[id]/room/page.tsx')).toBe(true)
  })
})
