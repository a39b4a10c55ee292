import type { ReactNode } from 'react'

/** The hall's own sizes and colours from the first paint on, before the page comes alive. */
const asHall = `document.documentElement.dataset.mode='hall';document.documentElement.dataset.theme='light'`

export default function ScreenLayout({ children }: { children: ReactNode }) {
  return <><script dangerouslySetInnerHTML={{ __html: asHall }} />{children}</>
}
