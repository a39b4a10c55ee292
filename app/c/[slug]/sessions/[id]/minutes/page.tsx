import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { paths } from '../../../../../../contract/paths.ts'
import { defaultLocale } from '../../../../../../contract/words/locales.ts'
import { minutesPage } from '../../../../../../server/queries/minutes.ts'
import { sessionPage } from '../../../../../../server/queries/sessions.ts'
import type { MinutesView } from '../../../../../../contract/commands/minutes.ts'
import { shellOf } from '../../../../../_client/shell.ts'
import { viewerHere } from '../../../../../_client/viewer.ts'
import { getDates } from '../../../../../_i18n/get-dates.ts'
import { ShareButton } from '../../../../../_topic/share-button.tsx'
import { Icon } from '../../../../../_ui/icon.tsx'
import { PageShell } from '../../../../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../../../../_ui/phrase-title.tsx'
import { CountedSeal } from '../../../../../_ui/seal.tsx'
import { Strip } from '../../../../../_ui/strip.tsx'
import { ActButton, PrintButton } from './act-button.tsx'
import { MinutesFiles } from '../../../../../_record/minutes-files.tsx'
import { MinutesText } from './minutes-text.tsx'
import { NotesDesk } from './notes-desk.tsx'
import { RecordCard } from './record-card.tsx'
import { Remarks } from './remarks.tsx'
import { SignCard } from './sign-card.tsx'
import { WriteDesk } from './write-desk.tsx'
import '../../../../../_text/text.css'
import './minutes.css'

type Props = { params: Promise<{ slug: string; id: string }> }

