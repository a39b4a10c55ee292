import { diffArrays } from 'diff'

/** A stretch of words that stayed, was struck out, or was added. */
export interface Stretch { kind: 'same' | 'struck' | 'added'; text: string }

const segmenters = new Map<string, Intl.Segmenter>()

/** Words as people read them; Chinese has no spaces between them, so the browser's own dictionary cuts. */
function wordsOf(text: string, locale: string): string[] {
  let segmenter = segmenters.get(locale)
  if (!segmenter) segmenters.set(locale, segmenter = new Intl.Segmenter(locale, { granularity: 'word' }))
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** What became of `before` in `after`, word by word. Joining what is not struck gives `after`, what is not added gives `before`. */
export function wordDiff(before: string, after: string, locale: string): Stretch[] {
  return diffArrays(wordsOf(before, locale), wordsOf(after, locale)).map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'struck' : 'same', text: value.join('') }))
}
