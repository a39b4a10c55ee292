import { notFound } from 'next/navigation'
import { PageShell } from '../_ui/page-shell.tsx'

export default function Gallery() {
  if (process.env.NODE_ENV === 'production') notFound()
  return <PageShell community={{ slug: 'x', name: 'x', phone: '1' }} viewer={null} current="home"><h1>x</h1></PageShell>
}
