import type { CommunityContent, TopicContent, TopicStep } from '../content/types.ts'
import { keepPicture } from './pictures.ts'
import { spread, type Player } from './player.ts'

/** Proposed, endorsed, talked about, and answered by the committee step by step. */
export function playTopic(player: Player, community: CommunityContent, topic: TopicContent): void {
  const place = (kind: 'grid' | 'building', key: string | null) => (key === null ? null : player.id(kind, `${community.key} ${key}`))
  const topicId = () => player.id('topic', topic.key)

  player.at(topic.proposedAt, `topic ${topic.key}`, async () => {
    const photos = []
    for (const key of topic.photos) photos.push(await keepPicture(player, community.key, topic.author, key))
    const made = await player.do<{ topicId: string }>(topic.author, 'ProposeTopic', {
      text: { title: topic.title, story: topic.story, careDomain: topic.careDomain, gridId: place('grid', topic.grid), buildingId: place('building', topic.building), tags: topic.tags, photos },
      shownAs: topic.shownAs ?? 'NAME',
    })
    player.learn('topic', topic.key, made.topicId)
  })
  const { people, from, to } = topic.endorsers
  spread(player.moment(from), player.moment(to), people.length).forEach((at, index) => {
    player.at(at, `${people[index]!} endorses ${topic.key}`, () => player.do(people[index]!, 'EndorseTopic', { topicId: topicId() }))
  })
  for (const comment of topic.comments) {
    player.at(comment.at, `${comment.by} comments ${topic.key}`, () => player.do(comment.by, 'CommentOnTopic', { topicId: topicId(), text: comment.text }))
  }
  for (const step of topic.steps) player.at(step.at, `${step.step} ${topic.key}`, () => playStep(player, topicId(), step))
}

async function playStep(player: Player, topicId: string, step: TopicStep): Promise<void> {
  switch (step.step) {
    case 'acknowledge': return player.do(step.by, 'AcknowledgeTopic', { topicId })
    case 'return': return player.do(step.by, 'ReturnTopic', { topicId, missing: step.missing })
    case 'decline': return player.do(step.by, 'DeclineTopic', { topicId, reason: step.reason, channel: step.channel })
    case 'reroute': return player.do(step.by, 'RerouteTopic', { topicId, reason: step.reason, channel: step.channel })
    case 'merge': return player.do(step.by, 'MergeTopic', { topicId, intoId: player.id('topic', step.into), haveAgreed: step.consent === 'BOTH_AGREED', reason: step.reason })
    case 'accept': return player.do(step.by, 'AcceptTopic', { topicId, path: step.path, isBroad: step.isBroad, answer: step.answer, publicize: false })
    case 'publicize': return player.do(step.by, 'PublicizeTopic', { topicId })
    case 'continue': return player.do(step.by, 'ContinueTopic', { topicId, reason: step.reason })
    case 'close': return player.do(step.by, 'CloseTopic', { topicId, summary: step.summary })
  }
}
