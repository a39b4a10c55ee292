import MiniSearch from 'minisearch'
import type { TopicState } from '../../domain/topic/state.ts'
import { db } from '../runtime.ts'
import emptyWords from './empty-words.json' with { type: 'json' }

/**
 * Finding topics by what they say. Chinese is cut into words by Intl.Segmenter; pairs of characters are added, so that a
 * half-typed word and another cut of the same words still meet. One index per community, made anew when a topic has changed.
 */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
// What every matter says makes nothing similar. Longest first, so that a longer one is not cut in two.
const emptyChinese = emptyWords.filter((word) => /\p{Script=Han}/u.test(word)).sort((a, b) => b.length - a.length)
const emptyLatin = new Set(emptyWords.filter((word) => !/\p{Script=Han}/u.test(word)))

/** Terms of a text, lower case, without empty words; a single Chinese character is no term unless it is all there is. */
export function termsOf(text: string): string[] {
  let plain = text.normalize('NFKC').toLowerCase()
  for (const word of emptyChinese) plain = plain.replaceAll(word, ' ')
  const words = [...segmenter.segment(plain)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment).filter((word) => !emptyLatin.has(word))
  const runs = plain.match(/\p{Script=Han}+/gu) ?? []
  const pairs = runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)))
  const terms = [...new Set([...words.filter((word) => word.length > 1 || !/\p{Script=Han}/u.test(word)), ...pairs])]
  return terms.length ? terms : words
}

interface Entry { id: string; title: string; story: string; tags: string }

export function topicIndex(entries: readonly Entry[]): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>({ fields: ['title', 'story', 'tags'], tokenize: termsOf, processTerm: (term) => term })
  index.addAll(entries)
  return index
}

const SIMILAR_LEAST = 2

/** Ids of topics that seem to speak of the same, best first. At least two terms must meet: one common word is no likeness. */
export function similarIn(index: MiniSearch<Entry>, text: string, most: number): string[] {
  const terms = new Set(termsOf(text))
  const needed = Math.min(SIMILAR_LEAST, terms.size)
  return index.search(text, { boost: { title: 3, tags: 2 }, combineWith: 'OR' })
    .filter((hit) => hit.queryTerms.length >= needed)
    .slice(0, most)
    .map((hit) => String(hit.id))
}

const indexes = new Map<string, { mark: string; index: MiniSearch<Entry> }>()

/** The index of a community's public topics, never older than their last change. */
export async function indexOf(communityId: string): Promise<MiniSearch<Entry>> {
  const where = { communityId, isPublic: true }
  const { _count, _max } = await db().topic.aggregate({ where, _count: true, _max: { updatedAt: true } })
  const mark = `${_count}/${_max.updatedAt?.getTime() ?? 0}`
  const known = indexes.get(communityId)
  if (known?.mark === mark) return known.index
  const rows = await db().topic.findMany({ where, select: { id: true, state: true } })
  const index = topicIndex(rows.map(({ id, state }) => {
    const { title, story, tags } = (state as unknown as TopicState).text
    return { id, title, story, tags: tags.join(' ') }
  }))
  indexes.set(communityId, { mark, index })
  return index
}
