'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { limits } from '../../../contract/limits.ts'
import { paths } from '../../../contract/paths.ts'
import type { OwnerDesk, ProxyLine } from '../../../server/queries/owner-desk.ts'
import type { RollVoter } from '../../../server/queries/ballots.ts'
import { RefusalLine } from '../../_client/refusal.tsx'
import { useUpload } from '../../_client/use-upload.ts'
import { useDates } from '../../_i18n/dates.ts'
import { SmallForm } from '../../_task/small-form.tsx'
import { Button } from '../../_ui/button.tsx'
import { ErrorLine, TextArea, TextField } from '../../_ui/field.tsx'
import { PhotoInput } from '../../_ui/photo-input.tsx'
import { Strip } from '../../_ui/strip.tsx'
import { VoterSearch } from '../paper-desk.tsx'
import { useBallotCommand } from '../use-ballot-command.ts'

/** Written authorities: the committee enters those on paper; owners with a telephone give their own on their page. */
export function Proxies({ community, desk, most }: { community: string; desk: OwnerDesk; most: number }) {
  const t = useTranslations('owners.proxies')
  const { view: { ballot }, proxies } = desk
  const canEnter = desk.isCommittee && ['ROLL_FROZEN', 'ANNOUNCED', 'OPEN'].includes(ballot.phase)
  const [isOpen, setOpen] = useState(false)
  const [isSaved, setSaved] = useState(false)
  return (
    <section className="section" aria-labelledby="proxies">
      <h2 id="proxies">{t('title')}</h2>
      <div className="stack">
        <p className="note">{t('lead', { n: most })}</p>
        {proxies.length === 0 && <p>{t('none')}</p>}
        {proxies.length > 0 && <ul className="rows">{proxies.map((proxy) => <li className="proxy-row" key={proxy.id}><One {...{ community, proxy, canRevoke: canEnter }} ballotId={ballot.id} /></li>)}</ul>}
        {isSaved && <Strip kind="good">{t('saved')}</Strip>}
        {canEnter && (isOpen
          ? <Add {...{ community }} ballotId={ballot.id} onDone={() => { setOpen(false); setSaved(true) }} />
          : <div><Button icon="pen" onClick={() => { setOpen(true); setSaved(false) }}>{t('add')}</Button></div>)}
      </div>
    </section>
  )
}

function One({ community, ballotId, proxy, canRevoke }: { community: string; ballotId: string; proxy: ProxyLine; canRevoke: boolean }) {
  const t = useTranslations('owners.proxies')
  const dates = useDates()
  const { run, busy, refusal } = useBallotCommand(community, 'RevokeProxy')
  return (
    <>
      <p><b>{t('line', { voter: proxy.voter, proxy: proxy.proxy })}</b></p>
      <p className="quote">{proxy.text}</p>
      <p className="note">
        {t('when', { day: dates.dayTime(proxy.at) })} {t(proxy.isRevoked ? 'revoked' : proxy.isUsed ? 'used' : 'waits')}
        {proxy.photoId && <> <a href={paths(community).file(proxy.photoId)} target="_blank" rel="noreferrer">{t('paper')}</a></>}
      </p>
      <RefusalLine refusal={refusal} />
      {canRevoke && !proxy.isRevoked && !proxy.isUsed && <Button small kind="text" busy={busy} onClick={() => void run({ ballotId, voterId: proxy.voterId })}>{t('revoke')}</Button>}
    </>
  )
}

function Add({ community, ballotId, onDone }: { community: string; ballotId: string; onDone: () => void }) {
  const t = useTranslations('owners.proxies')
  const { run, busy, refusal } = useBallotCommand(community, 'GrantProxy')
  const upload = useUpload(community)
  const [voter, setVoter] = useState<RollVoter | null>(null)
  const [phone, setPhone] = useState('')
  const [text, setText] = useState('')
  const [files, setFiles] = useState<File[]>([])
  const [missing, setMissing] = useState<'voter' | 'photo' | null>(null)
  async function add() {
    const [photo] = files
    setMissing(!voter ? 'voter' : !photo ? 'photo' : null)
    if (!voter || !photo) return
    const stored = await upload.send(photo)
    if (stored && await run({ ballotId, voterId: voter.voterId, proxyPhone: phone.replace(/\D/g, ''), text, photoId: stored.fileId })) onDone()
  }
  return (
    <div className="card">
      <SmallForm act={t('send')} busy={busy || upload.busy} refusal={upload.refusal ?? refusal} onSubmit={() => void add()}>
        <h3>{t('add')}</h3>
        <VoterSearch community={community} ballotId={ballotId} voter={voter} onChange={setVoter} />
        {missing === 'voter' && <ErrorLine>{t('needVoter')}</ErrorLine>}
        <TextField label={t('phone')} hint={t('phoneHint')} inputMode="tel" autoComplete="off" maxLength={20} value={phone} onChange={(event) => setPhone(event.target.value)} />
        <TextArea label={t('text')} hint={t('textHint')} maxLength={limits.reason} value={text} onChange={(event) => setText(event.target.value)} />
        <PhotoInput label={t('photo')} hint={t('photoHint')} files={files} most={1} error={missing === 'photo' ? t('needPhoto') : undefined} onChange={setFiles} />
      </SmallForm>
    </div>
  )
}
