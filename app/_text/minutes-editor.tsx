'use client'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useSharedDoc, useTextStatus } from './shared-room.tsx'
import { isTextHere } from './text-status.ts'

/** The editor is heavy and only this page needs it: it comes with this page alone, and never on the server. */
const Writing = dynamic(() => import('./minutes-writing.tsx').then((file) => file.MinutesWriting), { ssr: false, loading: () => <Coming /> })

/** The text of the minutes, written by several people at once. Inside a `SharedRoom`; opens once the text is here. */
export function MinutesEditor({ label }: { label: string }) {
  const shared = useSharedDoc()
  const status = useTextStatus()
  if (!shared || !isTextHere(status)) return <Coming />
  return <Writing key={shared.doc.clientID} shared={shared} label={label} mayWrite={status.state !== 'reading'} />
}

function Coming() {
  const t = useTranslations('text.editor')
  return <div className="minutes-paper minutes-paper--coming"><p className="note" role="status">{t('loading')}</p></div>
}
