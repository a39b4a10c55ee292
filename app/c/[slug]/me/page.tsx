import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../contract/paths.ts'
import { myPage, placesOf } from '../../../../server/queries/people.ts'
import { viewerHere } from '../../../_client/viewer.ts'
import { shellOf } from '../../../_client/shell.ts'
import { getDates } from '../../../_i18n/get-dates.ts'
import { JoinForm } from '../../../_people/join-form.tsx'
import { ChangeName, CorrectHome, DeleteAccount, ReadAll, SignOut } from '../../../_people/me-actions.tsx'
import { ButtonLink, MoreLink } from '../../../_ui/button.tsx'
import { PageShell } from '../../../_ui/page-shell.tsx'
import { Strip } from '../../../_ui/strip.tsx'
import { ElderSwitch, LanguageSwitch } from '../../../_ui/switches.tsx'
import { NoticeLine } from '../../../_people/notice-line.tsx'
import '../../../_people/people.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.me'))('title') }
}

/** One's own page: what waits for me first, then what I took part in, then who I am here. */
export default async function MePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const viewer = await viewerHere(slug)
  const to = paths(slug)
  const me = await myPage(viewer)
  if (!me) redirect(to.signIn(to.me))
  const t = await getTranslations('people')
  const dates = await getDates()
  const places = await placesOf(viewer)
  const unread = me.notices.filter((notice) => !notice.isRead)
  return (
    <PageShell words={['people', 'refusals']} {...await shellOf(viewer)} current="me" here={to.me}>
      <div className="page-head">
        <h1 className="say">{t('me.hello', { name: me.displayName })}</h1>
        {me.isMember && !me.isVerified && me.home && <Strip kind="info">{t('me.notVerified')}</Strip>}
      </div>
      {!me.isMember && <JoinForm community={slug} communityName={viewer.community.name} buildings={places.buildings} />}
      {me.toRate.length > 0 && (
        <section aria-labelledby="rate">
          <h2 id="rate">{t('me.toRate')}</h2>
          <ul className="rows">{me.toRate.map((task) => <li key={task.ledgerNo}><Link className="row-link row-link--bare" href={to.task(task.ledgerNo)}><span><b>{task.title}</b><span>{task.ledgerNo}</span></span></Link></li>)}</ul>
        </section>
      )}
      <div className="me-cols">
        <div>
          <section className="section" aria-labelledby="news">
            <h2 id="news">{t('me.notices')}</h2>
            {me.notices.length === 0 && <p className="note">{t('me.noNotices')}</p>}
            {me.notices.slice(0, 12).map((notice) => <NoticeLine key={notice.id} notice={notice} slug={slug} dates={dates} />)}
            {unread.length > 0 && <ReadAll community={slug} upTo={me.notices[0]!.id} />}
          </section>
          <section className="section" aria-labelledby="mine">
            <h2 id="mine">{t('me.myTopics')}</h2>
            {me.topics.length === 0 && <p><ButtonLink icon="pen" href={to.propose}>{t('me.propose')}</ButtonLink></p>}
            <ul className="rows">{me.topics.map((topic) => <li key={topic.id}><Link className="row-link row-link--bare" href={to.topic(topic.id)}><span><b>{topic.title}</b></span></Link></li>)}</ul>
          </section>
          <section className="section" aria-labelledby="follows">
            <h2 id="follows">{t('me.follows')}</h2>
            {me.follows.length === 0 && <p className="note">{t('me.nothingYet')}</p>}
            <ul className="rows">{me.follows.map((topic) => <li key={topic.id}><Link className="row-link row-link--bare" href={to.topic(topic.id)}><span><b>{topic.title}</b></span></Link></li>)}</ul>
          </section>
          <section className="section" aria-labelledby="sessions">
            <h2 id="sessions">{t('me.sessions')}</h2>
            {me.sessions.length === 0 && <p className="note">{t('me.nothingYet')}</p>}
            <ul className="rows">{me.sessions.map((session) => <li key={session.id}><Link className="row-link row-link--bare" href={to.session(session.id)}><span><b>{session.title}</b><span>{dates.dayWeekdayTime(session.startsAt)}</span></span></Link></li>)}</ul>
          </section>
          <section className="section" aria-labelledby="votes">
            <h2 id="votes">{t('me.votes')}</h2>
            {me.ballots.length === 0 && <p className="note">{t('me.nothingYet')}</p>}
            <ul className="rows">{me.ballots.map((ballot) => <li key={ballot.id}><Link className="row-link row-link--bare" href={`/c/${slug}/ballots/${ballot.id}`}><span><b>{ballot.title}</b><span>{ballot.secrecy === 'SECRET' ? t('me.votedSecret') : t('me.votedNamed')}</span></span></Link></li>)}</ul>
            <MoreLink href={to.ballots}>{t('me.allBallots')}</MoreLink>
          </section>
        </div>
        <div>
          <section className="section" aria-labelledby="who">
            <h2 id="who">{t('me.name')}</h2>
            <dl className="facts">
              {me.phone && <><dt>{t('me.phone')}</dt><dd>{me.phone}</dd></>}
              {me.home && <><dt>{t('me.home')}</dt><dd>{me.home.place}</dd></>}
              {me.roles.length > 0 && <><dt>{t('me.roles')}</dt><dd>{me.roles.map((role) => t(`role.${role}`)).join(' · ')}</dd></>}
              {me.units.length > 0 && <><dt>{t('me.units')}</dt><dd>{me.units.map((unit) => `${unit.label} (${(unit.area / 100).toFixed(2)} m²)`).join(' · ')}</dd></>}
            </dl>
            <ChangeName community={slug} name={me.displayName} />
            {me.isMember && <CorrectHome community={slug} buildings={places.buildings} home={me.home} />}
          </section>
          <section className="section" aria-labelledby="look">
            <h2 id="look">{t('me.look')}</h2>
            <p className="tools"><ElderSwitch /><span className="lang"><LanguageSwitch /></span></p>
          </section>
          <section className="section" aria-labelledby="data">
            <h2 id="data">{t('me.data')}</h2>
            <p className="note">{t('me.dataIntro')}</p>
            <p><a className="more" href="/api/me/export" download>{t('me.export')}</a></p>
            <DeleteAccount community={slug} />
          </section>
          <p className="section"><SignOut /></p>
        </div>
      </div>
    </PageShell>
  )
}
