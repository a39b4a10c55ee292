'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useTransition } from 'react'
import { useCommand } from '../_client/use-command.ts'

/** A command about a ballot; afterwards the page is shown as it is now. `busy` until the new page is there. Answers null when refused. */
export function useBallotCommand<Data = unknown>(community: string, name: string) {
  const { send, busy, refusal, clear } = useCommand<Data>(community, name)
  const router = useRouter()
  const [isRefreshing, start] = useTransition()
  const run = useCallback(async (input: Record<string, unknown>): Promise<Data | null> => {
    const answer = await send(input)
    if (!answer.ok) return null
    start(() => router.refresh())
    return answer.data
  }, [send, router])
  return { run, busy: busy || isRefreshing, refusal, clear }
}
