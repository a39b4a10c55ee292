import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { notFound, redirect } from 'next/navigation'
import { paths } from '../../../../contract/paths.ts'
import { deskOf, type DeskItem } from '../../../../server/queries/desk.ts'
import { shellOf } from '../../../_client/shell.ts'
import { viewerHere } from '../../../_client/viewer.ts'
import { useDates } from '../../../_i18n/dates.ts'
import { ButtonLink } from '../../../_ui/button.tsx'
import { Icon } from '../../../_ui/icon.tsx'
import { Lamp } from '../../../_ui/lamp.tsx'
import { PageShell } from '../../../_ui/page-shell.tsx'
import '../../../_front/front.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk'))('title') }
}

/** What waits for whom, the nearest limit first; everything else is one link away. */
export default async function DeskPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const viewer = await viewerHere(slug)
  const to = paths(slug)
  if (!viewer.user) redirect(to.signIn(to.desk))
  const desk = await deskOf(viewer)
  if (!desk) notFound()
  if (desk.isDepartmentOnly) redirect(to.department)
  const t = await getTranslations('desk')
  const { links } = desk
  const isEmpty = desk.items.length === 0 && desk.texts.length === 0 && !desk.verification
  return (
    <PageShell {...await shellOf(viewer)} here={to.desk}>
      <div className="duty">
      <div className="page-head"><h1 className="say">{t('title')}</h1><p className="note">{isEmpty ? t('none') : t('lead')}</p></div>
      <div className="front-cols">
        <div>
          {desk.items.length > 0 && <DeskList id="waiting" title={t('waiting')} items={desk.items} slug={slug} />}
          {desk.texts.length > 0 && <DeskList id="texts" title={t('texts')} items={desk.texts} slug={slug} now={viewer.now} />}
        </div>
        <div>
          {desk.verification && (
            <section aria-labelledby="verify" className="section">
              <h2 id="verify">{t('people')}</h2>
              <Verify count={desk.verification.count} oldest={desk.verification.oldest} now={viewer.now} href={`${to.desk}/people`} />
            </section>
          )}
          <section aria-labelledby="more" className="section">
            <h2 id="more">{t('more')}</h2>
            <p className="desk-more">
              {links.department && <ButtonLink href={to.department}>{t('links.department')}</ButtonLink>}
              {links.sessions && <ButtonLink icon="cal" href={to.sessions}>{t('links.sessions')}</ButtonLink>}
              <ButtonLink icon="lantern" href={to.board}>{t('links.board')}</ButtonLink>
              <ButtonLink href={to.outcomes}>{t('links.outcomes')}</ButtonLink>
              <ButtonLink href={to.ballots}>{t('links.ballots')}</ButtonLink>
              {links.people && <ButtonLink icon="people" href={`${to.desk}/people`}>{t('links.people')}</ButtonLink>}
              {links.import && <ButtonLink icon="upload" href={`${to.desk}/import`}>{t('links.import')}</ButtonLink>}
              {links.settings && <ButtonLink icon="gear" href={`${to.desk}/settings`}>{t('links.settings')}</ButtonLink>}
              {links.audit && <ButtonLink icon="doc" href={`${to.desk}/audit`}>{t('links.audit')}</ButtonLink>}
            </p>
          </section>
          {desk.feedback && (
            <section aria-labelledby="feedback" className="section">
              <h2 id="feedback">{t('links.feedback')}</h2>
              {desk.feedback.length === 0 && <p className="note">{t('feedbackNone')}</p>}
              <ul className="rows">{desk.feedback.map((word) => <Feedback key={word.id} word={word} now={viewer.now} />)}</ul>
            </section>
          )}
        </div>
      </div>
      </div>
    </PageShell>
  )
}

function DeskList({ id, title, items, slug, now }: { id: string; title: string; items: DeskItem[]; slug: string; now?: number }) {
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="desk-list">{items.map((item) => <li key={item.key}><Link href={hrefOf(item, slug)}><Line item={item} now={now} /></Link></li>)}</ul>
    </section>
  )
}

function hrefOf({ at }: DeskItem, slug: string): string {
  const to = paths(slug)
  switch (at.kind) {
    case 'review': return `${to.topic(at.id)}/review`
    case 'topic': return to.topic(at.id)
    case 'session': return to.session(at.id)
    case 'minutes': return to.minutes(at.id)
    case 'ballot': return to.ballot(at.id)
    case 'ownerDesk': return to.ownerDesk(at.id)
    case 'task': return to.task(at.id)
  }
}

function Line({ item, now }: { item: DeskItem; now?: number }) {
  const t = useTranslations('desk')
  const dates = useDates()
  const { info, due, lamp } = item
  return (
    <>
      <span><b>{item.title}</b><span className="act">{t(`acts.${item.act}`)}</span>{due === null && item.since !== null && now !== undefined && <span className="note"> · {t('since', { when: dates.ago(item.since, now) })}</span>}</span>
      {lamp && info && due !== null && (
        <Lamp color={lamp}>{info.isOverdue ? (info.workingDaysOver > 0 ? t('over', { n: info.workingDaysOver }) : t('overToday')) : info.isLastDay ? t('dueToday') : t('due', { day: dates.day(due) })}</Lamp>
      )}
    </>
  )
}

function Verify({ count, oldest, now, href }: { count: number; oldest: number; now: number; href: string }) {
  const t = useTranslations('desk')
  const dates = useDates()
  return <ul className="rows"><li><Link className="row-link row-link--bare" href={href}><span><b>{t('verifyCount', { n: count })}</b><span>{t('oldest', { when: dates.ago(oldest, now) })}</span></span><Icon name="right" /></Link></li></ul>
}

function Feedback({ word, now }: { word: { at: number; page: string; text: string; contact: string | null }; now: number }) {
  const t = useTranslations('desk')
  const dates = useDates()
  return <li className="measure"><p>{word.text}</p><p className="note">{t('feedbackFrom', { when: dates.ago(word.at, now), page: word.page || '/' })}{word.contact && ` · ${t('feedbackContact', { contact: word.contact })}`}</p></li>
}
