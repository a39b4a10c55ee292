import type { ReactNode } from 'react'

/** Nothing here: one sentence and the one thing to do. */
export function Empty({ title, children, action, card = true }: { title: ReactNode; children?: ReactNode; action?: ReactNode; card?: boolean }) {
  return <div className={card ? 'card empty' : 'empty'}><h3>{title}</h3>{children && <p>{children}</p>}{action}</div>
}
