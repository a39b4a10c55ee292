// Makes the two Prisma clients (SQLite and PostgreSQL) of the one prisma/schema.prisma.
// Plain JavaScript with nothing but Node and the installed Prisma, because it runs before anything is built.
// Skipped while the schema, Prisma's version and this file are what they were the last time.
//
//   node server/store/generate.mjs [--force]
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const generated = join(root, 'prisma', 'generated')
const stampFile = join(generated, 'stamp')
const clients = [
  { folder: 'sqlite', provider: 'sqlite' },
  { folder: 'postgres', provider: 'postgresql' },
]

/**
 * The schema text for one provider: everything is shared except the provider itself.
 * @param {string} schema
 * @param {string} provider `sqlite` or `postgresql`
 */
export function schemaFor(schema, provider) {
  const text = schema.replace(/(datasource\s+\w+\s*\{[^}]*?provider\s*=\s*)"[^"]*"/, `$1"${provider}"`)
  if (!text.includes(`"${provider}"`)) throw new Error('prisma/schema.prisma has no datasource with a provider')
  return text
}

function schemaWithOutput(schema, provider, folder) {
  const generator = [
    'generator client {',
    '  provider = "prisma-client"',
    `  output = "../${folder}"`,
    '  runtime = "nodejs"',
    '  moduleFormat = "esm"',
    '  generatedFileExtension = "ts"',
    '  importFileExtension = "ts"',
    '}',
  ].join('\n')
  return schemaFor(schema, provider).replace(/generator\s+\w+\s*\{[^}]*\}/, generator)
}

/** Generates both clients when needed. Returns whether anything was done. */
export async function generate({ force = false } = {}) {
  const schema = readFileSync(join(root, 'prisma', 'schema.prisma'), 'utf8')
  const prisma = JSON.parse(readFileSync(join(root, 'node_modules', 'prisma', 'package.json'), 'utf8'))
  const stamp = createHash('sha256').update(schema).update(prisma.version)
    .update(readFileSync(fileURLToPath(import.meta.url))).digest('hex')
  const made = existsSync(stampFile) && clients.every(({ folder }) => existsSync(join(generated, folder, 'client.ts')))
  if (!force && made && readFileSync(stampFile, 'utf8') === stamp) return false

  rmSync(stampFile, { force: true })
  // Made beside the final place and moved in at the end, so that a server that is just starting never reads half a client.
  const build = join(generated, `build-${process.pid}`)
  mkdirSync(join(build, 'schemas'), { recursive: true })
  try {
    await Promise.all(clients.map(async ({ folder, provider }) => {
      const file = join(build, 'schemas', `${folder}.prisma`)
      writeFileSync(file, schemaWithOutput(schema, provider, folder))
      await runPrisma(['generate', '--no-hints', '--schema', file], prisma)
    }))
    for (const { folder } of clients) {
      rmSync(join(generated, folder), { recursive: true, force: true })
      renameSync(join(build, folder), join(generated, folder))
    }
  } finally {
    rmSync(build, { recursive: true, force: true })
  }
  writeFileSync(stampFile, stamp)
  return true
}

async function runPrisma(args, prisma) {
  const bin = join(root, 'node_modules', 'prisma', typeof prisma.bin === 'string' ? prisma.bin : prisma.bin.prisma)
  const env = {
    ...process.env,
    // Generating needs no schema engine, but the CLI would fetch one; a path that exists stops it. Never /bin/true:
    // then other Prisma commands would "succeed" without doing anything.
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  }
  try {
    await promisify(execFile)(process.execPath, [bin, ...args], { cwd: root, env, maxBuffer: 16 << 20 })
  } catch (error) {
    throw new Error(`prisma ${args.join(' ')} failed:\n${error.stdout ?? ''}${error.stderr ?? ''}`, { cause: error })
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const done = await generate({ force: process.argv.includes('--force') })
    console.log(done ? 'database clients generated' : 'database clients are up to date')
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
