import { hash } from 'node:crypto'
import { decode } from 'next-auth/jwt'
import type { IncomingMessage } from 'node:http'

/** Names that next-auth gives its cookie: the second one over https. */
export const sessionCookies = ['next-auth.session-token', '__Secure-next-auth.session-token'] as const

/** times in epoch ms */
export interface TokenOwner { userId: string; issuedAt: number; expiresAt: number }

/** Tokens that were read already, by their digest: opening one costs more than all else at a door. It says the same until it expires. */
const read = new Map<string, TokenOwner>()
const READ_MOST = 20_000

/**
 * Who a raw request comes from. `getToken` of next-auth answers null on requests that are not Next's
 * (socket handshakes), so the cookie is read and decoded here; every door uses this one function.
 */
export async function ownerOfCookie(cookieHeader: string | undefined, secret: string): Promise<TokenOwner | null> {
  if (!cookieHeader) return null
  const cookies = parseCookies(cookieHeader)
  for (const name of sessionCookies) {
    const token = cookies.get(name) ?? joinChunks(cookies, name)
    if (!token) continue
    const digest = hash('sha256', `${secret} ${token}`, 'base64')
    const known = read.get(digest)
    if (known && known.expiresAt > Date.now()) return known
    try {
      const claims = await decode({ token, secret })
      if (typeof claims?.sub !== 'string') continue
      const owner = { userId: claims.sub, issuedAt: Number(claims.iat ?? 0) * 1000, expiresAt: Number(claims.exp ?? 0) * 1000 }
      if (read.size >= READ_MOST) for (const old of [...read.keys()].slice(0, READ_MOST / 4)) read.delete(old)
      read.set(digest, owner)
      return owner
    } catch {
      // forged, damaged or expired: as if there were none
    }
  }
  return null
}

export function parseCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    if (equals < 0) continue
    const value = part.slice(equals + 1).trim()
    try { cookies.set(part.slice(0, equals).trim(), decodeURIComponent(value)) } catch { cookies.set(part.slice(0, equals).trim(), value) }
  }
  return cookies
}

function joinChunks(cookies: Map<string, string>, name: string): string | null {
  let joined = ''
  for (let index = 0; ; index++) {
    const chunk = cookies.get(`${name}.${index}`)
    if (chunk === undefined) return joined || null
    joined += chunk
  }
}

/** A page of another site may not act through a visitor's cookie: Origin must be this server's own address. */
export function isOwnOrigin(request: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin, host } = request.headers
  if (!origin) return false
  try {
    const from = new URL(origin)
    return from.host === host || (publicUrl !== undefined && from.origin === new URL(publicUrl).origin)
  } catch {
    return false
  }
}
