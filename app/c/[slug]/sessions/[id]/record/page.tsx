import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { paths } from '../../../../../../contract/paths.ts'
import { livePhases } from '../../../../../../domain/session/phases.ts'
import { sessionRecord, type SessionRecord } from '../../../../../../server/queries/session-record.ts'
import { shellOf } from '../../../../../_client/shell.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { getDates } from '../../../../../_i18n/get-dates.ts'
import { RecordItem } from '../../../../../_record/item.tsx'
import { Announcement, Closing, Followed, MinutesLink, Results, WhoWasThere } from '../../../../../_record/parts.tsx'
import { PrintButton } from '../../../../../_records/print-button.tsx'
import { ShareButton } from '../../../../../_topic/share-button.tsx'
import { ButtonLink } from '../../../../../_ui/button.tsx'
import { Icon } from '../../../../../_ui/icon.tsx'
import { PageShell } from '../../../../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../../../../_ui/phrase-title.tsx'
import { Strip } from '../../../../../_ui/strip.tsx'
import '../../../../../_record/record.css'

type Props = { params: Promise<{ slug: string; id: string }> }

const recordHere = cache(async (slug: string, id: string) => sessionRecord(await viewerHere(slug), id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params
  const record = await recordHere(slug, id)
  if (!record) return {}
  return { title: (await getTranslations('record'))('titleOf', { title: record.session.title }), alternates: { types: { 'application/json': paths(slug).recordJson(id) } } }
}

/** One session for everybody, from its announcement to what followed. Written by what happened; prints as it reads. */
export default async function RecordPage({ params }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const record = await recordHere(slug, id)
  if (!record) notFound()
  const [t, form, to] = [await getTranslations('record'), await getTranslations('session.form'), paths(slug)]
  const { session, held } = record
  return (
    <PageShell {...await shellOf(viewer)} current="records" here={to.record(id)} back={{ href: to.session(id), label: t('back') }} acts={<ShareButton title={t('titleOf', { title: session.title })} />}>
      <article className="rec">
        <header className="page-head rec-head">
          <div>
            <p className="note">{t('kind', { form: form(session.form), year: String(session.year), n: session.number })}</p>
            <h1 className="say"><PhraseTitle text={session.title} /></h1>
          </div>
          <div className="btn-row no-print">
            <PrintButton>{t('print')}</PrintButton>
            <a className="btn btn--small" href={to.recordJson(id)} download><Icon name="download" />{t('data')}</a>
          </div>
        </header>
        <Lead record={record} slug={slug} />
        {held && <Results held={held} />}
        <Announcement record={record} slug={slug} />
        {held && (
          <>
            <WhoWasThere held={held} />
            {held.items.map((item, at) => <RecordItem key={item.id} community={slug} item={item} n={at + 1} />)}
            <Closing record={record} held={held} />
            <MinutesLink community={slug} record={record} />
            <Followed community={slug} record={record} />
            <section className="rec-how" aria-labelledby="rec-how"><h3 id="rec-how">{t('howTitle')}</h3><p className="note">{t('how')}</p></section>
          </>
        )}
      </article>
    </PageShell>
  )
}

/** The evening in one sentence; or why there is nothing to read yet, and where to go instead. */
async function Lead({ record, slug }: { record: SessionRecord; slug: string }) {
  const [t, dates, to] = [await getTranslations('record'), await getDates(), paths(slug)]
  const { session, held, steps } = record
  const place = session.place || t('online')
  if (held && session.startedAt !== null && session.closedAt !== null) {
    return (
      <p className="rec-lead">
        {t('lead.held', { day: dates.dayOfYear(session.startedAt), from: dates.clock(session.startedAt), to: dates.clock(session.closedAt), place, people: held.attendance.people, name: held.chairs[0]?.name || t('someone') })}
      </p>
    )
  }
  if (session.phase === 'POSTPONED' || session.phase === 'CANCELLED') return <Strip kind="attention">{t(`off.${session.phase}`, { reason: session.reason ?? '' })}</Strip>
  if (session.phase === 'NO_QUORUM') return <Strip kind="attention">{t('off.NO_QUORUM', { n: steps.find(({ type }) => type === 'NO_QUORUM')?.people ?? 0 })}</Strip>
  if (livePhases.includes(session.phase)) return <><p className="rec-lead">{t('lead.live')}</p><p><ButtonLink kind="main" href={to.room(session.id)}>{t('lead.enter')}</ButtonLink></p></>
  return <><p className="rec-lead">{t('lead.ahead', { day: dates.dayWeekday(session.startsAt), time: dates.clock(session.startsAt), place })}</p><p><ButtonLink href={to.session(session.id)}>{t('lead.toSession')}</ButtonLink></p></>
}
