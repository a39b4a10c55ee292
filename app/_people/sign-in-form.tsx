'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState, type FormEvent } from 'react'
import { signIn } from 'next-auth/react'
import { limits } from '../../contract/limits.ts'
import type { Refusal } from '../_client/use-command.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { Button } from '../_ui/button.tsx'
import { TextField } from '../_ui/field.tsx'

/** Phone, then code. What was typed stays whatever happens. */
export function SignInForm({ back }: { back: string }) {
  const t = useTranslations('people.signIn')
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [step, setStep] = useState<'phone' | 'code'>('phone')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Pick<Refusal, 'code' | 'detail'> | null>(null)
  const [resendIn, setResendIn] = useState(0)

  useEffect(() => {
    if (resendIn <= 0) return
    const timer = setTimeout(() => setResendIn((left) => left - 1), 1000)
    return () => clearTimeout(timer)
  }, [resendIn])

  async function send(event?: FormEvent) {
    event?.preventDefault()
    setBusy(true)
    setRefusal(null)
    try {
      const response = await fetch('/api/sign-in/code', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ phone: phone.replace(/[\s-]/g, '') }) })
      const answer = await response.json() as { ok: true } | Refusal
      if (answer.ok) { setStep('code'); setCode(''); setResendIn(limits.codeResendSeconds) }
      else setRefusal(answer)
    } catch {
      setRefusal({ code: 'SERVER_BUSY' })
    }
    setBusy(false)
  }

  async function enter(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setRefusal(null)
    const answer = await signIn('phone', { redirect: false, phone: phone.replace(/[\s-]/g, ''), code: code.replace(/\D/g, '') })
    if (answer?.ok) { window.location.assign(back); return }
    setBusy(false)
    try { setRefusal(JSON.parse(answer?.error ?? '') as Refusal) } catch { setRefusal({ code: 'SERVER_BUSY' }) }
  }

  if (step === 'phone') {
    return (
      <form className="form" onSubmit={(event) => void send(event)} noValidate>
        <TextField label={t('phone')} hint={t('phoneHint')} name="phone" type="tel" inputMode="tel" autoComplete="tel-national" maxLength={16}
          value={phone} onChange={(event) => setPhone(event.target.value)} />
        <RefusalLine refusal={refusal} />
        <Button kind="main" type="submit" wide busy={busy}>{t('send')}</Button>
      </form>
    )
  }
  return (
    <form className="form" onSubmit={(event) => void enter(event)} noValidate>
      <TextField label={t('code')} hint={t('codeHint', { phone })} name="code" code inputMode="numeric" autoComplete="one-time-code" autoFocus maxLength={8}
        value={code} onChange={(event) => setCode(event.target.value)} />
      <RefusalLine refusal={refusal} />
      <Button kind="main" type="submit" wide busy={busy}>{t('enter')}</Button>
      {resendIn > 0 ? <p className="note">{t('resendIn', { seconds: resendIn })}</p> : <Button kind="text" onClick={() => void send()}>{t('resend')}</Button>}
      <Button kind="ink" onClick={() => { setStep('phone'); setRefusal(null) }}>{t('other')}</Button>
    </form>
  )
}
