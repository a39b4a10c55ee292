import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'

export interface OpenEngine {
  engine: engine.SchemaEngine
  /** Also ends the connection, which on PostgreSQL holds the lock against a second process that migrates. */
  close: () => Promise<void>
}

export type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'

let ready: Promise<void> | undefined

/**
 * Prisma's own schema engine as WebAssembly: the Prisma CLI wants to download a native one, which is not possible
 * everywhere. The package is internal to Prisma, hence pinned exactly.
 * @param schema text of the Prisma schema whose provider is the factory's
 */
export async function openSchemaEngine(schema: string, factory: SqlMigrationAwareDriverAdapterFactory): Promise<OpenEngine> {
  ready ??= instantiate()
  await ready
  const connections: SqlDriverAdapter[] = []
  const counted = bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => remember(await factory.connect()),
    connectToShadowDb: async () => remember(await factory.connectToShadowDb()),
  })
  function remember(connection: SqlDriverAdapter): SqlDriverAdapter {
    connections.push(connection)
    return connection
  }
  const disconnect = async () => {
    for (const connection of connections) await connection.dispose()
  }
  try {
    const quiet = () => undefined
    const opened = await engine.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, quiet, counted)
    return {
      engine: opened,
      close: () => {
        opened.free()
        return disconnect()
      },
    }
  } catch (error) {
    await disconnect()
    throw error
  }
}

/** The package's own entry imports the .wasm file as a module, which Node 20 cannot: the same three steps by hand. */
async function instantiate(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports })
  engine.__wbg_set_wasm(instance.exports)
  ;(instance.exports as { __wbindgen_start: () => void }).__wbindgen_start()
}
