'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import type { MinutesView } from '../../../../../../contract/commands/minutes.ts'
import { limits } from '../../../../../../contract/limits.ts'
import { RefusalLine } from '../../../../../_client/refusal.tsx'
import { useDates } from '../../../../../_i18n/dates.ts'
import { useAct, type Act } from '../../../../../_session/use-act.ts'
import { Button } from '../../../../../_ui/button.tsx'
import { TextArea } from '../../../../../_ui/field.tsx'
import { Icon } from '../../../../../_ui/icon.tsx'
import { NotYet } from '../../../../../_ui/not-yet.tsx'

interface SignCardProps {
  community: string
  sessionId: string
  hash: string
  signing: NonNullable<MinutesView['signing']>
  can: MinutesView['can']
}

/** Confirm that this is what happened; who has, who is missing; and for the staff to settle it or to take it back. */
export function SignCard({ community, sessionId, hash, signing, can }: SignCardProps) {
  const t = useTranslations('minutes.confirm')
  const dates = useDates()
  const router = useRouter()
  const act = useAct(community)
  async function run(name: string, input: object) {
    const done = await act.run(name, input)
    if (done.ok || done.code === 'MINUTES_CHANGED') router.refresh()
  }
  const { names, mine, need, missing } = signing
  const waits = [
    ...(missing.people > 0 ? [t('missing', { people: missing.people })] : []),
    ...(missing.dissenter ? [t('missingDissenter')] : []),
    ...(signing.unanswered > 0 ? [t('missingAnswers', { n: signing.unanswered })] : []),
  ]
  return (
    <div className="card sign-card">
      <h2>{t(can.sign ? 'title' : 'signedBy')}</h2>
      {can.sign && (
        <>
          <p>{t('intro')}</p>
          <Button kind="main" wide icon="check" busy={act.busy === 'SignMinutes'} onClick={() => void run('SignMinutes', { sessionId, hash })}>{t('sign')}</Button>
        </>
      )}
      {mine !== null && <p className="sign-mine"><Icon name="check" /><span>{t('signed', { time: dates.dayTime(mine) })}</span></p>}
      {can.sign && names.length > 0 && <h3>{t('signedBy')}</h3>}
      {names.length > 0 ? <p>{names.map((name) => <span className="ph sign-name" key={name}>{name}</span>)}</p> : <p className="note">{t('nobodyYet')}</p>}
      <p className="note">{t('rule', { n: need })}</p>
      {can.reopen && waits.length > 0 && <NotYet>{waits.join(t('and'))}</NotYet>}
      <RefusalLine refusal={act.refusal} />
      {can.settle && (
        <>
          <p>{t('enough')} {t('settleWhy')}</p>
          <Button kind={can.sign ? 'plain' : 'main'} wide busy={act.busy === 'ConfirmMinutes'} onClick={() => void run('ConfirmMinutes', { sessionId })}>{t('settle')}</Button>
        </>
      )}
      {can.reopen && <Reopen act={act} sessionId={sessionId} run={run} />}
    </div>
  )
}

function Reopen({ act, sessionId, run }: { act: Act; sessionId: string; run: (name: string, input: object) => Promise<void> }) {
  const t = useTranslations('minutes.confirm')
  const [reason, setReason] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    void run('ReopenMinutes', { sessionId, reason })
  }
  return (
    <details className="why">
      <summary>{t('reopen')}</summary>
      <form className="form form--tight" onSubmit={submit}>
        <TextArea label={t('reopenWhy')} hint={t('reopenHint')} value={reason} maxLength={limits.reason} required onChange={(event) => setReason(event.target.value)} />
        <p><Button type="submit" busy={act.busy === 'ReopenMinutes'}>{t('reopen')}</Button></p>
      </form>
    </details>
  )
}
