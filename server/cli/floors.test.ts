import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { missingFrom } from './complete-lockfile.mjs'

/** The oldest version without a published hole, from docs/architecture.md. Every installed copy counts, also nested ones. */
const floors = {
  next: '16.3.3',
  react: '19.2.3',
  'react-dom': '19.2.3',
  'next-auth': '4.24.15',
  'socket.io-parser': '4.2.7',
  'engine.io': '6.6.7',
  ws: '8.21.0',
}

interface Lockfile { packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }> }
const lockfile = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Lockfile

test.each(Object.entries(floors))('given the lockfile, then every %s is %s or newer', (name, floor) => {
  const copies = Object.entries(lockfile.packages).filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
  expect(copies.length).toBeGreaterThan(0)
  for (const [path, { version = '' }] of copies) {
    expect(isAtLeast(version, floor), `${path} is ${version}`).toBe(true)
  }
})

test('given the lockfile, then npm ci takes it on every platform (else: npm run lockfile:complete)', () => {
  expect(missingFrom(lockfile)).toEqual([])
  expect(missingFrom({ packages: { 'node_modules/a': { optionalDependencies: { 'a-darwin-arm64': '1.0.0' } } } })).toHaveLength(1)
})

test('given package.json, then every version is exact', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Record<string, Record<string, string>>
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
  expect(loose).toEqual([])
})

/** Compares `major.minor.patch`; a pre-release is older than its release. */
function isAtLeast(version: string, floor: string): boolean {
  const [numbers = '', preRelease] = version.split('-')
  const have = numbers.split('.').map(Number)
  const need = floor.split('.').map(Number)
  for (const [i, wanted] of need.entries()) {
    const got = have[i] ?? 0
    if (got !== wanted) return got > wanted
  }
  return preRelease === undefined
}
