import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** named like the builds of the product, so that no check looks into it */
const folder = `${root}.next-empty-page/`
const nextVersion = (createRequire(import.meta.url)('next/package.json') as { version: string }).version

/** A page that shows nothing but one word, and says like ours when it has come alive. */
const files: Record<string, string> = {
  'package.json': JSON.stringify({ name: 'empty-page', private: true, type: 'module' }),
  'next.config.js': `export default { turbopack: { root: ${JSON.stringify(root)} }, devIndicators: false }\n`,
  'app/layout.js': `import { Ready } from './ready.js'
export const dynamic = 'force-dynamic'
export default function Layout({ children }) { return <html lang="en"><body>{children}<Ready /></body></html> }
`,
  'app/ready.js': `'use client'
import { useEffect } from 'react'
export function Ready() { useEffect(() => { document.documentElement.dataset.ready = 'true' }, []); return null }
`,
  'app/page.js': 'export default function Page() { return <p>Empty</p> }\n',
}

/** Built once for each version of Next, in a folder of its own. Answers that folder. */
export function buildEmptyPage(): string {
  const stamp = `${folder}built-with`
  const sources = `${nextVersion}\n${JSON.stringify(files)}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return folder
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(`${folder}app`, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}${name}`, text)
  execFileSync(process.execPath, [`${root}node_modules/next/dist/bin/next`, 'build'], {
    cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  })
  writeFileSync(stamp, sources)
  return folder
}
