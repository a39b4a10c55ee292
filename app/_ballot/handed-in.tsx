import type { MyPaperEntry, MyVoter } from '../../contract/commands/ballot.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { closedPhases } from '../../domain/ballot/phases.ts'
import { useBallotWords, wordsOfBallot } from './ballot-words.ts'

/** What became of the papers that were handed in for somebody's own votes: counted, set aside and why, or waiting. */
export function HandedIn({ ballot, mine }: { ballot: BallotState; mine: readonly MyVoter[] }) {
  const t = useBallotWords()
  const { choices } = wordsOfBallot(t, ballot)
  const papers = mine.flatMap((voter) => voter.handedIn.map((paper) => ({ paper, label: mine.length > 1 ? voter.label : null })))
  if (papers.length === 0) return null
  return (
    <ul className="handed-in">
      {papers.map(({ paper, label }) => (
        <li key={paper.id}>{label && <b>{label} </b>}{t(`card.handedIn.${stateOf(paper, closedPhases.includes(ballot.phase))}`, { choice: choices(paper.choices), reason: paper.reason ?? '' })}</li>
      ))}
    </ul>
  )
}

function stateOf(paper: MyPaperEntry, isClosed: boolean): string {
  if (paper.outcome) return paper.outcome
  if (isClosed) return 'NOT_CHECKED'
  return paper.isDisputed ? 'DISPUTED' : 'WAITS'
}
