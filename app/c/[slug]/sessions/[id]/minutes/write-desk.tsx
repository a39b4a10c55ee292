'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { minutesDocName } from '../../../../../../contract/shared-text-names.ts'
import { MinutesEditor } from '../../../../../_text/minutes-editor.tsx'
import { RoomPresence } from '../../../../../_text/presence-line.tsx'
import { SavedLine, TextTrouble } from '../../../../../_text/saved-line.tsx'
import { SharedRoom, useTextStatus } from '../../../../../_text/shared-room.tsx'
import { ActButton } from './act-button.tsx'

/** The draft, written by several people at once; then it is handed to those who were there. */
export function WriteDesk({ community, sessionId, userId }: { community: string; sessionId: string; userId: string }) {
  const t = useTranslations('minutes')
  return (
    <SharedRoom docName={minutesDocName(sessionId)} userId={userId}>
      <div className="writers"><RoomPresence /><SavedLine /></div>
      <TextTrouble />
      <FollowTheText />
      <MinutesEditor label={t('page.text')} />
      <div className="write-done">
        <ActButton community={community} sessionId={sessionId} command="PresentMinutes" kind="main">{t('write.present')}</ActButton>
        <p className="note">{t('write.presentWhy')}</p>
      </div>
    </SharedRoom>
  )
}

/** Somebody else has presented the text: this page becomes the one for signing. */
function FollowTheText() {
  const router = useRouter()
  const isStill = useTextStatus().state === 'reading'
  useEffect(() => { if (isStill) router.refresh() }, [isStill, router])
  return null
}
