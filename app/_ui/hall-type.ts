import { phrasesOf } from './phrase-title.tsx'

/** Width of a text in squares: a Chinese character is one, a Latin letter or a digit a little more than half. */
export function squaresOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? 1 : 0.58), 0)
}

/**
 * The largest of `sizes` (px, descending) at which a heading, broken at its phrases, stays within width and height (px).
 * Nobody scrolls a projector. undefined when none does and smaller ones should be tried; the last size is for the caller to give.
 */
export function fitted(text: string, width: number, height: number, sizes: readonly number[], lineHeight = 1.28): number | undefined {
  return sizes.find((size) => linesOf(text, width / size) * size * lineHeight <= height)
}

/** Lines that the phrases take when each line holds so many squares; a phrase longer than a line takes several. */
function linesOf(text: string, perLine: number): number {
  let lines = 1
  let used = 0
  for (const phrase of phrasesOf(text)) {
    const squares = squaresOf(phrase)
    if (used > 0 && used + squares > perLine) { lines += 1; used = 0 }
    lines += Math.max(0, Math.ceil(squares / perLine) - 1)
    used = used + squares > perLine ? (used + squares) % perLine : used + squares
  }
  return lines
}
