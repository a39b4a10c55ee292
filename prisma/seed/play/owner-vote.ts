import type { CommunityContent, OwnerVoteContent } from '../content/types.ts'
import { keepPicture } from './pictures.ts'
import { PlayFault, spread, type Player } from './player.ts'

/** An owner vote that stands alone: its roll lies open and is doubted, the paper goes from door to door, and people vote for days. */
export function playOwnerVote(player: Player, community: CommunityContent, vote: OwnerVoteContent): void {
  const ballotId = () => player.id('ballot', vote.key)
  const voterOf = (unit: string) => player.id('head', `${community.key} ${unit}`)
  player.at(vote.createdAt, `owner vote ${vote.key}`, async () => {
    const made = await player.do<{ ballotId: string }>(vote.createdBy, 'CreateBallot', {
      type: vote.type, topicId: null, plan: { opensAt: player.moment(vote.opensAt), closesAt: player.moment(vote.closesAt) }, question: { text: vote.question, facts: vote.facts, choices: { kind: 'YES_NO' } },
    })
    player.learn('ballot', vote.key, made.ballotId)
  })
  player.at(vote.shownAt, `shows the roll of ${vote.key}`, () => player.do(vote.createdBy, 'ShowRoll', { ballotId: ballotId() }).then(() => undefined))
  for (const [n, objection] of vote.objections.entries()) {
    player.at(objection.at, `doubts the roll of ${vote.key}`, async () => {
      const { objectionId } = await player.do<{ objectionId: string }>(objection.by, 'ObjectToRoll', { ballotId: ballotId(), text: objection.text })
      player.learn('objection', `${vote.key} ${n}`, objectionId)
    })
    player.at(objection.answeredAt, `answers about the roll of ${vote.key}`, async () => {
      await player.do(objection.answeredBy, 'AnswerRollObjection', { ballotId: ballotId(), objectionId: player.id('objection', `${vote.key} ${n}`), text: objection.answer, isCorrected: objection.isCorrected })
    })
  }
  player.at(vote.announcedAt, `announces ${vote.key}`, async () => { await player.do(vote.createdBy, 'AnnounceBallot', { ballotId: ballotId() }) })
  for (const { by, at, how, buildings } of vote.deliveries) {
    player.at(at, `delivers ${vote.key}`, async () => {
      const units = await player.db.unit.findMany({ where: { buildingId: { in: buildings.map((key) => player.id('building', `${community.key} ${key}`)) } }, select: { id: true } })
      const photoId = how === 'DOOR' ? await keepPicture(player, community.key, by, 'paper-form') : null
      await player.do(by, 'RecordDelivery', { ballotId: ballotId(), unitIds: units.map((unit) => unit.id), how, photoId })
    })
  }
  for (const { by, at, unit, to, text } of vote.proxies) {
    player.at(at, `gives a vote in ${vote.key}`, async () => {
      const photoId = await keepPicture(player, community.key, by, 'paper-form')
      await player.do(by, 'GrantProxy', { ballotId: ballotId(), voterId: voterOf(unit), proxyUserId: player.id('person', to), text, photoId })
    })
  }
  const many = Object.entries(vote.votes).flatMap(([choice, units]) => units.map((unit) => ({ unit, choice }))).sort((a, b) => (mixed(a.unit) - mixed(b.unit)))
  const moments = spread(player.moment(vote.votesFrom), player.moment(vote.votesTo), many.length)
  for (const [n, { unit, choice }] of many.entries()) {
    player.at(moments[n]!, `votes in ${vote.key}`, async () => {
      const link = await player.db.ballotVoterUser.findFirst({ where: { ballotId: ballotId(), voterId: voterOf(unit), via: 'SELF' } })
      // who has no account votes on paper, and nobody has carried one here yet
      if (!link) return
      player.learn('person', `voter ${link.userId}`, link.userId)
      await player.do(`voter ${link.userId}`, 'CastVote', { ballotId: ballotId(), voterId: voterOf(unit), choices: [choice] })
    })
  }
  for (const { by, unit, choice, at } of vote.told) {
    player.at(at, `votes in ${vote.key}`, async () => { await player.do(by, 'CastVote', { ballotId: ballotId(), voterId: voterOf(unit), choices: [choice] }) })
  }
  for (const { unit, at, first, second } of vote.papers) {
    player.at(at, `a paper in ${vote.key}`, async () => {
      const photoId = await keepPicture(player, community.key, first.by, 'paper-form')
      const { entryId } = await player.do<{ entryId: string }>(first.by, 'EnterPaperVote', { ballotId: ballotId(), voterId: voterOf(unit), choices: [first.choice], photoId })
      player.learn('paper', `${vote.key} ${unit}`, entryId)
    })
    player.at(second.at, `a second reading in ${vote.key}`, async () => {
      const { outcome } = await player.do<{ outcome: string }>(second.by, 'CheckPaperVote', { entryId: player.id('paper', `${vote.key} ${unit}`), choices: [second.choice] })
      const expected = first.choice === second.choice ? 'COUNTED' : 'DIFFERS'
      if (outcome !== expected) throw new PlayFault(`the paper of ${unit} ended ${outcome}, expected ${expected}`)
    })
  }
}

/** People do not vote house by house. */
const mixed = (unit: string) => [...unit].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7)
