'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { consentVersion } from '../../contract/consent.ts'
import { limits } from '../../contract/limits.ts'
import { RefusalLine, useFaultOf } from '../_client/refusal.tsx'
import { useCommand } from '../_client/use-command.ts'
import { Button } from '../_ui/button.tsx'
import { CheckField, Select, TextField } from '../_ui/field.tsx'

interface Building { id: string; name: string; gridId: string }

/** A signed-in person says where they live; a grid worker verifies it afterwards. */
export function JoinForm({ community, communityName, buildings }: { community: string; communityName: string; buildings: Building[] }) {
  const t = useTranslations('people.join')
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, 'JoinCommunity')
  const [values, setValues] = useState({ realName: '', displayName: '', buildingId: '', unitLabel: '' })
  const [consent, setConsent] = useState(false)
  const [asked, setAsked] = useState(false)
  const faultOf = useFaultOf(refusal)
  const set = (name: keyof typeof values) => (event: { target: { value: string } }) => setValues((before) => ({ ...before, [name]: event.target.value }))

  async function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (!consent) return
    const building = buildings.find((each) => each.id === values.buildingId)
    const home = { gridId: building?.gridId ?? '', buildingId: values.buildingId, unitLabel: values.unitLabel }
    const answer = await send({ realName: values.realName, displayName: values.displayName, home, consent: consentVersion })
    if (answer.ok) router.refresh()
  }

  return (
    <form className="form sign-in-sheet" onSubmit={(event) => void submit(event)} noValidate>
      <div><h2>{t('title', { community: communityName })}</h2><p className="note">{t('intro')}</p></div>
      <TextField label={t('realName')} hint={t('realNameHint')} error={faultOf('realName')} autoComplete="name" maxLength={limits.realName} value={values.realName} onChange={set('realName')} />
      <TextField label={t('displayName')} hint={t('displayNameHint')} error={faultOf('displayName')} autoComplete="nickname" maxLength={limits.displayName} value={values.displayName} onChange={set('displayName')} />
      <Select label={t('building')} error={faultOf('home.buildingId')} value={values.buildingId} onChange={set('buildingId')}>
        <option value="">{t('choose')}</option>
        {buildings.map((building) => <option key={building.id} value={building.id}>{building.name}</option>)}
      </Select>
      <TextField label={t('unit')} error={faultOf('home.unitLabel')} inputMode="numeric" maxLength={20} value={values.unitLabel} onChange={set('unitLabel')} />
      <CheckField label={t('consent')} error={asked && !consent ? t('consentMissing') : undefined} checked={consent} onChange={(event) => setConsent(event.target.checked)} />
      <RefusalLine refusal={refusal} />
      <Button kind="main" type="submit" wide busy={busy}>{t('submit')}</Button>
    </form>
  )
}
