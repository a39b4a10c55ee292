import { describe, expect, it } from 'vitest'
import { verdictWords, type BallotWords } from '../contract/words/verdict.ts'
import type { Basis, Body, BallotType, ChoiceSet, SilenceRule } from '../domain/ballot/types.ts'
import type { ParticipantKind } from '../domain/people.ts'
import { tallyOf, type Paper } from '../domain/ballot/tally.ts'
import { verdict } from '../domain/ballot/verdict.ts'
import { wordsOf } from './words.ts'

/** Every outcome, as a neighbour reads it. Whoever changes a word sees all the sentences that change with it. */

const yesNo: ChoiceSet = { kind: 'YES_NO' }
const gates = ['东门', '西门', '南门', '北门'].map((text, index) => ({ id: `o${index + 1}`, text }))
const oneOf: ChoiceSet = { kind: 'ONE_OF', options: gates }
const upTo: ChoiceSet = { kind: 'UP_TO', most: 2, options: gates }
const hall = (present: number, have = present, missing: ParticipantKind[] = []): Body => ({ kind: 'PRESENT', present, quorum: { have, need: 7, missing } })
const assembly = (total: number, present: number | null = null): Body => ({ kind: 'ASSEMBLY', total, present })
const owners = (heads: number, area: number): Body => ({ kind: 'OWNERS', heads, area })
/** n papers, each of `area` 0.01 m² */
const n = (count: number, choices: string, area = 0): Paper[] => Array.from({ length: count }, () => ({ choices: choices.split('+'), heads: 1, area }))

interface Case { type: BallotType; choices: ChoiceSet; body: Body; papers: Paper[]; basis?: Basis | null; silence?: { rule: SilenceRule; silent: { heads: number; area: number } } }
const said = ({ type, choices, body, papers, basis = null, silence }: Case) => {
  const result = verdict(type, choices, body, tallyOf(choices, papers), silence ?? null)
  return (['zh-CN', 'en'] as const).map((locale) => {
    const { word, lead } = verdictWords(wordsOf(locale, 'ballot') as unknown as BallotWords, { type, basis, question: { text: '', facts: [], choices } }, result)
    return `${word} | ${lead}`
  })
}

