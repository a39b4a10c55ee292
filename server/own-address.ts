import { networkInterfaces } from 'node:os'
import type { Env } from './env.ts'

/** This machine as its network knows it; null without a network. */
export function ownAddress(): string | null {
  for (const list of Object.values(networkInterfaces())) {
    for (const each of list ?? []) if (each.family === 'IPv4' && !each.internal) return each.address
  }
  return null
}

/**
 * The address to put into a QR code, without a slash at the end: the declared one, else the one the reader came by (`host`
 * with its port) – unless that only means "this machine", which a neighbour's phone cannot follow.
 */
export function addressForPhones(env: Pick<Env, 'PUBLIC_URL'>, host: string | null): string {
  if (env.PUBLIC_URL) return env.PUBLIC_URL.replace(/\/+$/, '')
  const url = new URL(`http://${host ?? 'localhost'}`)
  const near = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) ? ownAddress() : null
  if (near) url.hostname = near
  return url.origin
}
