import NextAuth from 'next-auth'
import { authOptions } from '../../../../server/identity/auth-options.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

// Options are made per request: they hold the secret and the providers of the running server.
async function handler(request: Request, context: Context): Promise<Response> {
  return await (NextAuth as unknown as (request: Request, context: Context, options: ReturnType<typeof authOptions>) => Promise<Response>)(request, context, authOptions())
}

export { handler as GET, handler as POST }
