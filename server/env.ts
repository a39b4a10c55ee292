import { z } from 'zod'
import { resolve } from 'node:path'

const flag = z.enum(['on', 'off'])

/** Everything that the environment may say. All have defaults: `npm start` needs none. */
const Env = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  /** address that people type, when it is not this machine's (behind a proxy); also switches secure cookies */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** postgresql://… ; left out: an SQLite file in the data folder */
  DATABASE_URL: z.string().regex(/^(postgres(ql)?:\/\/|file:)/, 'must begin with postgresql:// or file:').optional(),
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://').optional(),
  LINLI_DATA: z.string().min(1).default('data'),
  LINLI_DIST: z.string().regex(/^\.next[\w-]*$/).default('.next'),
  LINLI_DEMO: flag.default('on'),
  /** signs sign-in tokens; left out: made once and kept in the data folder */
  LINLI_SECRET: z.string().min(32).optional(),
  /** `log` prints one-time codes to the log; `http` posts to LINLI_SMS_URL */
  LINLI_SMS: z.enum(['log', 'http']).default('log'),
  LINLI_SMS_URL: z.url().optional(),
  LINLI_SMS_TOKEN: z.string().optional(),
  /** doors for end-to-end tests only (moving the clock); never with NODE_ENV=production unless asked for */
  LINLI_TEST: flag.default('off'),
  LINLI_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
}).superRefine((env, context) => {
  if (env.LINLI_SMS === 'http' && !env.LINLI_SMS_URL) context.addIssue({ code: 'custom', path: ['LINLI_SMS_URL'], message: 'is needed when LINLI_SMS is http' })
})

export type Env = z.infer<typeof Env> & { dataDir: string; databaseUrl: string }

/** Reads the environment; throws EnvMistakes with every mistake in one list. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Env.safeParse(given)
  if (!parsed.success) throw new EnvMistakes(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const dataDir = resolve(parsed.data.LINLI_DATA)
  return { ...parsed.data, dataDir, databaseUrl: parsed.data.DATABASE_URL ?? `file:${resolve(dataDir, 'linli.db')}` }
}

export class EnvMistakes extends Error {
  constructor(mistakes: string[]) {
    super(`The environment has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${mistakes.map((line) => `  - ${line}`).join('\n')}`)
  }
}
