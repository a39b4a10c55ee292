'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { paths } from '../../../contract/paths.ts'
import { squareMetres } from '../../../domain/ballot/area.ts'
import type { SilenceRule } from '../../../domain/ballot/types.ts'
import { deliveryWays } from '../../../domain/ballot/types.ts'
import type { OwnerDesk, UnitLine, UnitPage, UnitShow } from '../../../server/queries/owner-desk.ts'
import { useFaultOf } from '../../_client/refusal.tsx'
import { useUpload } from '../../_client/use-upload.ts'
import { useDates } from '../../_i18n/dates.ts'
import { DayField, dayChosen } from '../../_task/day-field.tsx'
import { SmallForm } from '../../_task/small-form.tsx'
import { Button } from '../../_ui/button.tsx'
import { DataTable } from '../../_ui/data-table.tsx'
import { TextField } from '../../_ui/field.tsx'
import { Options } from '../../_ui/options.tsx'
import { PhotoInput } from '../../_ui/photo-input.tsx'
import { Strip } from '../../_ui/strip.tsx'
import { useBallotCommand } from '../use-ballot-command.ts'

const shows: readonly UnitShow[] = ['ALL', 'UNDELIVERED', 'SILENT', 'VOTED']
const DAY = 86_400_000

/** Every door: whether the paper came, how, when and with what proof; and whether the vote is in. How anybody voted is not here. */
export function UnitsDesk({ community, desk, units, asked, now }: {
  community: string; desk: OwnerDesk; units: UnitPage; asked: { show: UnitShow; words: string }; now: number
}) {
  const t = useTranslations('owners.units')
  const { ballot } = desk.view
  const [picked, setPicked] = useState<string[]>([])
  const href = paths(community).ownerDesk(ballot.id)
  const query = (change: Partial<{ show: string; words: string; page: number }>) => {
    const { show, words, page } = { ...asked, page: 1, ...change }
    const search = new URLSearchParams({ ...(show !== 'ALL' && { show }), ...(words && { words }), ...(page > 1 && { page: String(page) }) }).toString()
    return `${href}${search ? `?${search}` : ''}#units`
  }
  const canRecord = ['ROLL_FROZEN', 'ANNOUNCED', 'OPEN'].includes(ballot.phase) && desk.view.can.enterPaper
  const free = canRecord ? units.undelivered : []
  const chosen = picked.filter((id) => free.includes(id))
  const toggle = (id: string, on: boolean) => setPicked(on ? [...chosen, id] : chosen.filter((each) => each !== id))
  const missing = desk.units.all - desk.units.delivered
  return (
    <section className="section" aria-labelledby="units">
      <h2 id="units">{t('title')}</h2>
      <div className="stack">
        <p>{t('lead', { ...desk.units })}{missing > 0 && <> {t('undelivered', { n: missing })}</>}</p>
        <p className="note"><Silence rule={ballot.silence} unproven={desk.units.unproven} /></p>
        <div className="tools">
          {shows.map((show) => <Link key={show} className="btn" scroll={false} href={query({ show })} aria-current={asked.show === show ? 'true' : undefined}>{t(`shows.${show}`)}</Link>)}
        </div>
        <form className="find-unit" action={`${href}#units`}>
          {asked.show !== 'ALL' && <input type="hidden" name="show" value={asked.show} />}
          <TextField label={t('search')} hint={t('searchHint')} name="words" key={asked.words} defaultValue={asked.words} maxLength={40} autoComplete="off" />
          <Button type="submit" icon="search">{t('searchAct')}</Button>
        </form>
        {units.lines.length === 0 ? <p>{t('none')}</p> : (
          <DataTable<UnitLine> caption={t('caption')} captionHidden rows={units.lines} rowKey={(line) => line.unitId} columns={[
            { key: 'unit', head: t('unit'), isRowHead: true, cell: (line) => (free.includes(line.unitId)
              ? <label className="check"><input type="checkbox" checked={chosen.includes(line.unitId)} aria-label={t('pick', { unit: line.label })} onChange={(event) => toggle(line.unitId, event.target.checked)} /><span>{line.label}</span></label>
              : line.label) },
            { key: 'area', head: t('area'), numeric: true, cell: (line) => squareMetres(line.area) },
            { key: 'delivery', head: t('delivery'), cell: (line) => <Delivery community={community} line={line} /> },
            { key: 'vote', head: t('vote'), cell: (line) => <>{t(line.hasVoted ? 'voted' : 'notVoted')}{!line.hasAccount && !line.hasVoted && <span className="note"> {t('noAccount')}</span>}</> },
          ]} />
        )}
        <Pager units={units} query={query} />
        {canRecord && free.length > 0 && (
          <p className="btn-row">
            <Button icon="check" onClick={() => setPicked(free)}>{t('pickAll', { n: free.length })}</Button>
            {chosen.length > 0 && <Button kind="text" onClick={() => setPicked([])}>{t('pickNone')}</Button>}
          </p>
        )}
        {canRecord && <Record {...{ community, now }} ballotId={ballot.id} since={ballot.roll?.at ?? now} unitIds={chosen} onDone={() => setPicked([])} />}
      </div>
    </section>
  )
}

