import { accept, refuse, type Decision } from '../decision.ts'

/**
 * A paper vote is read by two different people of the staff, each by themselves from the paper or its photo. Both read the
 * same: it goes into the box. They differ: a third person decides what stands there, or it is given back, always with a reason.
 */
export interface PaperReadings {
  enteredBy: string
  choices: string
  secondBy: string | null
  secondChoices: string | null
  /** null while it waits for somebody */
  outcome: string | null
}

export type PaperStep = { type: 'BothRead'; choices: string } | { type: 'ReadingsDiffer' } | { type: 'Settled'; choices: string } | { type: 'GivenBack' }

/** Choice ids as they are kept: sorted, so that two readings can be compared. */
export const asKept = (choices: readonly string[]) => [...choices].sort().join(',')

export const readingsDiffer = (paper: Pick<PaperReadings, 'choices' | 'secondChoices' | 'outcome'>) =>
  paper.outcome === null && paper.secondChoices !== null && paper.secondChoices !== paper.choices

export function readSecond(paper: PaperReadings, by: string, choices: readonly string[]): Decision<PaperStep> {
  if (paper.outcome !== null || paper.secondChoices !== null) return refuse('PAPER_NOT_PENDING')
  if (paper.enteredBy === by) return refuse('PAPER_SECOND_PERSON')
  const read = asKept(choices)
  return accept<PaperStep>(read === paper.choices ? { type: 'BothRead', choices: read } : { type: 'ReadingsDiffer' })
}

export function settleReadings(paper: PaperReadings, by: string, choices: readonly string[]): Decision<PaperStep> {
  if (!readingsDiffer(paper)) return refuse('PAPER_NOT_PENDING')
  if (paper.enteredBy === by || paper.secondBy === by) return refuse('PAPER_THIRD_PERSON')
  return accept<PaperStep>({ type: 'Settled', choices: asKept(choices) })
}

/** Unreadable, invalid, the wrong door: whoever holds the papers may give one back that is not in the box yet. */
export function giveBack(paper: PaperReadings): Decision<PaperStep> {
  return paper.outcome === null ? accept<PaperStep>({ type: 'GivenBack' }) : refuse('PAPER_NOT_PENDING')
}
