'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { limits } from '../../contract/limits.ts'
import { RefusalLine, useFaultOf } from '../_client/refusal.tsx'
import { useCommand } from '../_client/use-command.ts'
import { Button, type ButtonKind } from '../_ui/button.tsx'
import { TextArea } from '../_ui/field.tsx'
import type { IconName } from '../_ui/icon.tsx'

/** An act that needs nothing but the press. */
export function ActButton({ community, name, input, kind = 'plain', icon, wide, children }: {
  community: string; name: string; input: Record<string, unknown>; kind?: ButtonKind; icon?: IconName; wide?: boolean; children: ReactNode
}) {
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, name)
  return (
    <div>
      <Button kind={kind} icon={icon} wide={wide} busy={busy} onClick={() => void send(input).then((answer) => { if (answer.ok) router.refresh() })}>{children}</Button>
      <RefusalLine refusal={refusal} />
    </div>
  )
}

/** An act that needs its words: opens in place, keeps what was written when it is refused. */
export function AskButton({ community, name, input, field, label, send: sendLabel, kind = 'plain', icon, children }: {
  community: string
  name: string
  input: Record<string, unknown>
  /** where the words go in the input */
  field: string
  label: ReactNode
  send: ReactNode
  kind?: ButtonKind
  icon?: IconName
  children: ReactNode
}) {
  const t = useTranslations('topic.review')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const { send, busy, refusal } = useCommand(community, name)
  const faultOf = useFaultOf(refusal)
  if (!open) return <Button kind={kind} icon={icon} onClick={() => setOpen(true)}>{children}</Button>
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); void send({ ...input, [field]: text }).then((answer) => { if (answer.ok) { setOpen(false); router.refresh() } }) }}>
      <TextArea label={label} value={text} required maxLength={limits.reason} error={faultOf(field)} onChange={(event) => setText(event.target.value)} />
      <p className="btn-row"><Button type="submit" kind={kind === 'main' ? 'main' : 'plain'} busy={busy}>{sendLabel}</Button><Button kind="ink" onClick={() => setOpen(false)}>{t('cancel')}</Button></p>
      <RefusalLine refusal={refusal} />
    </form>
  )
}
