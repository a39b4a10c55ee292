'use client'
import { useCallback, useRef, useState } from 'react'
import { PROTOCOL_VERSION, type CommandAnswer } from '../../contract/command.ts'
import { sendOverSocket } from './socket-door.ts'

export type Refusal = Extract<CommandAnswer, { ok: false }>

/** 21 URL-safe characters; a retry keeps it, so that the server does the work once. */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Sends one command: over the socket when it is connected, otherwise over HTTP. The same id on both ways,
 * so falling back after a silent socket never does the work twice.
 */
export async function sendCommand<Data>(community: string, name: string, input: unknown, commandId = newCommandId()): Promise<CommandAnswer<Data>> {
  const envelope = { protocol: PROTOCOL_VERSION, commandId, community, name, input }
  const quick = await sendOverSocket(envelope)
  if (quick) return quick as CommandAnswer<Data>
  try {
    const response = await fetch('/api/commands', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(envelope), signal: AbortSignal.timeout(15_000),
    })
    return await response.json() as CommandAnswer<Data>
  } catch {
    return { ok: false, code: 'SERVER_BUSY' }
  }
}

/** A command with its state for a form: `busy` while it is under way, `refusal` until the next try. */
export function useCommand<Data = unknown>(community: string, name: string) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  // An unanswered try keeps its id until it is answered.
  const pending = useRef<{ key: string; id: string } | null>(null)
  const send = useCallback(async (input: unknown): Promise<CommandAnswer<Data>> => {
    const key = JSON.stringify(input)
    const id = pending.current?.key === key ? pending.current.id : newCommandId()
    pending.current = { key, id }
    setBusy(true)
    setRefusal(null)
    const answer = await sendCommand<Data>(community, name, input, id)
    if (answer.ok || answer.code !== 'SERVER_BUSY') pending.current = null
    setBusy(false)
    if (!answer.ok) setRefusal(answer)
    return answer
  }, [community, name])
  return { send, busy, refusal, clear: () => setRefusal(null) }
}
