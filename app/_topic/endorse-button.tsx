'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { paths } from '../../contract/paths.ts'
import type { Endorsing } from '../../server/queries/topics.ts'
import { RefusalHere } from '../_client/refusal-here.tsx'
import { useCommand } from '../_client/use-command.ts'
import { Button, ButtonLink } from '../_ui/button.tsx'
import { Icon } from '../_ui/icon.tsx'

/**
 * Endorsing and taking it back. What is shown as done is done: the words change after the server's answer.
 * Two neighbours pressing in the same moment is no mistake of theirs, so a lost race is tried once more.
 */
export function useEndorsing(community: string, topicId: string, given: Endorsing) {
  const router = useRouter()
  const [local, setLocal] = useState<{ from: Endorsing; to: Endorsing } | null>(null)
  const add = useCommand<{ count: number }>(community, 'EndorseTopic')
  const take = useCommand<{ count: number }>(community, 'WithdrawEndorsement')
  // what the server said since outweighs what this tab remembers
  const state = local?.from === given ? local.to : given
  async function act(command: typeof add, to: Endorsing) {
    let answer = await command.send({ topicId })
    if (!answer.ok && answer.code === 'STATE_CHANGED') answer = await command.send({ topicId })
    if (!answer.ok) return
    setLocal({ from: given, to })
    router.refresh()
  }
  return {
    state, busy: add.busy || take.busy, refusal: add.refusal ?? take.refusal,
    endorse: () => void act(add, 'HAS'), withdraw: () => void act(take, 'CAN'),
  }
}

/** In a list: one act, or the word that it is done. */
export function EndorseButton({ community, topicId, title, endorsing, words }: {
  community: string
  topicId: string
  title: string
  endorsing: Endorsing
  /** two words, handed in: lists for everybody need not fetch all words about topics for them */
  words: { act: string; done: string }
}) {
  const to = paths(community)
  const { state, busy, refusal, endorse } = useEndorsing(community, topicId, endorsing)
  if (state === 'HAS') return <p className="t-done"><Icon name="check" />{words.done}</p>
  if (state === 'SIGN_IN') return <ButtonLink className="t-btn" icon="plus" href={to.signIn(`${to.topic(topicId)}#endorse`)} aria-label={`${words.act} ${title}`}>{words.act}</ButtonLink>
  if (state === 'VERIFY') return <ButtonLink className="t-btn" icon="plus" href={`${to.topic(topicId)}#endorse`} aria-label={`${words.act} ${title}`}>{words.act}</ButtonLink>
  if (state !== 'CAN') return null
  return <div className="t-btn"><Button icon="plus" busy={busy} onClick={endorse} aria-label={`${words.act} ${title}`}>{words.act}</Button>{refusal && <RefusalHere refusal={refusal} />}</div>
}
