import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { paths } from '../../../../contract/paths.ts'
import { careDomains, type CareDomain } from '../../../../domain/topic/phases.ts'
import { proposingFor, thresholdNow, topicGroupNames, topicList, type TopicGroup } from '../../../../server/queries/topics.ts'
import { shellOf } from '../../../_client/shell.ts'
import { viewerHere } from '../../../_client/viewer.ts'
import { TopicLine } from '../../../_topic/topic-row.tsx'
import { Button, ButtonLink } from '../../../_ui/button.tsx'
import { Empty } from '../../../_ui/empty.tsx'
import { Select, TextField } from '../../../_ui/field.tsx'
import { PageShell } from '../../../_ui/page-shell.tsx'
import '../../../_topic/topic.css'

type Search = { state?: string; care?: string; grid?: string; q?: string; page?: string }
type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('topic'))('list') }
}

const groupOf = (value?: string) => topicGroupNames.find((name) => name === value) ?? null
const careOf = (value?: string) => careDomains.find((name) => name === value) ?? null

/** Everything that neighbours brought up; narrowed by how far it has come, what it is about, where, or what it says. */
export default async function TopicsPage({ params, searchParams }: Props) {
  const [{ slug }, search] = [await params, await searchParams]
  const viewer = await viewerHere(slug)
  const t = await getTranslations('topic')
  const to = paths(slug)
  const group = groupOf(search.state)
  const careDomain = careOf(search.care)
  const { grids } = await proposingFor(viewer)
  const gridId = grids.some(({ id }) => id === search.grid) ? search.grid! : null
  const text = search.q?.slice(0, 60) ?? ''
  const list = await topicList(viewer, { group, careDomain, gridId, text, page: Number(search.page) || 1 })
  const isNarrowed = Boolean(group || careDomain || gridId || text)
  const href = (change: Partial<Search>) => {
    const next = { state: group ?? '', care: careDomain ?? '', grid: gridId ?? '', q: text, ...change }
    const query = new URLSearchParams(Object.entries(next).filter(([, value]) => value)).toString()
    return query ? `${to.topics}?${query}` : to.topics
  }
  const groups: (TopicGroup | null)[] = [null, ...topicGroupNames]
  return (
    <PageShell {...await shellOf(viewer)} current="topics" here={href({})}>
      <div className="page-head list-head">
        <div>
          <h1 className="say">{t('list')}</h1>
          <p className="note">{t('listLead', { n: await thresholdNow(viewer), days: viewer.rules.topicDecide.value })}</p>
        </div>
        <ButtonLink kind="main" icon="pen" href={to.propose}>{t('propose.title')}</ButtonLink>
      </div>
      <nav className="pick" aria-label={t('filter.state')}>
        {groups.map((name) => {
          const count = name ? list.counts[name] : list.all
          if (name && count === 0 && group !== name) return null
          return <Link key={name ?? 'all'} href={href({ state: name ?? '', page: '' })} aria-current={group === name ? 'true' : undefined}>{name ? t(`group.${name}`) : t('filter.all')}<small>{count}</small></Link>
        })}
      </nav>
      <form action={to.topics} role="search" className="tools-row list-tools">
        {group && <input type="hidden" name="state" value={group} />}
        <Select label={t('filter.care')} name="care" defaultValue={careDomain ?? ''}>
          <option value="">{t('filter.all')}</option>
          {careDomains.map((care: CareDomain) => <option key={care} value={care}>{t(`care.${care}`)}</option>)}
        </Select>
        {grids.length > 0 && (
          <Select label={t('filter.grid')} name="grid" defaultValue={gridId ?? ''}>
            <option value="">{t('filter.allGrids')}</option>
            {grids.map((grid) => <option key={grid.id} value={grid.id}>{grid.name}</option>)}
          </Select>
        )}
        <TextField className="field--wide" label={t('filter.search')} name="q" type="search" defaultValue={text} maxLength={60} placeholder={t('filter.searchHint')} />
        <Button type="submit" icon="search">{t('filter.searchGo')}</Button>
      </form>
      {isNarrowed && <p className="note">{t('filter.found', { n: list.total })} <Link href={to.topics}>{t('filter.clear')}</Link></p>}
      <h2 className="sr">{t('filter.total', { n: list.total })}</h2>
      {list.rows.length === 0
        ? <div className="section"><Empty title={isNarrowed ? t('filter.none') : t('filter.noneAtAll')} /></div>
        : <ul>{list.rows.map((topic) => <TopicLine key={topic.id} community={slug} topic={topic} now={viewer.now} detailed />)}</ul>}
      {list.pages > 1 && (
        <nav className="pager" aria-label={t('filter.label')}>
          {list.page > 1 && <ButtonLink icon="back" href={href({ page: String(list.page - 1) })}>{t('filter.earlier')}</ButtonLink>}
          <span className="note">{t('filter.pageOf', { page: list.page, pages: list.pages })}</span>
          {list.page < list.pages && <ButtonLink onward href={href({ page: String(list.page + 1) })}>{t('filter.later')}</ButtonLink>}
        </nav>
      )}
    </PageShell>
  )
}