const table: [string, Case, string, string][] = [
  ['session, carried by one', { type: 'SESSION_RESOLUTION', choices: yesNo, body: hall(11), papers: [...n(7, 'yes'), ...n(3, 'no')] },
    '通过 | 到场能投的 11 人，7 人同意，比门槛多 1 人。', 'Passed | 11 people here with a vote, 7 people in favour, 1 person more than needed.'],
  ['session, carried exactly', { type: 'SESSION_RESOLUTION', choices: yesNo, body: hall(11), papers: [...n(6, 'yes'), ...n(5, 'no')] },
    '通过 | 到场能投的 11 人，6 人同意，正好够。', 'Passed | 11 people here with a vote, 6 people in favour, exactly as many as needed.'],
  ['session, as many against as in favour', { type: 'SESSION_RESOLUTION', choices: yesNo, body: hall(12), papers: [...n(6, 'yes'), ...n(6, 'no')] },
    '没有通过 | 到场能投的 12 人，6 人同意，同意的和不同意的一样多，差 1 人。', 'Not passed | 12 people here with a vote, 6 people in favour, as many against as in favour, 1 person short.'],
  ['session, not enough in favour', { type: 'SESSION_RESOLUTION', choices: yesNo, body: hall(12), papers: [...n(4, 'yes'), ...n(6, 'no'), ...n(2, 'abstain')] },
    '没有通过 | 到场能投的 12 人，4 人同意，差 3 人。', 'Not passed | 12 people here with a vote, 4 people in favour, 3 people short.'],
  ['session, everybody abstains', { type: 'SESSION_RESOLUTION', choices: yesNo, body: hall(9), papers: n(9, 'abstain') },
    '没有通过 | 到场能投的 9 人，投的都是弃权。', 'Not passed | 9 people here with a vote, everybody who voted abstained.'],
  ['session, nobody votes', { type: 'SESSION_RESOLUTION', choices: yesNo, body: hall(9), papers: [] },
    '没有通过 | 到场能投的 9 人，没有人投票。', 'Not passed | 9 people here with a vote, nobody voted.'],
  ['session without a quorum', { type: 'SESSION_RESOLUTION', choices: yesNo, body: hall(5), papers: n(5, 'yes') },
    '流会 | 5 人到场，没到 7 人，这次流会。', 'No quorum | 5 people present, fewer than 7 people, so the meeting had no quorum.'],
  ['session in which one side is missing', { type: 'SESSION_RESOLUTION', choices: yesNo, body: hall(9, 9, ['STREET']), papers: n(9, 'yes') },
    '流会 | 9 人到场，有一方没有人来，这次流会。', 'No quorum | 9 people present, one side had nobody here, so the meeting had no quorum.'],
  ['session, one of several has its majority', { type: 'SESSION_RESOLUTION', choices: oneOf, body: hall(11), papers: [...n(7, 'o2'), ...n(4, 'o1')] },
    '通过 | 到场能投的 11 人，7 人选西门，定下西门。', 'Passed | 11 people here with a vote, 7 people for 西门, adopted: 西门.'],
  ['session, two of several are level', { type: 'SESSION_RESOLUTION', choices: oneOf, body: hall(12), papers: [...n(5, 'o1'), ...n(5, 'o2'), ...n(2, 'o3')] },
    '没有通过 | 到场能投的 12 人，东门、西门一样多，都是 5 人，没有一项过半。', 'Not passed | 12 people here with a vote, level with 5 people each: 东门, 西门, no option has a majority.'],
  ['session, none of several has a majority', { type: 'SESSION_RESOLUTION', choices: oneOf, body: hall(12), papers: [...n(5, 'o1'), ...n(4, 'o2'), ...n(3, 'o3')] },
    '没有通过 | 到场能投的 12 人，没有一项过半。', 'Not passed | 12 people here with a vote, no option has a majority.'],
  ['session, up to two are adopted', { type: 'SESSION_RESOLUTION', choices: upTo, body: hall(10), papers: [...n(6, 'o1+o2'), ...n(2, 'o1+o3')] },
    '通过 | 到场能投的 10 人，定下东门、西门。', 'Passed | 10 people here with a vote, adopted: 东门, 西门.'],
  ['session, one adopted and two level on the last place', { type: 'SESSION_RESOLUTION', choices: upTo, body: hall(11), papers: [...n(5, 'o1+o2'), ...n(5, 'o1+o3'), ...n(1, 'o2+o3')] },
    '通过 | 到场能投的 11 人，10 人选东门，定下东门，并列的是西门、南门，要再投一次。', 'Passed | 11 people here with a vote, 10 people for 东门, adopted: 东门, level and voted on again: 西门, 南门.'],
  ['assembly, carried', { type: 'RESIDENTS_ASSEMBLY', basis: 'PEOPLE', choices: yesNo, body: assembly(100, 61), papers: [...n(40, 'yes'), ...n(20, 'no')] },
    '通过 | 61 人参与，40 人同意，比门槛多 9 人。', 'Passed | 61 people took part, 40 people in favour, 9 people more than needed.'],
  ['assembly by household over days, carried exactly', { type: 'RESIDENTS_ASSEMBLY', basis: 'HOUSEHOLDS', choices: yesNo, body: assembly(100), papers: [...n(31, 'yes'), ...n(30, 'no')] },
    '通过 | 61 户参与，31 户同意，正好够。', 'Passed | 61 households took part, 31 households in favour, exactly as many as needed.'],
  ['assembly of delegates, carried', { type: 'RESIDENTS_ASSEMBLY', basis: 'DELEGATES', choices: yesNo, body: assembly(20), papers: [...n(9, 'yes'), ...n(3, 'no')] },
    '通过 | 12 位代表参与，9 位代表同意，比门槛多 2 位代表。', 'Passed | 12 delegates took part, 9 delegates in favour, 2 delegates more than needed.'],
  ['assembly, too few', { type: 'RESIDENTS_ASSEMBLY', basis: 'PEOPLE', choices: yesNo, body: assembly(100), papers: n(50, 'yes') },
    '参与不够 | 50 人参与，还差 1 人，这次没有结果。', 'Too few | 50 people took part, 1 person short, so there is no result.'],
  ['assembly, exactly enough came', { type: 'RESIDENTS_ASSEMBLY', basis: 'PEOPLE', choices: yesNo, body: assembly(100), papers: n(51, 'yes') },
    '通过 | 51 人参与，正好够数，51 人同意，比门槛多 25 人。', 'Passed | 51 people took part, exactly as many as needed, 51 people in favour, 25 people more than needed.'],
  ['assembly, nobody took part', { type: 'RESIDENTS_ASSEMBLY', basis: 'PEOPLE', choices: yesNo, body: assembly(100), papers: [] },
    '参与不够 | 没有人投票，还差 51 人，这次没有结果。', 'Too few | Nobody voted, 51 people short, so there is no result.'],
  ['pact, not adopted', { type: 'PACT_ADOPTION', basis: 'HOUSEHOLDS', choices: yesNo, body: assembly(100), papers: [...n(30, 'yes'), ...n(31, 'no')] },
    '没有通过 | 61 户参与，30 户同意，差 1 户。', 'Not passed | 61 households took part, 30 households in favour, 1 household short.'],
  ['owners, carried', { type: 'OWNER_ORDINARY', choices: yesNo, body: owners(9, 900_00), papers: [...n(5, 'yes', 100_00), ...n(2, 'no', 100_00)] },
    '通过 | 7 户参与，5 户同意，比门槛多 1 户。', 'Passed | 7 households took part, 5 households in favour, 1 household more than needed.'],
  ['owners, everything exactly at the threshold', { type: 'OWNER_MAJOR', choices: yesNo, body: owners(6, 600_00), papers: [...n(3, 'yes', 100_00), ...n(1, 'no', 100_00)] },
    '通过 | 4 户参与，正好够数，3 户同意，户数和面积都正好够。', 'Passed | 4 households took part, exactly as many as needed, 3 households in favour, exactly as many households and as much area as needed.'],
  ['owners, heads exactly and more area', { type: 'OWNER_MAJOR', choices: yesNo, body: owners(6, 600_00), papers: [...n(3, 'yes', 120_00), ...n(1, 'no', 80_00)] },
    '通过 | 4 户参与，3 户同意，户数正好够，面积比门槛多 30.00 m²。', 'Passed | 4 households took part, 3 households in favour, exactly as many households as needed and 30.00 m² more than needed.'],
  ['owners, area exactly and more heads', { type: 'OWNER_MAJOR', choices: yesNo, body: owners(9, 900_00), papers: [...n(7, 'yes', 90_00), ...n(1, 'no', 210_00)] },
    '通过 | 8 户参与，7 户同意，面积正好够，户数比门槛多 1 户。', 'Passed | 8 households took part, 7 households in favour, exactly as much area as needed and 1 household more than needed.'],
  ['owners, enough heads and too little area', { type: 'OWNER_ORDINARY', choices: yesNo, body: owners(9, 900_00), papers: [...n(5, 'yes', 60_00), ...n(2, 'no', 200_00)] },
    '没有通过 | 7 户参与，5 户同意，户数够了，面积差 50.01 m²。', 'Not passed | 7 households took part, 5 households in favour, enough households, but 50.01 m² short.'],
  ['owners, enough area and too few heads', { type: 'OWNER_ORDINARY', choices: yesNo, body: owners(9, 900_00), papers: [...n(3, 'yes', 200_00), ...n(4, 'no', 50_00)] },
    '没有通过 | 7 户参与，3 户同意，面积够了，户数差 1 户。', 'Not passed | 7 households took part, 3 households in favour, enough area, but 1 household short.'],
  ['owners, neither', { type: 'OWNER_MAJOR', choices: yesNo, body: owners(9, 900_00), papers: [...n(3, 'yes', 100_00), ...n(4, 'no', 100_00)] },
    '没有通过 | 7 户参与，3 户同意，户数差 3 户，面积差 225.00 m²。', 'Not passed | 7 households took part, 3 households in favour, 3 households and 225.00 m² short.'],
  ['owners, too few households', { type: 'OWNER_ORDINARY', choices: yesNo, body: owners(9, 900_00), papers: n(4, 'yes', 200_00) },
    '参与不够 | 4 户参与，面积够了，户数还差 2 户，这次没有结果。', 'Too few | 4 households took part, enough area, but 2 households short, so there is no result.'],
  ['owners, too little area', { type: 'OWNER_ORDINARY', choices: yesNo, body: owners(9, 900_00), papers: n(7, 'yes', 50_25) },
    '参与不够 | 7 户参与，户数够了，面积还差 248.25 m²，这次没有结果。', 'Too few | 7 households took part, enough households, but 248.25 m² short, so there is no result.'],
  ['owners, too few of both', { type: 'OWNER_ORDINARY', choices: yesNo, body: owners(9, 900_00), papers: n(2, 'yes', 78_36) },
    '参与不够 | 2 户参与，户数还差 4 户，面积还差 443.28 m²，这次没有结果。', 'Too few | 2 households took part, 4 households and 443.28 m² short, so there is no result.'],
  ['owners, nobody took part', { type: 'OWNER_ORDINARY', choices: yesNo, body: owners(9, 900_00), papers: [] },
    '参与不够 | 没有人投票，户数还差 6 户，面积还差 600.00 m²，这次没有结果。', 'Too few | Nobody voted, 6 households and 600.00 m² short, so there is no result.'],
  ['owners, everybody abstains', { type: 'OWNER_ORDINARY', choices: yesNo, body: owners(9, 900_00), papers: n(8, 'abstain', 100_00) },
    '没有通过 | 8 户参与，投的都是弃权。', 'Not passed | 8 households took part, everybody who voted abstained.'],
  ['owners, one of several', { type: 'OWNER_ORDINARY', choices: oneOf, body: owners(9, 900_00), papers: [...n(5, 'o1', 100_00), ...n(2, 'o2', 100_00)] },
    '通过 | 7 户参与，5 户选东门，定下东门。', 'Passed | 7 households took part, 5 households for 东门, adopted: 东门.'],
  ['owners, two of several are level', { type: 'OWNER_ORDINARY', choices: oneOf, body: owners(9, 900_00), papers: [...n(4, 'o1', 100_00), ...n(4, 'o2', 100_00)] },
    '没有通过 | 8 户参与，东门、西门一样多，都是 4 户，没有一项过半。', 'Not passed | 8 households took part, level with 4 households each: 东门, 西门, no option has a majority.'],
  ['owners, carried once the silent abstain', { type: 'OWNER_ORDINARY', choices: yesNo, body: owners(9, 900_00), papers: n(5, 'yes', 100_00), silence: { rule: { counts: 'AS_ABSTENTION', cite: '' }, silent: { heads: 4, area: 400_00 } } },
    '通过 | 9 户参与，5 户同意，户数正好够，面积比门槛多 49.99 m²。', 'Passed | 9 households took part, 5 households in favour, exactly as many households as needed and 49.99 m² more than needed.'],
  ['poll, one answer leads', { type: 'INTENT_POLL', choices: yesNo, body: { kind: 'NONE' }, papers: [...n(5, 'yes'), ...n(2, 'no')] },
    '大家的意向 | 7 人投了，最多的是同意，5 人。', 'What people prefer | 7 people voted, most chose Yes, 5 people.'],
  ['poll, two answers are level', { type: 'INTENT_POLL', choices: oneOf, body: { kind: 'NONE' }, papers: [...n(3, 'o1'), ...n(3, 'o3'), ...n(1, 'o2')] },
    '大家的意向 | 7 人投了，东门、南门一样多，各 3 人。', 'What people prefer | 7 people voted, level with 3 people each: 东门, 南门.'],
  ['poll, up to two answers', { type: 'INTENT_POLL', choices: upTo, body: { kind: 'NONE' }, papers: [...n(3, 'o1+o2'), ...n(2, 'o2')] },
    '大家的意向 | 5 人投了，最多的是西门，5 人。', 'What people prefer | 5 people voted, most chose 西门, 5 people.'],
  ['poll, everybody abstains', { type: 'INTENT_POLL', choices: oneOf, body: { kind: 'NONE' }, papers: n(4, 'abstain') },
    '大家的意向 | 4 人投了，投的都是弃权。', 'What people prefer | 4 people voted, everybody who voted abstained.'],
  ['poll, nobody took part', { type: 'INTENT_POLL', choices: yesNo, body: { kind: 'NONE' }, papers: [] },
    '大家的意向 | 没有人投票。', 'What people prefer | Nobody voted.'],
]

describe('the sentence of a result', () => {
  it.each(table)('%s', (_, ballot, chinese, english) => {
    expect(said(ballot)).toEqual([chinese, english])
  })
})
