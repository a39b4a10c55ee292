import type { ReactNode } from 'react'

const tail = 'M190 51C134 51 76 43 36 4c.6 4.6 1.6 8 3 11.6C28 13.4 15 8.4 2 .6c14 20.6 34 35.4 66 45.4 38 11.4 80 14 122 14z'

function Tail({ right = false }: { right?: boolean }) {
  return <svg className={right ? 'ridge-tail ridge-tail--r' : 'ridge-tail'} viewBox="0 0 190 60" aria-hidden="true"><path d={tail} fill="currentColor" /></svg>
}

/** Where the roof stands: `street` front pages, `room` a phone in the session, `desk` the moderator, `hall` the projector. */
export type RidgeSize = 'street' | 'room' | 'desk' | 'hall'

/** The ridge means one thing: people are in session here. Once a page, above what is live; otherwise none. */
export function Ridge({ size = 'street' }: { size?: RidgeSize }) {
  return (
    <div className={`roof roof--${size}`} aria-hidden="true">
      <div className="ridge">
        <Tail />
        <svg className="ridge-bar" viewBox="0 0 10 60" preserveAspectRatio="none"><path d="M0 51h10v9H0z" fill="currentColor" /></svg>
        <Tail right />
      </div>
      <div className="tiles" />
    </div>
  )
}

/** The sheet under the ridge. `live` announces changes inside politely (who is speaking now). */
export function House({ size = 'street', live = false, className, children }: { size?: Exclude<RidgeSize, 'hall'>; live?: boolean; className?: string; children: ReactNode }) {
  return (
    <div>
      <Ridge size={size} />
      <div className={['house', `house--${size}`, className].filter(Boolean).join(' ')} aria-live={live ? 'polite' : undefined}>{children}</div>
    </div>
  )
}
