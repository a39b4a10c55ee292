import { redirect } from 'next/navigation'
import { paths } from '../../../contract/paths.ts'
import { readJoinCode } from '../../../domain/session/join-code.ts'
import { sessionOfCode } from '../../../server/queries/sessions.ts'

/** The address in the QR code: straight into the meeting. A code that leads nowhere asks again. */
export default async function JoinCodePage({ params }: { params: Promise<{ code: string }> }): Promise<never> {
  const code = readJoinCode(decodeURIComponent((await params).code))
  const found = code ? await sessionOfCode(code) : null
  if (!found) redirect('/j?wrong=1')
  const to = paths(found.slug)
  redirect(found.isLive ? to.room(found.sessionId) : to.session(found.sessionId))
}
