import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { hasDepartmentDesk } from '../../../../domain/access/task.ts'
import type { BoardColumn } from '../../../../domain/task/phases.ts'
import type { lampColours } from '../../../../domain/task/lamp.ts'
import { paths } from '../../../../contract/paths.ts'
import { boardOf, type BoardPlace } from '../../../../server/queries/tasks.ts'
import { shellOf } from '../../../_client/shell.ts'
import { viewerHere } from '../../../_client/viewer.ts'
import { TaskSlip } from '../../../_task/task-slip.tsx'
import { MoreLink } from '../../../_ui/button.tsx'
import { Empty } from '../../../_ui/empty.tsx'
import { Icon } from '../../../_ui/icon.tsx'
import { Lamp } from '../../../_ui/lamp.tsx'
import { PageShell } from '../../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../../_ui/phrase-title.tsx'
import { boardSearch, type BoardSearch } from '../../../_task/board-search.ts'
import '../../../_task/task.css'

const lampOrder = ['RED', 'YELLOW', 'GREEN', 'BLUE'] as const satisfies readonly (typeof lampColours)[number][]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('task.board'))('title') }
}

/** Every promise on one wall. The filters are addresses, so they work without scripts and can be shared. */
export default async function BoardPage({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { slug } = await params
  const viewer = await viewerHere(slug)
  const search = boardSearch(await searchParams)
  const [t, to, board] = [await getTranslations('task'), paths(slug), await boardOf(viewer, search.filter)]
  const { rules } = viewer
  const address = (change: Partial<BoardSearch>) => search.with(to.board, change)
  const isAll = !search.filter.dueOnly && search.by === null && search.filter.departmentId === null && search.filter.gridId === null
  const hint: Record<BoardColumn, string> = {
    TO_SIGN: t('board.hint.TO_SIGN', { n: rules.taskSign.value }),
    IN_HAND: t('board.hint.IN_HAND', { least: rules.replyQuestion.value, most: rules.replyCommunity.value }),
    TO_RATE: t('board.hint.TO_RATE', { n: rules.rating.value }),
    AGAIN: t('board.hint.AGAIN'),
    DONE: t('board.hint.DONE'),
  }
  const shown = search.filter.column ? board.columns.filter(({ column }) => column === search.filter.column) : board.columns
  const isEmpty = board.columns.every(({ total }) => total === 0)
  return (
    <PageShell {...await shellOf(viewer)} current="board" here={to.board} width="wide">
      <div className="board-head">
        <h1 className="say"><PhraseTitle text={t('board.title')} /></h1>
        <p className="lamps">{lampOrder.map((colour) => <Lamp key={colour} color={colour}>{t(colour === 'BLUE' ? 'board.doneThisYear' : 'board.count', { n: board.lamps[colour] })}</Lamp>)}</p>
      </div>
      <nav className="tools board-tools" aria-label={t('board.tools')}>
        <Tool href={to.board} on={isAll}>{t('board.all')}</Tool>
        <Tool href={address({ show: search.filter.dueOnly ? null : 'due' })} on={search.filter.dueOnly}>{t('board.dueOnly')}</Tool>
        <Tool href={address(search.by === 'unit' ? { by: null, unit: null } : { by: 'unit', grid: null })} on={search.by === 'unit'}>{t('board.byUnit')}</Tool>
        <Tool href={address(search.by === 'grid' ? { by: null, grid: null } : { by: 'grid', unit: null })} on={search.by === 'grid'}>{t('board.byGrid')}</Tool>
        {hasDepartmentDesk(viewer.actor) && <Link className="btn end" href={to.department}>{t('board.myDesk')}</Link>}
        <a className={hasDepartmentDesk(viewer.actor) ? 'btn' : 'btn end'} href={search.with(`${to.board}/ledger.csv`, { by: null, column: null })} download><Icon name="download" />{t('board.download')}</a>
      </nav>
      {search.by === 'unit' && <Places label={t('board.byUnit')} places={board.departments} current={search.filter.departmentId} address={(unit) => address({ unit, column: null })} />}
      {search.by === 'grid' && <Places label={t('board.byGrid')} places={board.grids} current={search.filter.gridId} address={(grid) => address({ grid, column: null })} />}
      {isEmpty
        ? <Empty title={t('board.empty')}>{isAll ? t('board.emptyWhy') : t('board.emptyFilter')}</Empty>
        : (
          <div className={search.filter.column ? 'board board--one' : 'board'}>
            {shown.map(({ column, total, cards }) => (
              <section className="board-col" key={column} aria-labelledby={`col-${column}`}>
                <header><h2 className="say" id={`col-${column}`}>{t(`board.column.${column}`)}<span>{total}</span></h2><p className="note">{hint[column]}</p></header>
                {total === 0 && <p className="board-none">{t(`board.none.${column}`)}</p>}
                <ul>
                  {cards.map((card) => <li key={card.id}><TaskSlip task={card} href={to.task(card.ledgerNo)} /></li>)}
                </ul>
                {cards.length < total && !search.filter.column && <MoreLink href={address({ column })}>{t('board.more', { n: total - cards.length })}</MoreLink>}
                {search.filter.column && <p><Link className="more" href={address({ column: null })}>{t('board.allColumns')}</Link></p>}
              </section>
            ))}
          </div>
        )}
      <div className="board-foot">
        <MoreLink href={to.outcomes}>{t('board.outcomes')}</MoreLink>
        <details className="why lamp-key" id="lamps">
          <summary>{t('board.howLamps')}</summary>
          <div className="why-body">
            <ul>{lampOrder.map((colour) => <li key={colour}><Lamp color={colour} /> <span>{t(`board.lampRule.${colour}`)}</span></li>)}</ul>
            <p>{t('board.slipRule', { orange: rules.slipOrangeAfter.value, red: rules.slipRedAfter.value, list: rules.slipListAfter.value })}</p>
          </div>
        </details>
      </div>
    </PageShell>
  )
}

function Tool({ href, on, children }: { href: string; on: boolean; children: React.ReactNode }) {
  return <Link className="btn tool" href={href} aria-current={on ? 'true' : undefined} scroll={false}>{children}</Link>
}

function Places({ label, places, current, address }: { label: string; places: BoardPlace[]; current: string | null; address: (id: string | null) => string }) {
  return (
    <nav className="places" aria-label={label}>
      {places.map((place) => (
        <Link key={place.id} href={address(current === place.id ? null : place.id)} aria-current={current === place.id ? 'true' : undefined} scroll={false}>
          {place.name}<b>{place.open}</b>
        </Link>
      ))}
    </nav>
  )
}

