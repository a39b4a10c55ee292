'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { signOut } from 'next-auth/react'
import { limits } from '../../contract/limits.ts'
import { RefusalLine, useFaultOf } from '../_client/refusal.tsx'
import { useCommand } from '../_client/use-command.ts'
import { Button } from '../_ui/button.tsx'
import { Select, TextField } from '../_ui/field.tsx'
import { Strip } from '../_ui/strip.tsx'

export function ChangeName({ community, name }: { community: string; name: string }) {
  const t = useTranslations('people.me')
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, 'SetDisplayName')
  const [value, setValue] = useState(name)
  const [saved, setSaved] = useState(false)
  const faultOf = useFaultOf(refusal)
  async function submit(event: FormEvent) {
    event.preventDefault()
    setSaved(false)
    if ((await send({ displayName: value })).ok) { setSaved(true); router.refresh() }
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      <TextField label={t('name')} error={faultOf('displayName')} maxLength={limits.displayName} value={value} onChange={(event) => setValue(event.target.value)} />
      <RefusalLine refusal={refusal?.fields ? null : refusal} />
      {saved && <Strip kind="good">{t('saved')}</Strip>}
      <p><Button type="submit" busy={busy}>{t('changeName')}</Button></p>
    </form>
  )
}

export function CorrectHome({ community, buildings, home }: { community: string; buildings: { id: string; name: string; gridId: string }[]; home: { buildingId: string; unitLabel: string } | null }) {
  const t = useTranslations('people')
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, 'CorrectHome')
  const [buildingId, setBuilding] = useState(home?.buildingId ?? '')
  const [unitLabel, setUnit] = useState(home?.unitLabel ?? '')
  const [saved, setSaved] = useState(false)
  async function submit(event: FormEvent) {
    event.preventDefault()
    setSaved(false)
    const gridId = buildings.find((each) => each.id === buildingId)?.gridId ?? ''
    if ((await send({ home: { gridId, buildingId, unitLabel } })).ok) { setSaved(true); router.refresh() }
  }
  return (
    <details className="why">
      <summary>{t('me.correctHome')}</summary>
      <form className="form why-body" onSubmit={(event) => void submit(event)} noValidate>
        <Select label={t('join.building')} value={buildingId} onChange={(event) => setBuilding(event.target.value)}>
          <option value="">{t('join.choose')}</option>
          {buildings.map((building) => <option key={building.id} value={building.id}>{building.name}</option>)}
        </Select>
        <TextField label={t('join.unit')} maxLength={20} value={unitLabel} onChange={(event) => setUnit(event.target.value)} />
        <RefusalLine refusal={refusal} />
        {saved && <Strip kind="good">{t('me.homeSaved')}</Strip>}
        <p><Button type="submit" busy={busy}>{t('me.correctHome')}</Button></p>
      </form>
    </details>
  )
}

export function ReadAll({ community, upTo }: { community: string; upTo: string }) {
  const t = useTranslations('people.me')
  const router = useRouter()
  const { send, busy } = useCommand(community, 'ReadNotices')
  return <Button kind="text" busy={busy} onClick={() => void send({ upTo }).then(() => router.refresh())}>{t('markRead')}</Button>
}

export function SignOut() {
  const t = useTranslations('people.signIn')
  return <Button onClick={() => void signOut({ redirect: false }).then(() => window.location.assign('/'))}>{t('signOut')}</Button>
}

/** Says what stays and what goes before it asks again. */
export function DeleteAccount({ community }: { community: string }) {
  const t = useTranslations('people.me')
  const { send, busy, refusal } = useCommand(community, 'DeleteMyAccount')
  const [asked, setAsked] = useState(false)
  async function go() {
    if ((await send({ confirm: true })).ok) { await signOut({ redirect: false }); window.location.assign('/') }
  }
  if (!asked) return <Button kind="text" onClick={() => setAsked(true)}>{t('delete')}</Button>
  return (
    <div className="form">
      <p>{t('deleteIntro')}</p>
      <RefusalLine refusal={refusal} />
      <p className="tools"><Button busy={busy} onClick={() => void go()}>{t('deleteConfirm')}</Button><Button kind="text" onClick={() => setAsked(false)}>{t('deleteKeep')}</Button></p>
    </div>
  )
}
