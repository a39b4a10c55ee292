// Completes package-lock.json with the platform packages (for macOS, Windows …) that npm left out because the registry in
// use does not carry them: `npm ci` refuses a lockfile that does not name every optional dependency, on every platform.
// They get no checksum, and are not installed where they do not belong.
//
//   npm run lockfile:complete        after every change of the dependencies
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './prepare.mjs'

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'aix']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/**
 * The optional dependencies that the lockfile lacks.
 * @param {{ packages: Record<string, any> }} lockfile
 * @returns {{ parent: string, name: string, version: string }[]}
 */
export function missingFrom({ packages }) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) => Object.entries(optionalDependencies)
    .filter(([name]) => !find(packages, parent, name))
    .map(([name, version]) => ({ parent, name, version })))
}

/** As Node resolves: in the package's own node_modules, then in those of the folders above it. */
function find(packages, parent, name) {
  for (let folder = parent; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (packages[path]) return packages[path]
    if (folder === '') return undefined
  }
}

/** What such an entry looks like; the platform is read from the name, as these packages are named. */
function entryFor({ parent, name, version }, packages) {
  const words = name.split(/[/@.-]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor) || (processor === 'arm' && words.some((word) => /^arm(eabi|v\d)|^gnueabihf$|^musleabihf$/.test(word)) && !words.includes('arm64')))
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) || (os.length === 0 && cpu.length === 0)) {
    throw new Error(`${parent} wants ${name}@${version}, which is in no lockfile and whose platform its name does not tell: add it by hand`)
  }
  const { dev, devOptional } = packages[parent]
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(devOptional && { devOptional }),
    optional: true,
    ...(os.length > 0 && { os }),
  }
}

if (process.argv[1]?.endsWith('complete-lockfile.mjs')) {
  const file = join(root, 'package-lock.json')
  const lockfile = JSON.parse(readFileSync(file, 'utf8'))
  const missing = missingFrom(lockfile)
  for (const each of missing) lockfile.packages[`node_modules/${each.name}`] = entryFor(each, lockfile.packages)
  const inOrder = Object.entries(lockfile.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
  lockfile.packages = Object.fromEntries(inOrder)
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`)
  console.log(missing.length === 0 ? 'package-lock.json is complete' : `added to package-lock.json: ${missing.map(({ name }) => name).join(', ')}`)
}
