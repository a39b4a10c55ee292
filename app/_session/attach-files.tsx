'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { itemFilesMost } from '../../domain/session/agenda.ts'
import type { AgendaItem } from '../../domain/session/state.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { uploadFile } from '../_client/upload.ts'
import { useKeptFiles } from '../_client/use-kept-files.ts'
import type { Refusal } from '../_client/use-command.ts'
import { Button } from '../_ui/button.tsx'
import { Icon } from '../_ui/icon.tsx'
import { ItemFiles } from './item-files.tsx'
import { useAct } from './use-act.ts'

/** Pictures and papers of one item, for those who may attach them. What was chosen and did not get through stays on the device until it does. */
export function AttachFiles({ community, sessionId, item, reason, needsReason, onReasonMissing }: {
  community: string; sessionId: string; item: AgendaItem; reason: string | null; needsReason: boolean; onReasonMissing: () => void
}) {
  const t = useTranslations('session.files')
  const act = useAct(community)
  const kept = useKeptFiles(`item-files:${sessionId}:${item.id}`)
  const [isSending, setIsSending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const isBusy = isSending || act.busy !== null
  const room = itemFilesMost - (item.files?.length ?? 0) - kept.files.length
  const isMissingReason = () => {
    if (!needsReason || reason) return false
    onReasonMissing()
    return true
  }

  async function send(files: File[]) {
    kept.set(files)
    if (files.length === 0 || isMissingReason()) return
    setIsSending(true)
    setRefusal(null)
    const fileIds: string[] = []
    for (const file of files) {
      const answer = await uploadFile(community, file)
      if (!answer.ok) { setRefusal(answer); setIsSending(false); return }
      fileIds.push(answer.data.fileId)
    }
    const answer = await act.run('AttachToItem', { sessionId, itemId: item.id, fileIds, reason })
    setIsSending(false)
    if (answer.ok) kept.forget()
  }

  function remove(fileId: string) {
    if (!isMissingReason()) void act.run('RemoveFromItem', { sessionId, itemId: item.id, fileId, reason })
  }

  return (
    <div className="item-attach photo-pick">
      <ItemFiles community={community} files={item.files} title={item.title} acts={(file, label) => (
        <Button kind="text" small icon="trash" busy={isBusy} aria-label={t('removeNamed', { name: label })} onClick={() => remove(file.fileId)}>{t('remove')}</Button>
      )} />
      {kept.files.length > 0 && (
        <div className="tray">
          <p>{t(isSending ? 'sending' : 'waiting', { names: kept.files.map(({ name }) => name).join(t('and')) })}</p>
          {!isSending && <div className="btn-row"><Button small icon="upload" onClick={() => void send(kept.files)}>{t('send')}</Button><Button small kind="ink" onClick={() => { kept.forget(); setRefusal(null); act.clear() }}>{t('drop')}</Button></div>}
        </div>
      )}
      <RefusalLine refusal={refusal ?? act.refusal} />
      {room > 0 && !isSending && (
        <label className="btn btn--small">
          <Icon name="upload" />{t('add')}
          <input type="file" multiple accept="image/jpeg,image/png,image/webp,application/pdf" aria-label={t('addNamed', { title: item.title })}
            onChange={(event) => { const chosen = [...(event.target.files ?? [])].slice(0, room); event.target.value = ''; if (chosen.length > 0) void send([...kept.files, ...chosen]) }} />
        </label>
      )}
    </div>
  )
}
