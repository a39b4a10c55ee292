import { choiceIds, type ChoiceSet, type Weight } from './types.ts'

/** Sums over the counted papers. One paper of an UP_TO ballot adds to several choices and takes part once. */
export interface Tally {
  participating: Weight
  choices: Record<string, Weight>
}

/** One counted paper. */
export interface Paper extends Weight { choices: readonly string[] }

export function emptyTally(choices: ChoiceSet): Tally {
  return {
    participating: { heads: 0, area: 0 },
    choices: Object.fromEntries(choiceIds(choices).map((id) => [id, { heads: 0, area: 0 }])),
  }
}

/** Adds a paper in place, or takes it away with `sign` −1 (somebody changed their vote). */
export function addPaper(tally: Tally, paper: Paper, sign: 1 | -1 = 1): void {
  add(tally.participating, paper, sign)
  for (const id of paper.choices) add(tally.choices[id] ??= { heads: 0, area: 0 }, paper, sign)
}

export function tallyOf(choices: ChoiceSet, papers: Iterable<Paper>): Tally {
  const tally = emptyTally(choices)
  for (const paper of papers) addPaper(tally, paper)
  return tally
}

function add(sum: Weight, more: Weight, sign: 1 | -1): void {
  sum.heads += sign * more.heads
  sum.area += sign * more.area
}
