'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import type { SilenceRule } from '../../domain/ballot/types.ts'
import type { OwnerVoting } from '../../domain/community/community.ts'
import { RefusalLine, useFaultOf } from '../_client/refusal.tsx'
import { useCommand } from '../_client/use-command.ts'
import { Button } from '../_ui/button.tsx'
import { TextField } from '../_ui/field.tsx'
import { Options } from '../_ui/options.tsx'
import { Strip } from '../_ui/strip.tsx'

type Silence = 'NONE' | SilenceRule['counts']

/** Two facts of papers about the votes of owners, each with what follows from it. */
export function OwnerVotingForm({ community, owners }: { community: string; owners: OwnerVoting }) {
  const t = useTranslations('owners.settings')
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, 'SetOwnerVoting')
  const faultOf = useFaultOf(refusal)
  const [isDesignated, setDesignated] = useState<'no' | 'yes'>(owners.designation ? 'yes' : 'no')
  const [authority, setAuthority] = useState(owners.designation?.authority ?? '')
  const [reference, setReference] = useState(owners.designation?.reference ?? '')
  const [silence, setSilence] = useState<Silence>(owners.silence?.counts ?? 'NONE')
  const [cite, setCite] = useState(owners.silence?.cite ?? '')
  const [isSaved, setSaved] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setSaved(false)
    const answer = await send({ designation: isDesignated === 'yes' ? { authority, reference } : null, silence: silence === 'NONE' ? null : { counts: silence, cite } })
    if (!answer.ok) return
    setSaved(true)
    router.refresh()
  }

  return (
    <section className="section" aria-labelledby="owner-voting" id="owners">
      <h2 id="owner-voting">{t('title')}</h2>
      <p className="note">{t('lead')}</p>
      <form className="form owner-voting" onSubmit={(event) => void submit(event)} noValidate>
        <Options name="designation" compact legend={t('designation')} value={isDesignated} onChange={setDesignated} options={[
          { value: 'no', label: t('designationNo'), note: t('designationNoWhy') }, { value: 'yes', label: t('designationYes'), note: t('designationYesWhy') },
        ]} />
        {isDesignated === 'yes' && (
          <div className="form form--tight">
            <TextField label={t('authority')} maxLength={60} value={authority} error={faultOf('designation.authority')} onChange={(event) => setAuthority(event.target.value)} />
            <TextField label={t('reference')} maxLength={60} value={reference} error={faultOf('designation.reference')} onChange={(event) => setReference(event.target.value)} />
          </div>
        )}
        <Options name="silence" compact legend={t('silence')} value={silence} onChange={setSilence} options={[
          { value: 'NONE', label: t('silenceNo'), note: t('silenceNoWhy') }, { value: 'AS_ABSTENTION', label: t('AS_ABSTENTION'), note: t('silenceYesWhy') }, { value: 'WITH_MAJORITY', label: t('WITH_MAJORITY'), note: t('silenceYesWhy') },
        ]} />
        {silence !== 'NONE' && <TextField label={t('cite')} maxLength={200} value={cite} error={faultOf('silence.cite')} onChange={(event) => setCite(event.target.value)} />}
        <RefusalLine refusal={refusal?.fields ? null : refusal} />
        {isSaved && <Strip kind="good">{t('saved')}</Strip>}
        <p><Button type="submit" busy={busy}>{t('save')}</Button></p>
      </form>
    </section>
  )
}
