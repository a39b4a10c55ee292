'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import type { RuleName } from '../../domain/rule-pack.ts'
import { RefusalLine, useFaultOf } from '../_client/refusal.tsx'
import { useCommand } from '../_client/use-command.ts'
import { Button } from '../_ui/button.tsx'
import { TextField } from '../_ui/field.tsx'

/** A number of the community changes with the ground for it, or not at all. */
export function RuleForm({ community, rule, value }: { community: string; rule: RuleName; value: number }) {
  const t = useTranslations('people.settings')
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, 'SetRule')
  const [number, setNumber] = useState(String(value))
  const [cite, setCite] = useState('')
  const faultOf = useFaultOf(refusal)
  async function submit(event: FormEvent) {
    event.preventDefault()
    if ((await send({ rule, value: Number(number), cite })).ok) { setCite(''); router.refresh() }
  }
  return (
    <details className="why">
      <summary>{t('change')}</summary>
      <form className="form why-body" onSubmit={(event) => void submit(event)} noValidate>
        <TextField label={t('value')} error={faultOf('value')} inputMode="numeric" value={number} onChange={(event) => setNumber(event.target.value)} />
        <TextField label={t('cite')} hint={t('citeHint')} error={faultOf('cite')} maxLength={200} value={cite} onChange={(event) => setCite(event.target.value)} />
        <RefusalLine refusal={refusal?.fields ? null : refusal} />
        <p><Button type="submit" busy={busy}>{t('save')}</Button></p>
      </form>
    </details>
  )
}
