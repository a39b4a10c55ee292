'use client'
import type { ReactNode } from 'react'
import { Button } from '../_ui/button.tsx'

/** Prints the page as it stands: the print view of every published thing is the page itself. */
export function PrintButton({ children }: { children: ReactNode }) {
  return <Button small icon="print" onClick={() => window.print()}>{children}</Button>
}