function Silence({ rule, unproven }: { rule: SilenceRule | null; unproven: number }) {
  const t = useTranslations('owners.units')
  if (!rule) return t('silenceOff')
  return unproven > 0 ? t('silenceOn', { cite: rule.cite, n: unproven }) : t('silenceReady', { cite: rule.cite })
}

function Delivery({ community, line }: { community: string; line: UnitLine }) {
  const t = useTranslations('owners.units')
  const dates = useDates()
  if (line.deliveredAt === null || line.how === null) return t('notDelivered')
  return (
    <>
      {t('howLine', { how: t(`how.${line.how as (typeof deliveryWays)[number]}`), day: dates.day(line.deliveredAt), name: line.by })}
      {line.photoId && <> <a href={paths(community).file(line.photoId)} target="_blank" rel="noreferrer">{t('proof')}</a></>}
    </>
  )
}

function Pager({ units, query }: { units: UnitPage; query: (change: { page: number }) => string }) {
  const t = useTranslations('owners.units')
  if (units.pages === 1) return null
  return (
    <nav className="pager-row" aria-label={t('pages')}>
      {units.page > 1 && <Link className="btn" scroll={false} href={query({ page: units.page - 1 })}>{t('prev')}</Link>}
      <span>{t('at', { page: units.page, pages: units.pages, total: units.total })}</span>
      {units.page < units.pages && <Link className="btn" scroll={false} href={query({ page: units.page + 1 })}>{t('next')}</Link>}
    </nav>
  )
}

function Record({ community, ballotId, since, unitIds, now, onDone }: { community: string; ballotId: string; since: number; unitIds: string[]; now: number; onDone: () => void }) {
  const t = useTranslations('owners.units')
  const { run, busy, refusal } = useBallotCommand<{ recorded: number }>(community, 'RecordDelivery')
  const upload = useUpload(community)
  const faultOf = useFaultOf(refusal)
  const [how, setHow] = useState<(typeof deliveryWays)[number] | null>(null)
  const [day, setDay] = useState('')
  const [files, setFiles] = useState<File[]>([])
  const [done, setDone] = useState<number | null>(null)
  async function record() {
    setDone(null)
    const photo = files[0] ? await upload.send(files[0]) : null
    if (files[0] && !photo) return
    const noon = dayChosen(day)
    const answer = await run({ ballotId, unitIds, how, ...(noon !== null && { at: Math.min(noon, now) }), ...(photo && { photoId: photo.fileId }) })
    if (!answer) return
    setDone(answer.recorded)
    setFiles([])
    onDone()
  }
  return (
    <div className="card">
      <h3>{t('recordTitle')}</h3>
      {done !== null && <Strip kind="good">{t('recorded', { n: done })}</Strip>}
      {unitIds.length === 0 ? <p className="note">{t('recordLead')}</p> : (
        <SmallForm act={t('record', { n: unitIds.length })} busy={busy || upload.busy} refusal={upload.refusal ?? (faultOf('photoId') || faultOf('how') ? null : refusal)} onSubmit={() => void record()}>
          <Options name="how" compact legend={t('recordHow')} error={faultOf('how') && t('needHow')} value={how} onChange={setHow} options={deliveryWays.map((value) => ({ value, label: t(`how.${value}`) }))} />
          <DayField label={t('recordDay')} after={since - DAY} until={now} value={day} onChange={(event) => setDay(event.target.value)} />
          <PhotoInput label={t('recordPhoto')} hint={t('recordPhotoHint')} error={faultOf('photoId') && t('needPhoto')} files={files} most={1} onChange={setFiles} />
          <p className="note">{t('fixed')}</p>
        </SmallForm>
      )}
    </div>
  )
}
