import { COUNTING_FILE_FORMAT, type CountingFile, type FileCount, type FileLine, type FileMeasure, type FileResult } from '../../contract/counting-file.ts'
import { canReadBallot } from '../../domain/access/ballot.ts'
import type { Count, Majority } from '../../domain/ballot/majority.ts'
import { publishedPhases } from '../../domain/ballot/phases.ts'
import type { BallotState, CountRecord } from '../../domain/ballot/state.ts'
import { ABSTAIN } from '../../domain/ballot/types.ts'
import type { Verdict } from '../../domain/ballot/verdict.ts'
import { readBox } from '../ballots/count.ts'
import { isRollShown } from '../commands/ballot-aggregate.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db, runtime } from '../runtime.ts'

/** What anybody needs to count again, once the result is out. The same file for everybody: it holds no names. */
export async function countingFile(viewer: Viewer, id: string): Promise<CountingFile | null> {
  const row = await db().ballot.findUnique({ where: { id }, select: { communityId: true, phase: true, state: true, rollSalt: true } })
  if (!row || row.communityId !== viewer.community.id || !canReadBallot(viewer.actor, { phase: row.phase, isRollShown: isRollShown(row.state) })) return null
  const ballot = row.state as unknown as BallotState
  if (!publishedPhases.includes(ballot.phase) || !ballot.count || row.rollSalt === null) return null
  const { head, roll, papers } = await readBox(db(), runtime().store.dialect, ballot, { withRoll: true })
  return { format: COUNTING_FILE_FORMAT, ballot: head, roll: roll ?? [], papers, count: countOf(ballot.count) }
}

export function countOf({ papers, tally, verdict, chainHead }: CountRecord): FileCount {
  return {
    papers, participating: tally.participating, choices: tally.choices, result: resultOf(verdict),
    resultWithSilent: verdict.withSilence && resultOf(verdict.withSilence.verdict), chainHead,
  }
}

function resultOf({ outcome, participation, options, adopted, tied }: Verdict): FileResult {
  const weighed = options.filter((option) => option.id !== ABSTAIN && option.approval !== null)
  return {
    outcome, participation: participation && measureOf(participation),
    approvals: outcome === 'SHARES' ? null : Object.fromEntries(weighed.map((option) => [option.id, measureOf(option.approval!)])),
    adopted, tied,
  }
}

const measureOf = ({ heads, area, isMet }: Majority): FileMeasure => ({ heads: lineOf(heads), area: area && lineOf(area), isMet })
const lineOf = ({ have, need, of }: Count): FileLine => ({ have, need, of })
