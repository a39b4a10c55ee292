'use client'
import type { FormEvent, ReactNode } from 'react'
import { RefusalLine } from '../_client/refusal.tsx'
import type { Refusal } from '../_client/use-command.ts'
import { Button } from '../_ui/button.tsx'

/** A few fields and one act. */
export function SmallForm({ act, busy, refusal, main = false, onSubmit, children }: {
  act: ReactNode; busy: boolean; refusal: Refusal | null; main?: boolean; onSubmit: () => void; children?: ReactNode
}) {
  function submit(event: FormEvent) {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className="form form--tight" onSubmit={submit} noValidate>
      {children}
      <RefusalLine refusal={refusal} />
      <p><Button kind={main ? 'main' : 'plain'} wide={main} type="submit" busy={busy}>{act}</Button></p>
    </form>
  )
}
