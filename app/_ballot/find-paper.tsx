'use client'
import { useEffect, useState } from 'react'
import type { ListLine, MyVoter } from '../../contract/commands/ballot.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { TextField } from '../_ui/field.tsx'
import { Strip } from '../_ui/strip.tsx'
import { recall } from './device-memory.ts'
import { useBallotWords, wordsOfBallot } from './ballot-words.ts'

const plain = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

/** Finds one's own paper: by what this device remembers, or by a receipt typed in. Says whether the list agrees. */
export function FindPaper({ ballot, lines, mine, focusHere }: { ballot: BallotState; lines: readonly ListLine[]; mine: readonly MyVoter[]; focusHere: boolean }) {
  const t = useBallotWords()
  const { choices } = wordsOfBallot(t, ballot)
  const [typed, setTyped] = useState('')
  const [remembered, setRemembered] = useState<{ receipt: string; choices: string[]; isFromDevice: boolean }[]>([])
  useEffect(() => {
    setRemembered(mine.flatMap((voter) => {
      // what this device was told when it voted is worth more than what the server says now
      const kept = recall(ballot.id, voter.voterId).counted
      const isLatest = kept !== null && kept.revision >= (voter.paper?.revision ?? 0)
      const paper = isLatest ? kept : voter.paper
      return paper ? [{ receipt: paper.receipt, choices: paper.choices, isFromDevice: isLatest }] : []
    }))
  }, [ballot.id, mine])
  const lineOf = (receipt: string) => lines.find((line) => plain(line.receipt) === plain(receipt))
  const wanted = plain(typed)
  const found = wanted.length >= 8 ? lineOf(typed) : undefined
  return (
    <div className="find">
      {remembered.map((paper) => {
        const line = lineOf(paper.receipt)
        if (!line) return <Strip key={paper.receipt} kind="alarm">{t('list.notFound')}</Strip>
        const same = [...line.choices].sort().join() === [...paper.choices].sort().join()
        return <Strip key={paper.receipt} kind={same ? 'good' : 'alarm'}>{same ? t(paper.isFromDevice ? 'list.foundMine' : 'list.foundYours', { receipt: line.receipt, choice: choices(line.choices) }) : t('list.mineDiffers', { choice: choices(line.choices) })}</Strip>
      })}
      <div className="find-paper">
        <TextField label={t('list.find')} hint={t('list.findHint')} autoFocus={focusHere && remembered.length === 0} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" spellCheck={false} maxLength={20} />
      </div>
      <p aria-live="polite">{found ? t('list.found', { receipt: found.receipt, choice: choices(found.choices) }) : wanted.length >= 8 ? t('list.notFound') : ''}</p>
    </div>
  )
}