const minutesHere = cache(async (slug: string, id: string) => minutesPage(await viewerHere(slug), id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params
  const view = await minutesHere(slug, id)
  return { title: view ? (await getTranslations('minutes.page'))('titleOf', { title: view.session.title }) : undefined }
}

/** The minutes of one session, from the first note to the public record: each person meets the part that is theirs now. */
export default async function MinutesPage({ params }: Props) {
  const { slug, id } = await params
  const viewer = await viewerHere(slug)
  const view = await minutesHere(slug, id)
  if (!view) notFound()
  const [t, dates, to] = [await getTranslations('minutes'), await getDates(), paths(slug)]
  const { session, stage, frozen } = view
  const isNotes = stage === 'NOTES'
  const page = isNotes ? await sessionPage(viewer, id) : null
  const here = { community: slug, sessionId: id }
  return (
    <PageShell words={['minutes', 'refusals', 'text']}
      {...await shellOf(viewer)} current="records" here={to.minutes(id)} width={isNotes ? 'narrow' : 'normal'}
      back={{ href: to.session(id), label: t('page.toSession') }} acts={frozen?.publishedAt && <ShareButton title={t('page.titleOf', { title: session.title })} />}
    >
      <header className="page-head minutes-head">
        <div>
          <p className="note">{t('page.held', { day: dates.dayOfYear(session.startedAt ?? session.startsAt), number: session.number })}</p>
          <h1 className={isNotes || stage === 'WRITE' ? undefined : 'say'}>{isNotes ? t('notes.title') : stage === 'WRITE' ? t('write.title') : <PhraseTitle text={t('page.titleOf', { title: session.title })} />}</h1>
          <Lead view={view} />
        </div>
        {frozen?.publishedAt && <CountedSeal community={viewer.community.name} word={t('page.seal')} time={t('page.sealDay', { at: frozen.publishedAt })} />}
      </header>
      {isNotes && view.draft && (
        <details className="why minutes-so-far">
          <summary>{t('notes.soFar')}</summary>
          <p className="note">{t('notes.soFarWhy')}</p>
          <article className="minutes-body" lang={defaultLocale}><MinutesText blocks={view.draft.body} /></article>
          <MinutesFiles slug={slug} sessionId={session.id} isDraft />
        </details>
      )}
      {isNotes && page && viewer.user && <NotesDesk community={slug} page={page} userId={viewer.user.id} speeches={view.speeches} mayDraft={view.can.draft} />}
      {stage === 'WRITE' && view.draft && viewer.user && (
        <div className="grid-side minutes-grid">
          <div><WriteDesk {...here} userId={viewer.user.id} /></div>
          <aside className="aside-stack">
            <Remarks {...here} items={session.items} remarks={view.remarks} mayRemark={view.can.remark} />
            <MinutesFiles slug={slug} sessionId={session.id} isDraft />
            <RecordCard community={slug} record={view.draft.record} />
          </aside>
        </div>
      )}
      {stage === 'SIGN' && view.presented && view.signing && (
        <div className="grid-side minutes-grid">
          <article className="minutes-body" lang={defaultLocale}><MinutesText blocks={view.presented.content.body} /></article>
          <aside className="aside-stack">
            <SignCard {...here} hash={view.presented.hash} signing={view.signing} can={view.can} />
            <Remarks {...here} items={session.items} remarks={view.remarks} mayRemark={view.can.remark} />
            <MinutesFiles slug={slug} sessionId={session.id} isDraft />
            <RecordCard community={slug} record={view.presented.content.record} />
          </aside>
        </div>
      )}
      {stage === 'READ' && frozen && <Frozen view={view} frozen={frozen} slug={slug} />}
    </PageShell>
  )
}

/** One sentence: what this page is now, and what comes next. */
async function Lead({ view }: { view: MinutesView }) {
  const t = await getTranslations('minutes')
  const dates = await getDates()
  const { stage, session, reopened, frozen, publishBy } = view
  if (stage === 'NOTES') return <p>{t(session.phase === 'CLOSED' ? 'notes.introAfter' : 'notes.intro')}</p>
  if (stage === 'WRITE') return <><p className="measure">{t('write.intro')}</p>{reopened && <Strip kind="attention" icon="info">{t('confirm.reopened', { reason: reopened })}</Strip>}</>
  if (stage === 'SIGN') return reopened ? <p>{t('confirm.reopened', { reason: reopened })}</p> : null
  if (frozen?.publishedAt) return null
  if (frozen) return <p>{t('publish.settled', { time: dates.dayTime(frozen.at), n: frozen.content.signatures.names.length })}{publishBy && <> {t('publish.publishBy', { day: dates.day(publishBy) })}</>}</p>
  if (session.phase === 'MINUTES_DRAFT') return <p>{t(view.isPresented ? 'page.forParticipants' : 'page.writing')}</p>
  if (publishBy) return <p>{t('page.publishSoon', { day: dates.day(publishBy) })}</p>
  return <p>{t(session.phase === 'CLOSED' ? 'page.writing' : 'page.nothingYet')}</p>
}

async function Frozen({ view, frozen, slug }: { view: MinutesView; frozen: NonNullable<MinutesView['frozen']>; slug: string }) {
  const t = await getTranslations('minutes')
  const { session, can } = view
  const { record, body, dissent, signatures } = frozen.content
  const titleOf = (itemId: string | null) => session.items.find((item) => item.id === itemId)?.title ?? null
  return (
    <div className="grid-side minutes-grid">
      <article>
        <div className="minutes-body" lang={defaultLocale}><MinutesText blocks={body} /></div>
        <section className="section dissent" aria-labelledby="dissent-title">
          <h2 id="dissent-title">{t('publish.dissent')}</h2>
          {dissent.length === 0 && <p className="note">{t('publish.noDissent')}</p>}
          <ul className="rows">
            {dissent.map((each, at) => (
              <li key={at} className="remark">
                <p><b>{each.by}</b>{titleOf(each.itemId) && <span className="note"> {t('publish.aboutItem', { title: titleOf(each.itemId) ?? '' })}</span>}</p>
                <p className="remark-text">{each.text}</p>
                {each.answer && <p className="quote"><b>{t('remark.answered', { name: each.answer.by })}</b> {each.answer.text}</p>}
              </li>
            ))}
          </ul>
        </section>
        <section className="section" aria-labelledby="signed-title">
          <h2 id="signed-title">{t('publish.signatures')}</h2>
          <p>{signatures.names.map((name) => <span className="ph sign-name" key={name}>{name}</span>)}</p>
          <p className="note">{t('publish.dissenters', { n: signatures.dissenters })}</p>
        </section>
      </article>
      <aside className="aside-stack">
        {can.publish && <div className="card no-print"><ActButton community={slug} sessionId={session.id} command="PublishMinutes" kind="main">{t('publish.publish')}</ActButton></div>}
        <RecordCard community={slug} record={record} />
        <section className="hash" aria-labelledby="hash-title">
          <h2 id="hash-title">{t('publish.hash')}</h2>
          <p><code>{frozen.hash}</code></p>
          {frozen.publishedAt && <p className="note">{t('publish.hashWhy')}</p>}
        </section>
        <MinutesFiles slug={slug} sessionId={session.id} isDraft={!frozen.publishedAt} />
        {frozen.publishedAt && (
          <div className="btn-row no-print">
            <PrintButton>{t('page.print')}</PrintButton>
            <a className="btn" href={`${paths(slug).minutes(session.id)}/minutes.json`} download><Icon name="download" />{t('page.data')}</a>
            {can.archive && <ActButton community={slug} sessionId={session.id} command="ArchiveSession">{t('publish.archive')}</ActButton>}
          </div>
        )}
      </aside>
    </div>
  )
}
