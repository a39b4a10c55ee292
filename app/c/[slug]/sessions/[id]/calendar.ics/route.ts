import ical, { ICalEventStatus } from 'ical-generator'
import { cookies, headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../../../contract/paths.ts'
import { sessionPage } from '../../../../../../server/queries/sessions.ts'
import { viewerOf } from '../../../../../../server/identity/viewer.ts'

/** The meeting for one's own calendar. Times are UTC: with a zone name some calendars come out eight hours wrong. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string; id: string }> }): Promise<Response> {
  const { slug, id } = await params
  const jar = await cookies()
  const viewer = await viewerOf(jar.toString(), slug)
  const page = viewer && await sessionPage(viewer, id, (await headers()).get('host'))
  if (!page) return new Response(null, { status: 404 })
  const t = await getTranslations('session')
  const { session } = page
  const minutes = session.agenda.reduce((sum, item) => sum + item.minutes, 0) || 90
  const calendar = ical({ name: viewer.community.name })
  calendar.createEvent({
    id: `${session.id}@linli`, start: new Date(session.startsAt), end: new Date(session.startsAt + minutes * 60_000), sequence: session.agendaVersion,
    summary: session.title, location: session.place, url: `${page.address}${paths(slug).session(session.id)}`,
    description: [...session.agenda.map((item, at) => `${at + 1}. ${item.title}`), t('lobby.calendarNote', { code: session.joinCode })].join('\n'),
    status: session.phase === 'CANCELLED' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return new Response(calendar.toString(), { headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="${session.joinCode}.ics"` } })
}
