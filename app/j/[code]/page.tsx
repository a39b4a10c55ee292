import { redirect } from 'next/navigation'
import { paths } from '../../../contract/paths.ts'
import { readHallCode } from '../../../domain/session/hall-code.ts'
import { readJoinCode } from '../../../domain/session/join-code.ts'
import { sessionOfCode } from '../../../server/queries/sessions.ts'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ h?: string | string[] }> }

/** The address in the QR code: straight into the meeting, with the hall's digits when it was scanned off the big screen. A code that leads nowhere asks again. */
export default async function JoinCodePage({ params, searchParams }: Props): Promise<never> {
  const code = readJoinCode(decodeURIComponent((await params).code))
  const found = code ? await sessionOfCode(code) : null
  if (!found) redirect('/j?wrong=1')
  const to = paths(found.slug)
  const { h } = await searchParams
  redirect(found.isLive ? to.room(found.sessionId, typeof h === 'string' ? readHallCode(h) : null) : to.session(found.sessionId))
}
