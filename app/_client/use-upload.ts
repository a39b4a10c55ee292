'use client'
import { useCallback, useState } from 'react'
import { uploadFile, type StoredFile } from './upload.ts'
import type { Refusal } from './use-command.ts'

/** One upload with its state for a form: `send` answers the stored file, or null when it was refused; the file stays in the caller's hand. */
export function useUpload(community: string) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const send = useCallback(async (file: File): Promise<StoredFile | null> => {
    setBusy(true)
    setRefusal(null)
    const answer = await uploadFile(community, file)
    setBusy(false)
    if (answer.ok) return answer.data
    setRefusal(answer)
    return null
  }, [community])
  return { send, busy, refusal }
}
