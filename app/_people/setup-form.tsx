'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import type { CommandAnswer } from '../../contract/command.ts'
import { RefusalLine, useFaultOf } from '../_client/refusal.tsx'
import type { Refusal } from '../_client/use-command.ts'
import { Button, ButtonLink } from '../_ui/button.tsx'
import { TextField } from '../_ui/field.tsx'
import { Strip } from '../_ui/strip.tsx'

const names = ['code', 'name', 'slug', 'letters', 'street', 'phone', 'adminName', 'adminPhone'] as const

/** First run: founds the community with the code from the log. */
export function SetupForm() {
  const t = useTranslations('people.setup')
  const [values, setValues] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [done, setDone] = useState(false)
  const faultOf = useFaultOf(refusal)
  const hints: Partial<Record<(typeof names)[number], string>> = { code: t('codeHint'), slug: t('slugHint'), letters: t('lettersHint'), adminPhone: t('adminPhoneHint') }

  async function found(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    const { code = '', letters = '', phone = '', ...rest } = values
    const body = { ...rest, code: code.trim().toUpperCase(), letters: letters.trim().toUpperCase(), phone: phone.trim() || null }
    try {
      const response = await fetch('/api/setup', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      const answer = await response.json() as CommandAnswer
      setRefusal(answer.ok ? null : answer)
      setDone(answer.ok)
    } catch {
      setRefusal({ ok: false, code: 'SERVER_BUSY' })
    }
    setBusy(false)
  }

  if (done) return <><Strip kind="good">{t('done')}</Strip><p className="section"><ButtonLink kind="main" href="/sign-in">{t('adminPhone')}</ButtonLink></p></>
  return (
    <form className="form" onSubmit={(event) => void found(event)} noValidate>
      {names.map((name) => (
        <TextField key={name} label={t(name)} hint={hints[name]} error={faultOf(name)} name={name} optional={name === 'phone'} autoComplete="off"
          inputMode={name === 'adminPhone' || name === 'phone' ? 'tel' : undefined} value={values[name] ?? ''}
          onChange={(event) => setValues((before) => ({ ...before, [name]: event.target.value }))} />
      ))}
      <RefusalLine refusal={refusal} />
      <Button kind="main" type="submit" busy={busy}>{t('go')}</Button>
    </form>
  )
}
