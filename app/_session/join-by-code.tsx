'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { readJoinCode } from '../../domain/session/join-code.ts'
import { Button } from '../_ui/button.tsx'
import { TextField } from '../_ui/field.tsx'

/** Six letters read off a screen or a poster, for those who do not scan. */
export function JoinByCode({ wrong = false }: { wrong?: boolean }) {
  const t = useTranslations('session.join')
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(wrong)
  function go(event: FormEvent) {
    event.preventDefault()
    const code = readJoinCode(typed)
    if (!code) { setWrong(true); return }
    router.push(`/j/${code}`)
  }
  return (
    <form className="join-code tray" onSubmit={go}>
      <TextField code label={t('label')} hint={t('hint')} error={isWrong ? t('wrong') : null} value={typed} autoCapitalize="characters" autoComplete="off" maxLength={9} required onChange={(event) => { setTyped(event.target.value); setWrong(false) }} />
      <Button type="submit">{t('go')}</Button>
    </form>
  )
}
