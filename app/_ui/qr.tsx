import QRCode from 'qrcode'
import { logoPath } from './logo.tsx'

/** A QR code with the house in the middle (highest correction, so that the house covers nothing needed). Always dark on white. */
export function Qr({ text, label, className = 'qr' }: { text: string; label: string; className?: string }) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'H' })
  const size = modules.size
  const house = Math.round(size * 0.27)
  const from = (size - house) / 2
  let d = ''
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const behindHouse = x + 1 > from && x < from + house && y + 1 > from && y < from + house
      if (modules.get(y, x) && !behindHouse) d += `M${x} ${y}h1v1h-1z`
    }
  }
  const inset = house * 0.06
  return (
    <svg className={className} viewBox={`-2 -2 ${size + 4} ${size + 4}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x="-2" y="-2" width={size + 4} height={size + 4} fill="#fff" />
      <path fill="#1b1613" d={d} />
      <path transform={`translate(${from + inset} ${from + inset}) scale(${(house - 2 * inset) / 48})`} d={logoPath} fill="#9e3526" fillRule="evenodd" shapeRendering="auto" />
    </svg>
  )
}
