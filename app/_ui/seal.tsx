import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { logoPath } from './logo.tsx'

/**
 * The big seal: it counts now. Community above, the word in the middle, the time below (already put into words by the caller).
 * Shown only after the server has said so. In elder mode give `plain`: the house instead of small letters.
 */
export function CountedSeal({ community, word, time, plain = false, tilt = true, fresh = false }: {
  community: string; word: string; time: string; plain?: boolean; tilt?: boolean
  /** it came down just now */
  fresh?: boolean
}) {
  const classes = ['seal seal--big', tilt && 'seal--tilt', fresh && 'seal--comes'].filter(Boolean).join(' ')
  // A longer name is cut smaller and narrower, as seal cutters do, to stay inside the ring.
  const narrow = community.length > 5 ? { textLength: 88, lengthAdjust: 'spacingAndGlyphs' as const, style: { fontSize: Math.max(12, 17 - community.length * 0.5) } } : {}
  return (
    <svg className={classes} viewBox="0 0 160 160" role="img" aria-label={`${word} ${community} ${time}`}>
      <circle cx="80" cy="80" r="73" fill="none" stroke="currentColor" strokeWidth="5" />
      <circle cx="80" cy="80" r="64.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M24 57h112M24 104h112" stroke="currentColor" strokeWidth="2" />
      <text x="80" y="93" textAnchor="middle" className="seal-w" textLength="96" lengthAdjust="spacingAndGlyphs">{word}</text>
      {plain
        ? <path transform="translate(66 23) scale(.58)" d={logoPath} fill="currentColor" fillRule="evenodd" />
        : <text x="80" y="46" textAnchor="middle" className="seal-s" {...narrow}>{community}</text>}
      <text x="80" y="127" textAnchor="middle" className="seal-s">{time}</text>
    </svg>
  )
}

/** A party's small seal: two short lines. `lean` turns it the other way, so that a row does not look printed. */
export function PartySeal({ lines, lean = false }: { lines: [string, string]; lean?: boolean }) {
  const t = useTranslations('ui')
  const fit = (line: string) => line.length > 3 ? { textLength: 66, lengthAdjust: 'spacingAndGlyphs' as const } : {}
  return (
    <svg className={`seal seal--small ${lean ? 'seal--lean' : 'seal--tilt'}`} viewBox="0 0 100 100" role="img" aria-label={t('sealed', { words: lines.join('') })}>
      <circle cx="50" cy="50" r="46" fill="none" stroke="currentColor" strokeWidth="3.5" />
      <circle cx="50" cy="50" r="40.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <text x="50" y="46" textAnchor="middle" className="seal-m" {...fit(lines[0])}>{lines[0]}</text>
      <text x="50" y="75" textAnchor="middle" className="seal-m" {...fit(lines[1])}>{lines[1]}</text>
    </svg>
  )
}

/** Room for a seal that has not come down yet. */
export function EmptySeal() {
  const t = useTranslations('ui')
  return <i className="seal-wait" role="img" aria-label={t('notSealed')} />
}

export interface Party { key: string; name: string; detail?: ReactNode; seal: [string, string] | null }

/** The parties whose seals close a matter, in a row. */
export function Seals({ parties }: { parties: Party[] }) {
  return (
    <ul className="seals">
      {parties.map((party, at) => (
        <li key={party.key}>{party.seal ? <PartySeal lines={party.seal} lean={at % 2 === 1} /> : <EmptySeal />}<b>{party.name}</b>{party.detail && <span>{party.detail}</span>}</li>
      ))}
    </ul>
  )
}
