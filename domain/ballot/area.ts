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
