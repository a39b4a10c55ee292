/**
 * Square metres as people write them, from hundredths (areas are whole hundredths everywhere): 1290518 → "12,905.18".
 * Exact, without floats. `whole` rounds for the big screen.
 */
export function squareMetres(hundredths: number, whole = false): string {
  const rest = hundredths % 100
  const metres = (hundredths - rest) / 100
  const grouped = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ',')
  return whole ? grouped(rest >= 50 ? metres + 1 : metres) : `${grouped(metres)}.${String(rest).padStart(2, '0')}`
}

/** "78.36" → 7836, also with ㎡, 平方米 or 平米 after it; null when it is not a number of m² with at most two decimals. Exact, without floats. */
export function areaOf(text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2})0*)?\s*(?:m2|\u33a1|\u5e73\u65b9\u7c73|\u5e73\u7c73)?$/i.exec(text.trim().replaceAll(',', '').replace('m²', 'm2'))
  return match && Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
