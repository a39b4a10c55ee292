import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import layers from '../../.dependency-cruiser.mjs'

/** A check that has never seen a violation may be blind: one is planted for every rule. */
const planted: Record<string, { file: string; imports: string }[]> = {
  'no-cycles': [{ file: 'domain/topic/hen.ts', imports: './egg.ts' }, { file: 'domain/topic/egg.ts', imports: './hen.ts' }],
  'domain-is-pure': [{ file: 'domain/topic/asks-server.ts', imports: '../../server/clock.ts' }, { file: 'domain/topic/reads-file.ts', imports: 'node:fs' }],
  'calendar-library-in-calendar': [{ file: 'domain/topic/counts-days.ts', imports: 'chinese-days' }],
  'contract-knows-domain-and-zod': [{ file: 'contract/asks-server.ts', imports: '../server/clock.ts' }],
  'shared-text-types-in-one-file': [{ file: 'contract/other-text.ts', imports: 'yjs' }],
  'server-does-not-know-pages': [{ file: 'server/asks-page.ts', imports: '../app/page.tsx' }],
  'only-main-loads-the-demo': [{ file: 'server/queries/asks-demo.ts', imports: '../../prisma/seed/demo.ts' }],
  'database-only-in-store': [{ file: 'server/queries/asks-database.ts', imports: '../../prisma/generated/sqlite/client.ts' }, { file: 'prisma/seed/asks-database.ts', imports: '../generated/sqlite/client.ts' }],
  'pages-read-through-queries': [{ file: 'app/topic/writes.tsx', imports: '../../server/commands/topic.ts' }],
  'seeds-act-like-people': [{ file: 'prisma/seed/asks-store.ts', imports: '../../server/store/store.ts' }],
  'end-to-end-from-outside': [{ file: 'e2e/asks-server.ts', imports: '../server/clock.ts' }],
  'test-tools-only-in-tests': [{ file: 'server/asks-test-tool.ts', imports: 'vitest' }, { file: 'server/asks-harness.ts', imports: './testing/harness.ts' }],
  'nothing-unresolved': [{ file: 'server/asks-nothing.ts', imports: './nowhere.ts' }],
}

/** What the table allows; nothing may be found here. */
const allowed: { file: string; imports: string }[] = [
  { file: 'domain/calendar/days.ts', imports: 'chinese-days' },
  { file: 'domain/topic/rules.ts', imports: '../calendar/days.ts' },
  { file: 'contract/shared-text.ts', imports: 'yjs' },
  { file: 'contract/topic.ts', imports: '../domain/topic/rules.ts' },
  { file: 'server/clock.ts', imports: 'node:fs' },
  { file: 'server/commands/topic.ts', imports: '../../contract/topic.ts' },
  { file: 'server/queries/topic.ts', imports: '../store/store.ts' },
  { file: 'server/store/store.ts', imports: '../../prisma/generated/sqlite/client.ts' },
  { file: 'server/testing/harness.ts', imports: 'vitest' },
  { file: 'server/topic.test.ts', imports: './testing/harness.ts' },
  { file: 'server/main.ts', imports: '../prisma/seed/demo.ts' },
  { file: 'prisma/seed/demo.ts', imports: '../../contract/topic.ts' },
  { file: 'prisma/generated/sqlite/client.ts', imports: 'node:path' },
  { file: 'app/page.tsx', imports: '../server/queries/topic.ts' },
  { file: 'e2e/chain.spec.ts', imports: '../contract/topic.ts' },
]

let folder = ''
let found: { rule: string; from: string }[] = []

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'linli-layers-')))
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  for (const name of ['chinese-days', 'yjs', 'vitest']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', main: 'index.js' }))
    write(`node_modules/${name}/index.js`, 'export default 1\n')
  }
  for (const { file, imports } of [...allowed, ...Object.values(planted).flat()]) write(file, `import * as other from '${imports}'\nexport const used = other\n`)
  const { output } = await cruise(['.'], { ...layers.options, tsConfig: undefined, baseDir: folder, validate: true, ruleSet: { forbidden: layers.forbidden } })
  found = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('given a planted violation', () => {
  test.each(Object.entries(planted))('of %s, then it is found', (rule, files) => {
    const sources = found.filter((violation) => violation.rule === rule).map(({ from }) => from)
    // A cycle is told once, at one of its files.
    if (rule === 'no-cycles') expect(files.map(({ file }) => file)).toContain(sources[0])
    else for (const { file } of files) expect(sources).toContain(file)
  })
})

test('given every rule, then a violation of it is planted here', () => {
  expect(Object.keys(planted).sort()).toEqual(layers.forbidden.map(({ name }) => name).sort())
})

test('given what the table allows, then nothing is found', () => {
  expect(found.filter(({ from }) => allowed.some(({ file }) => file === from))).toEqual([])
})
