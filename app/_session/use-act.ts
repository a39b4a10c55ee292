'use client'
import { useCallback, useRef, useState } from 'react'
import type { CommandAnswer } from '../../contract/command.ts'
import { newCommandId, sendCommand, type Refusal } from '../_client/use-command.ts'

export interface Act {
  /** name of the command under way */
  busy: string | null
  refusal: Refusal | null
  run: <Data = unknown>(name: string, input: object) => Promise<CommandAnswer<Data>>
  clear: () => void
}

/**
 * Many buttons, one at a time: a second press while the first is under way does nothing. An unanswered try keeps its id,
 * so pressing again after a lost connection never does the work twice.
 */
export function useAct(community: string): Act {
  const [busy, setBusy] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const pending = useRef<{ key: string; id: string } | null>(null)
  const run = useCallback(async <Data>(name: string, input: object): Promise<CommandAnswer<Data>> => {
    const key = `${name} ${JSON.stringify(input)}`
    const id = pending.current?.key === key ? pending.current.id : newCommandId()
    pending.current = { key, id }
    setBusy(name)
    setRefusal(null)
    const answer = await sendCommand<Data>(community, name, input, id)
    if (answer.ok || answer.code !== 'SERVER_BUSY') pending.current = null
    setBusy(null)
    if (!answer.ok) setRefusal(answer)
    return answer
  }, [community])
  return { busy, refusal, run, clear: useCallback(() => setRefusal(null), []) }
}
