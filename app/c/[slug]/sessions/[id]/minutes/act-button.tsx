'use client'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { RefusalLine } from '../../../../../_client/refusal.tsx'
import { useCommand } from '../../../../../_client/use-command.ts'
import { Button, type ButtonKind } from '../../../../../_ui/button.tsx'

/** One command about this session; afterwards the page is read again. */
export function ActButton({ community, sessionId, command, kind, children }: { community: string; sessionId: string; command: string; kind?: ButtonKind; children: ReactNode }) {
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, command)
  async function press() {
    const done = await send({ sessionId })
    if (done.ok) router.refresh()
  }
  return (
    <>
      <Button kind={kind} wide={kind === 'main'} busy={busy} onClick={() => void press()}>{children}</Button>
      <RefusalLine refusal={refusal} />
    </>
  )
}

export function PrintButton({ children }: { children: ReactNode }) {
  return <Button icon="print" onClick={() => window.print()}>{children}</Button>
}
