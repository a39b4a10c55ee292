'use client'
import { useCallback, useEffect, useState } from 'react'
import type { ListLine, MyVoter } from '../../contract/commands/ballot.ts'
import { limits } from '../../contract/limits.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { TextField } from '../_ui/field.tsx'
import { Strip } from '../_ui/strip.tsx'
import { recall } from './device-memory.ts'
import { useBallotWords, wordsOfBallot } from './ballot-words.ts'

const plain = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
const CODE_LETTERS = 8

/** What the list says of a receipt. `LOOKING`, `UNREACHED`: nothing is known yet. */
type Found = ListLine | 'MISSING' | 'LOOKING' | 'UNREACHED'
interface Remembered { receipt: string; choices: string[]; isFromDevice: boolean; found: Found }

/**
 * Finds one's own paper: by what this device remembers, or by a receipt typed in. Says whether the list agrees. Where the
 * page holds the whole list nobody is asked; of a longer one only the papers with the same first letters are fetched.
 */
export function FindPaper({ address, ballot, lines, isWhole, mine, focusHere }: {
  /** of the ballot */
  address: string
  ballot: BallotState; lines: readonly ListLine[]; isWhole: boolean; mine: readonly MyVoter[]; focusHere: boolean
}) {
  const t = useBallotWords()
  const { choices } = wordsOfBallot(t, ballot)
  const [typed, setTyped] = useState('')
  const [remembered, setRemembered] = useState<Remembered[]>([])
  const [found, setFound] = useState<Found | null>(null)
  const lookUp = useCallback(async (receipt: string): Promise<Found> => {
    const among = (some: readonly ListLine[]) => some.find((line) => plain(line.receipt) === plain(receipt))
    const here = among(lines)
    if (here || isWhole) return here ?? 'MISSING'
    try {
      const answer = await fetch(`${address}/papers?beginning=${plain(receipt).slice(0, limits.codeLettersTold)}`)
      if (!answer.ok) return answer.status === 404 ? 'MISSING' : 'UNREACHED'
      return among((await answer.json() as { lines: ListLine[] }).lines) ?? 'MISSING'
    } catch {
      return 'UNREACHED'
    }
  }, [address, lines, isWhole])

  useEffect(() => {
    let isCurrent = true
    const known = mine.flatMap((voter) => {
      // what this device was told when it voted is worth more than what the server says now
      const kept = recall(ballot.id, voter.voterId).counted
      const isLatest = kept !== null && kept.revision >= (voter.paper?.revision ?? 0)
      const paper = isLatest ? kept : voter.paper
      return paper ? [{ receipt: paper.receipt, choices: paper.choices, isFromDevice: isLatest }] : []
    })
    void Promise.all(known.map(async (paper) => ({ ...paper, found: await lookUp(paper.receipt) }))).then((all) => { if (isCurrent) setRemembered(all) })
    return () => { isCurrent = false }
  }, [ballot.id, mine, lookUp])

  const wanted = plain(typed)
  useEffect(() => {
    if (wanted.length < CODE_LETTERS) { setFound(null); return }
    let isCurrent = true
    setFound('LOOKING')
    void lookUp(wanted).then((line) => { if (isCurrent) setFound(line) })
    return () => { isCurrent = false }
  }, [wanted, lookUp])

  const saying = (answer: Found) => {
    switch (answer) {
      case 'LOOKING': return t('list.searching')
      case 'UNREACHED': return t('list.searchFailed')
      case 'MISSING': return t('list.notFound')
      default: return t('list.found', { receipt: answer.receipt, choice: choices(answer.choices) })
    }
  }
  return (
    <div className="find no-print">
      {remembered.map((paper) => {
        const line = paper.found
        if (typeof line === 'string') return <Strip key={paper.receipt} kind={line === 'MISSING' ? 'alarm' : 'info'}>{saying(line)}</Strip>
        const same = [...line.choices].sort().join() === [...paper.choices].sort().join()
        return <Strip key={paper.receipt} kind={same ? 'good' : 'alarm'}>{same ? t(paper.isFromDevice ? 'list.foundMine' : 'list.foundYours', { receipt: line.receipt, choice: choices(line.choices) }) : t('list.mineDiffers', { choice: choices(line.choices) })}</Strip>
      })}
      <div className="find-paper">
        <TextField label={t('list.find')} hint={isWhole ? t('list.findHint') : `${t('list.findHint')} ${t('list.searchPrivate', { n: limits.codeLettersTold })}`} autoFocus={focusHere && remembered.length === 0} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" spellCheck={false} maxLength={20} />
      </div>
      <p aria-live="polite">{found ? saying(found) : ''}</p>
    </div>
  )
}
