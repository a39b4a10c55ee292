'use client'
import { useTranslations } from 'next-intl'
import { useState, type ChangeEvent } from 'react'
import type { CommandAnswer } from '../../contract/command.ts'
import { limits } from '../../contract/limits.ts'
import type { ImportReport } from '../../contract/commands/import.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import type { Refusal } from '../_client/use-command.ts'
import { Button } from '../_ui/button.tsx'
import { DataTable } from '../_ui/data-table.tsx'
import { Strip } from '../_ui/strip.tsx'

/** A file is checked line by line first; only a file without a bad line is imported, whole. */
export function ImportPanel({ community, kind, columns }: { community: string; kind: 'residents' | 'units'; columns: string }) {
  const t = useTranslations('import')
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const [done, setDone] = useState<{ added: number; changed: number } | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const say = t as unknown as (key: string) => string

  async function post<Data>(given: File, apply?: string): Promise<Data | null> {
    setBusy(true)
    setRefusal(null)
    const query = new URLSearchParams({ community, ...(apply && { apply }) })
    try {
      const response = await fetch(`/api/import/${kind}?${query.toString()}`, { method: 'POST', body: given, headers: { 'x-file-name': encodeURIComponent(given.name) } })
      const answer = await response.json() as CommandAnswer<Data>
      if (answer.ok) return answer.data
      setRefusal(answer)
    } catch {
      setRefusal({ ok: false, code: 'SERVER_BUSY' })
    } finally {
      setBusy(false)
    }
    return null
  }

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const chosen = event.target.files?.[0] ?? null
    event.target.value = ''
    setFile(chosen)
    setDone(null)
    setReport(chosen && await post<ImportReport>(chosen))
  }

  async function apply() {
    if (!file || !report) return
    const result = await post<{ added: number; changed: number }>(file, report.fileHash)
    if (result) { setDone(result); setReport(null) }
  }

  return (
    <section className="section" aria-labelledby={`import-${kind}`}>
      <h2 id={`import-${kind}`}>{t(kind)}</h2>
      <p className="note">{t('columnsNeeded', { columns })}</p>
      <p className="note">{t('formats', { most: limits.importRows })}</p>
      <div className="photo-pick">
        <label className="btn">{busy && !report ? t('checking') : file ? t('again') : t('chooseFile')}<input type="file" accept=".csv,.txt,text/csv,text/plain" onChange={(event) => void choose(event)} /></label>
      </div>
      <RefusalLine refusal={refusal} />
      {report && (
        <div className="form">
          <p>{t('found', { rows: report.rows, added: report.added, changed: report.changed, unchanged: report.unchanged })}</p>
          {report.bad.length === 0
            ? <><Strip kind="good">{t('allGood')}</Strip><p><Button kind="main" busy={busy} onClick={() => void apply()}>{t('apply', { rows: report.rows })}</Button></p></>
            : (
              <>
                <DataTable caption={t('badLines', { count: report.bad.length + report.moreBad })} rows={report.bad} rowKey={(bad) => `${bad.line} ${bad.column} ${bad.fault}`} columns={[
                  { key: 'line', head: t('lineNo'), cell: (bad) => bad.line, isRowHead: true },
                  { key: 'column', head: t('column'), cell: (bad) => bad.column },
                  { key: 'value', head: t('value'), cell: (bad) => bad.value },
                  { key: 'reason', head: t('reason'), cell: (bad) => say(`faults.${bad.fault}`) },
                ]} />
                {report.moreBad > 0 && <p className="note">{t('badMore', { count: report.moreBad })}</p>}
              </>
            )}
        </div>
      )}
      {done && <Strip kind="good">{t('done', done)}</Strip>}
      <p><a className="more" href={`/api/export/${kind}?community=${community}`} download>{t('exportCsv')}</a></p>
    </section>
  )
}
