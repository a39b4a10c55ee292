'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { MyPaper, MyVoter } from '../../contract/commands/ballot.ts'
import { newCommandId, sendCommand, type Refusal } from '../_client/use-command.ts'
import { recall, remember } from './device-memory.ts'

export type VoteStep =
  | { step: 'choosing'; refusal: Refusal | null }
  /** `since`: epoch ms of this device. Not counted until the server says so. */
  | { step: 'sending'; choices: string[]; since: number }
  | { step: 'counted'; paper: MyPaper | null; isFresh: boolean }
  /** sent and not counted, for good: too late (both times in `refusal.detail`), void, not theirs to give any more */
  | { step: 'refused'; choices: string[]; refusal: Refusal }

const RETRY_MS = 2_000
/** Refusals after which choosing again would not help. */
const final: readonly string[] = ['BALLOT_CLOSED', 'BALLOT_VOID', 'BALLOT_NOT_ON_ROLL', 'PROXY_USED', 'PROXY_ALREADY_VOTED', 'NOT_FOUND']
interface Ack { at: number; receipt: string; revision: number }

/**
 * One voter's vote on this device. The tick is kept as it is made, so that a refresh never wipes it; a vote on its way is
 * sent again under the same id until it is answered, also after the page was closed and opened.
 */
export function useVote({ community, ballotId, voter, startsChanging = false, onCounted }: {
  community: string
  ballotId: string
  voter: MyVoter
  /** begins with the choices although a vote lies in the box */
  startsChanging?: boolean
  onCounted?: (voterId: string, paper: MyPaper) => void
}) {
  const { voterId, hasVoted, paper } = voter
  const [chosen, setChosen] = useState<string[]>(paper?.choices ?? [])
  const [isAssisted, setAssisted] = useState(false)
  const [now, setNow] = useState<VoteStep>(hasVoted && !startsChanging ? { step: 'counted', paper, isFresh: false } : { step: 'choosing', refusal: null })
  const attempt = useRef(0)
  const told = useRef(onCounted)
  told.current = onCounted

  const deliver = useCallback(async (commandId: string, choices: string[], assisted: boolean) => {
    const mine = ++attempt.current
    setNow({ step: 'sending', choices, since: Date.now() })
    for (;;) {
      const answer = await sendCommand<Ack>(community, 'CastVote', { ballotId, voterId, choices, ...(assisted && { isAssisted: true }) }, commandId)
      // the person changed their mind meanwhile, or looks at another paper
      if (mine !== attempt.current) return
      if (answer.ok) {
        const counted: MyPaper = { choices, receipt: answer.data.receipt, revision: answer.data.revision, at: answer.data.at, channel: 'ELECTRONIC' }
        remember(ballotId, voterId, { sending: null, chosen: choices, counted, refused: null })
        setNow({ step: 'counted', paper: counted, isFresh: true })
        told.current?.(voterId, counted)
        return
      }
      if (answer.code !== 'SERVER_BUSY' && answer.code !== 'TOO_MANY_REQUESTS') {
        const isFinal = final.includes(answer.code)
        remember(ballotId, voterId, { sending: null, refused: isFinal ? { choices, refusal: answer } : null })
        setNow(isFinal ? { step: 'refused', choices, refusal: answer } : { step: 'choosing', refusal: answer })
        return
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      if (mine !== attempt.current) return
    }
  }, [community, ballotId, voterId])

  // what this device kept: a vote on its way goes on its way again; a tick is still there
  useEffect(() => {
    const kept = recall(ballotId, voterId)
    if (kept.sending) {
      setChosen(kept.sending.choices)
      void deliver(kept.sending.commandId, kept.sending.choices, kept.sending.isAssisted)
    } else if (kept.refused && !hasVoted && !startsChanging) setNow({ step: 'refused', ...kept.refused })
    else if (kept.chosen.length > 0 && (!hasVoted || startsChanging)) setChosen(kept.chosen)
    // a secret ballot: only this device knows when it was counted, and after closing how
    if (hasVoted && kept.counted && kept.counted.revision >= (paper?.revision ?? 0)) setNow((before) => (before.step === 'counted' && !before.paper?.at ? { ...before, paper: kept.counted } : before))
    const attempts = attempt
    return () => { attempts.current++ }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for this paper, when the page lives
  }, [ballotId, voterId, deliver])

  // another device, or somebody else of the household, voted: the server's word replaces what is shown here
  const paperKey = hasVoted ? `${paper?.receipt} ${paper?.revision}` : ''
  const seen = useRef(paperKey)
  useEffect(() => {
    if (!hasVoted || seen.current === paperKey) return
    seen.current = paperKey
    setNow((before) => {
      if (before.step === 'sending') return before
      if (before.step === 'counted' && before.paper && before.paper.revision >= (paper?.revision ?? 0)) return before
      return { step: 'counted', paper: paper ?? recall(ballotId, voterId).counted, isFresh: false }
    })
  }, [hasVoted, paperKey, paper, ballotId, voterId])

  const choose = useCallback((choices: string[]) => {
    setChosen(choices)
    remember(ballotId, voterId, { chosen: choices })
    setNow((before) => (before.step === 'choosing' && before.refusal ? { step: 'choosing', refusal: null } : before))
  }, [ballotId, voterId])

  const cast = useCallback(() => {
    if (chosen.length === 0) return
    const commandId = newCommandId()
    remember(ballotId, voterId, { sending: { commandId, choices: chosen, isAssisted }, chosen })
    void deliver(commandId, chosen, isAssisted)
  }, [ballotId, voterId, chosen, isAssisted, deliver])

  const change = useCallback(() => {
    setNow((before) => {
      if (before.step === 'counted' && before.paper) setChosen(before.paper.choices)
      return { step: 'choosing', refusal: null }
    })
  }, [])

  return { now, chosen, choose, cast, change, isAssisted, setAssisted }
}
