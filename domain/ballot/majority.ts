/**
 * Majorities in whole numbers. "以上" includes the number itself (民法典 1259); 过半数 is strictly more. No floats, no percents.
 */
export interface Fraction { n: number; d: number; isInclusive: boolean }

export const moreThanHalf: Fraction = { n: 1, d: 2, isInclusive: false }
export const twoThirds: Fraction = { n: 2, d: 3, isInclusive: true }
export const threeQuarters: Fraction = { n: 3, d: 4, isInclusive: true }

/**
 * One threshold as the screens draw and say it: `have` of `of`, `need` at least.
 * `gap` = have − need: −3 is "还差 3", 0 is exactly enough, 6 is "多 6".
 */
export interface Count { have: number; need: number; of: number; gap: number; isMet: boolean }

/** Heads, and area where area counts (null elsewhere), against one fraction. `fraction` null: a fixed number of people. */
export interface Majority { fraction: Fraction | null; heads: Count; area: Count | null; isMet: boolean }

/**
 * The smallest whole number that satisfies the fraction of `of`; never 0: nobody's voice carries nothing.
 * @throws {RangeError} beyond exact whole numbers
 */
export function needed(of: number, fraction: Fraction): number {
  const product = of * fraction.n
  if (!Number.isSafeInteger(of) || of < 0 || !Number.isSafeInteger(product)) throw new RangeError(`not an exact count: ${of}`)
  const whole = (product - (product % fraction.d)) / fraction.d
  const need = fraction.isInclusive && product % fraction.d === 0 ? whole : whole + 1
  return Math.max(1, need)
}

export function count(have: number, need: number, of: number): Count {
  return { have, need, of, gap: have - need, isMet: have >= need }
}

export function majority(
  have: { heads: number; area: number },
  of: { heads: number; area: number },
  fraction: Fraction,
  withArea: boolean,
): Majority {
  const heads = count(have.heads, needed(of.heads, fraction), of.heads)
  const area = withArea ? count(have.area, needed(of.area, fraction), of.area) : null
  return { fraction, heads, area, isMet: heads.isMet && (area?.isMet ?? true) }
}
