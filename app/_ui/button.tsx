import Link from 'next/link'
import type { ButtonHTMLAttributes, ComponentProps, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** `main` is the one act of the screen, `plain` the others, `text` the light ones, `ink` light without the action colour. */
export type ButtonKind = 'main' | 'plain' | 'text' | 'ink'

interface Look {
  kind?: ButtonKind
  wide?: boolean
  small?: boolean
  icon?: IconName
  /** an arrow at the end, the words at the start: a row that leads on */
  onward?: boolean
}

function classesOf({ kind = 'plain', wide, small, onward }: Look, className?: string) {
  return [
    'btn', kind === 'main' && 'btn--main', (kind === 'text' || kind === 'ink') && 'btn--text', kind === 'ink' && 'btn--ink',
    wide && 'btn--wide', small && 'btn--small', onward && 'btn--between', className,
  ].filter(Boolean).join(' ')
}

/** Three still dots: on its way. Nothing spins or pulses. */
function Waiting() {
  return <span className="btn-wait" aria-hidden="true"><i /><i /><i /></span>
}

/**
 * A press. `busy` keeps the words readable and the place the same, says so to screen readers, and ignores further presses.
 * There is no disabled look: what is not possible yet is a NotYet line instead.
 */
export function Button({ kind, wide, small, icon, onward, busy = false, type = 'button', className, children, onClick, ...rest }:
  Look & { busy?: boolean; children?: ReactNode } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'>) {
  return (
    <button
      {...rest}
      type={busy && type === 'submit' ? 'button' : type}
      className={classesOf({ kind, wide, small, onward }, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {icon && <Icon name={icon} />}{children}{busy && <Waiting />}{onward && !busy && <Icon name="right" />}
    </button>
  )
}

export function ButtonLink({ kind, wide, small, icon, onward, className, children, ...rest }:
  Look & { children?: ReactNode } & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={classesOf({ kind, wide, small, onward }, className)}>
      {icon && <Icon name={icon} />}{children}{onward && <Icon name="right" />}
    </Link>
  )
}

/** A link that goes on to the rest: "all 23". */
export function MoreLink({ href, icon, children }: { href: string; icon?: IconName; children: ReactNode }) {
  return icon
    ? <Link className="more" href={href}><Icon name={icon} />{children}</Link>
    : <Link className="more" href={href}>{children}<Icon name="right" /></Link>
}
