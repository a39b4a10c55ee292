'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useState, useTransition } from 'react'
import { uploadFile } from '../_client/upload.ts'
import { useCommand, type Refusal } from '../_client/use-command.ts'

export interface ChosenEvidence { before: File[]; after: File[]; papers: File[]; beforeCaption: string; afterCaption: string }
export const noEvidence: ChosenEvidence = { before: [], after: [], papers: [], beforeCaption: '', afterCaption: '' }

interface SentEvidence { fileId: string; moment: 'BEFORE' | 'AFTER' | 'PAPER'; caption: string }

/**
 * A command about a task: sends the files first, then the command, then shows the page as it is now.
 * `busy` until the new page is there; nothing that was typed is lost when it is refused.
 */
export function useTaskCommand<Data = unknown>(community: string, name: string) {
  const { send, busy, refusal, clear } = useCommand<Data>(community, name)
  const router = useRouter()
  const [isSending, setSending] = useState(false)
  const [fileRefusal, setFileRefusal] = useState<Refusal | null>(null)
  const [isRefreshing, start] = useTransition()

  const run = useCallback(async (input: Record<string, unknown>, evidence?: ChosenEvidence) => {
    setFileRefusal(null)
    let files: SentEvidence[] | null = null
    if (evidence) {
      setSending(true)
      const sent = await sendEvidence(community, evidence)
      setSending(false)
      if (!Array.isArray(sent)) { setFileRefusal(sent); return null }
      files = sent
    }
    const answer = await send(files ? { ...input, evidence: files } : input)
    if (!answer.ok) return null
    start(() => router.refresh())
    return answer.data ?? true
  }, [community, send, router])
  return { run, busy: busy || isSending || isRefreshing, refusal: fileRefusal ?? refusal, clear }
}

async function sendEvidence(community: string, evidence: ChosenEvidence): Promise<SentEvidence[] | Refusal> {
  const chosen = [
    ...evidence.before.map((file) => ({ file, moment: 'BEFORE' as const, caption: evidence.beforeCaption })),
    ...evidence.after.map((file) => ({ file, moment: 'AFTER' as const, caption: evidence.afterCaption })),
    ...evidence.papers.map((file) => ({ file, moment: 'PAPER' as const, caption: '' })),
  ]
  const sent: SentEvidence[] = []
  for (const { file, moment, caption } of chosen) {
    const answer = await uploadFile(community, file)
    if (!answer.ok) return answer
    if (!sent.some((each) => each.fileId === answer.data.fileId)) sent.push({ fileId: answer.data.fileId, moment, caption: caption.trim() })
  }
  return sent
}
