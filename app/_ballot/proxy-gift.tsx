'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { MyVoter } from '../../contract/commands/ballot.ts'
import { limits } from '../../contract/limits.ts'
import { uploadFile } from '../_client/upload.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import type { Refusal } from '../_client/use-command.ts'
import { SmallForm } from '../_task/small-form.tsx'
import { Button } from '../_ui/button.tsx'
import { TextArea, TextField } from '../_ui/field.tsx'
import { PhotoInput } from '../_ui/photo-input.tsx'
import { useBallotCommand } from './use-ballot-command.ts'

interface Here { community: string; ballotId: string; voter: MyVoter }

/** 委托: an owner lets somebody vote in their place, with the signed paper; or takes that back. */
export function ProxyGift(here: Here) {
  return here.voter.proxy && !here.voter.proxy.isMe ? <TakeBack {...here} /> : here.voter.proxy ? null : <Give {...here} />
}

function TakeBack({ community, ballotId, voter }: Here) {
  const t = useTranslations('voter.mine')
  const { run, busy, refusal } = useBallotCommand(community, 'RevokeProxy')
  return <><RefusalLine refusal={refusal} /><Button wide busy={busy} onClick={() => void run({ ballotId, voterId: voter.voterId })}>{t('takeBack')}</Button></>
}

function Give({ community, ballotId, voter }: Here) {
  const t = useTranslations('voter.mine')
  const { run, busy, refusal, clear } = useBallotCommand(community, 'GrantProxy')
  const [phone, setPhone] = useState('')
  const [text, setText] = useState('')
  const [files, setFiles] = useState<File[]>([])
  const [isSending, setSending] = useState(false)
  const [fileRefusal, setFileRefusal] = useState<Refusal | null>(null)
  async function give() {
    const [photo] = files
    clear()
    setFileRefusal(null)
    if (!photo) { setFileRefusal({ ok: false, code: 'PROXY_PAPER_NEEDED' }); return }
    setSending(true)
    const stored = await uploadFile(community, photo)
    setSending(false)
    if (!stored.ok) { setFileRefusal(stored); return }
    await run({ ballotId, voterId: voter.voterId, proxyPhone: phone.replace(/\D/g, ''), text: text.trim() || t('giveExample'), photoId: stored.data.fileId })
  }
  return (
    <details className="why">
      <summary>{t('give')}</summary>
      <div className="why-body">
        <p>{t('giveLead')}</p>
        <SmallForm act={t('giveSend')} busy={busy || isSending} refusal={fileRefusal ?? refusal} onSubmit={() => void give()}>
          <TextField label={t('givePhone')} type="tel" inputMode="numeric" autoComplete="off" maxLength={13} value={phone} onChange={(event) => setPhone(event.target.value)} />
          <TextArea label={t('giveText')} placeholder={t('giveExample')} maxLength={limits.reason} value={text} onChange={(event) => setText(event.target.value)} />
          <PhotoInput label={t('givePhoto')} files={files} most={1} onChange={setFiles} />
        </SmallForm>
      </div>
    </details>
  )
}
