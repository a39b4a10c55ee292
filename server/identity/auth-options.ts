import type { NextAuthOptions } from 'next-auth'
import CredentialsModule from 'next-auth/providers/credentials'
import { runtime } from '../runtime.ts'
import { accountOf } from './account.ts'
import { parseCookies } from './token.ts'
import type { OneTimeCodes } from './one-time-code.ts'

export const codeRequestCookie = 'linli-code-request'

// next-auth is CommonJS: under Node's ESM the function sits in `default`, in Next's bundle it is the module itself.
const Credentials = (CredentialsModule as unknown as { default?: typeof CredentialsModule }).default ?? CredentialsModule

/**
 * Sign-in: phone + one-time code, and in the demo one tap on a person's card. OAuth providers join this list by configuration.
 * A first sign-in makes an account without any right: what a person is in a community is a second step, done by people.
 */
export function authOptions(): NextAuthOptions {
  const { secret, env } = runtime()
  const phone = Credentials({
    id: 'phone',
    name: 'phone',
    credentials: { phone: {}, code: {} },
    async authorize(given, request) {
      const cookies = parseCookies(String((request.headers as Record<string, string> | undefined)?.cookie ?? ''))
      const codes = runtime().services.get('oneTimeCodes') as OneTimeCodes
      const answer = await codes.redeem(cookies.get(codeRequestCookie) ?? '', given?.phone ?? '', given?.code ?? '')
      if (!answer.ok) throw new Error(JSON.stringify({ code: answer.code, detail: answer.detail }))
      return { id: await accountOf(runtime(), answer.phone) }
    },
  })
  const demo = Credentials({
    id: 'demo',
    name: 'demo',
    credentials: { userId: {} },
    async authorize(given) {
      const user = await runtime().store.db.user.findUnique({ where: { id: given?.userId ?? '' } })
      return user && !user.deletedAt ? { id: user.id } : null
    },
  })
  return {
    secret,
    session: { strategy: 'jwt', maxAge: 30 * 24 * 3600 },
    pages: { signIn: '/sign-in' },
    providers: env.LINLI_DEMO === 'on' ? [phone, demo] : [phone],
  }
}
