/** Square metres from hundredths (areas are whole hundredths everywhere): 1290518 → "12,905.18". `whole` rounds for the big screen. */
export function squareMetres(hundredths: number, whole = false): string {
  const value = whole ? Math.round(hundredths / 100) : hundredths / 100
  return value.toLocaleString('en-US', whole ? { maximumFractionDigits: 0 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}
