import type { ReactNode } from 'react'

/** For screen readers alone. `live` speaks when it changes. */
export function SrOnly({ live, children }: { live?: 'polite' | 'assertive'; children: ReactNode }) {
  return <span className="sr" aria-live={live}>{children}</span>
}
