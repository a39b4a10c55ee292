'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState, type ChangeEvent } from 'react'
import type { CommandAnswer } from '../../../contract/command.ts'
import type { OfficialReading } from '../../../contract/commands/import.ts'
import { limits } from '../../../contract/limits.ts'
import { areaOf, squareMetres } from '../../../domain/ballot/area.ts'
import type { BallotState } from '../../../domain/ballot/state.ts'
import { choiceIds } from '../../../domain/ballot/types.ts'
import { RefusalLine } from '../../_client/refusal.tsx'
import type { Refusal } from '../../_client/use-command.ts'
import { useDraft } from '../../_client/use-draft.ts'
import { useUpload } from '../../_client/use-upload.ts'
import { SmallForm } from '../../_task/small-form.tsx'
import { DataTable } from '../../_ui/data-table.tsx'
import { ErrorLine, FieldGroup, TextField } from '../../_ui/field.tsx'
import { Icon } from '../../_ui/icon.tsx'
import { Strip } from '../../_ui/strip.tsx'
import { useBallotCommand } from '../use-ballot-command.ts'
import { useBallotWords, wordsOfBallot } from '../ballot-words.ts'

interface Typed { heads: Record<string, string>; area: Record<string, string>; source: string; csv: { fileId: string; name: string } | null }
const nothing: Typed = { heads: {}, area: {}, source: '', csv: null }
const headsOf = (text: string) => (/^\d{1,8}$/.test(text.trim().replaceAll(',', '')) ? Number(text.trim().replaceAll(',', '')) : null)

/** The authority's own count beside ours: typed, or read from its table; always with the original. What was typed is kept. */
export function OfficialForm({ community, ballot }: { community: string; ballot: BallotState }) {
  const t = useTranslations('owners.official')
  const b = useBallotWords()
  const { choice } = wordsOfBallot(b, ballot)
  const { run, busy, refusal } = useBallotCommand(community, 'ImportOfficialResult')
  const upload = useUpload(community)
  const draft = useDraft<Typed>(`official.${ballot.id}`, nothing)
  const [original, setOriginal] = useState<File | null>(null)
  const [isTried, setTried] = useState(false)
  const typed = draft.value
  const ids = choiceIds(ballot.question.choices)
  // a table is read while somebody goes on typing: what it fills in joins what stands there by then
  const latest = useRef(typed)
  latest.current = typed
  const put = (part: Partial<Typed>) => draft.set({ ...latest.current, ...part })
  const rows = ids.map((id) => ({ choice: id, heads: headsOf(typed.heads[id] ?? ''), area: areaOf(typed.area[id] ?? '') }))
  const isWhole = rows.every((row) => row.heads !== null && row.area !== null)

  async function send() {
    setTried(true)
    if (!isWhole || (!original && !typed.csv)) return
    const fileId = original ? (await upload.send(original))?.fileId : typed.csv?.fileId
    if (!fileId) return
    if (!await run({ ballotId: ballot.id, source: typed.source, fileId, rows })) return
    draft.forget()
    setOriginal(null)
    setTried(false)
  }

  return (
    <section className="section" aria-labelledby="official">
      <h2 id="official">{t('title')}</h2>
      <div className="stack">
        <p>{t('lead')}</p>
        {ballot.officialResult && <Strip kind="good">{t('done', { source: ballot.officialResult.source })}</Strip>}
        <ReadTable community={community} ballotId={ballot.id} names={ids.map(choice)} onRead={(reading) => put({
          csv: reading.file, heads: Object.fromEntries(reading.rows.map((row) => [row.choice, String(row.heads)])), area: Object.fromEntries(reading.rows.map((row) => [row.choice, squareMetres(row.area)])),
        })} />
        <div className="card">
          <SmallForm act={t('send')} busy={busy || upload.busy} refusal={upload.refusal ?? refusal} onSubmit={() => void send()}>
            {ids.map((id, at) => (
              <div className="day-pair" key={id}>
                <TextField label={t('heads', { choice: choice(id) })} inputMode="numeric" autoComplete="off" maxLength={12} value={typed.heads[id] ?? ''} error={isTried && rows[at]?.heads === null ? t('wrongHeads') : undefined}
                  onChange={(event) => put({ heads: { ...typed.heads, [id]: event.target.value } })} />
                <TextField label={t('area', { choice: choice(id) })} inputMode="decimal" autoComplete="off" maxLength={16} value={typed.area[id] ?? ''} error={isTried && rows[at]?.area === null ? t('wrongArea') : undefined}
                  onChange={(event) => put({ area: { ...typed.area, [id]: event.target.value } })} />
              </div>
            ))}
            <TextField label={t('source')} hint={t('sourceHint')} maxLength={limits.reason} value={typed.source} onChange={(event) => put({ source: event.target.value })} />
            <FieldGroup legend={t('file')} hint={t('fileHint')} error={isTried && !original && !typed.csv ? t('needFile') : undefined}>
              <div className="photo-pick">
                <label className="btn"><Icon name="upload" />{t(original ? 'again' : 'pick')}<input type="file" accept="application/pdf,image/jpeg,image/png,image/webp" onChange={(event) => { setOriginal(event.target.files?.[0] ?? null); event.target.value = '' }} /></label>
                {original ? <p>{t('chosen', { name: original.name })}</p> : typed.csv && <p>{t('fileFromCsv', { name: typed.csv.name })}</p>}
              </div>
            </FieldGroup>
            {draft.keptAt !== null && <p className="note">{t('kept')}</p>}
          </SmallForm>
        </div>
      </div>
    </section>
  )
}

/** A table is read only whole; where a line cannot be taken it says which and why, and nothing typed below changes. */
function ReadTable({ community, ballotId, names, onRead }: { community: string; ballotId: string; names: string[]; onRead: (reading: OfficialReading) => void }) {
  const t = useTranslations('owners.official')
  const i = useTranslations('import')
  const [busy, setBusy] = useState(false)
  const [reading, setReading] = useState<OfficialReading | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const say = t as unknown as (key: string) => string

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    setBusy(true)
    setRefusal(null)
    setReading(null)
    try {
      const response = await fetch(`/api/official?${new URLSearchParams({ community, ballot: ballotId }).toString()}`, { method: 'POST', body: file, headers: { 'x-file-name': encodeURIComponent(file.name) } })
      const answer = await response.json() as CommandAnswer<OfficialReading>
      if (answer.ok) {
        setReading(answer.data)
        if (answer.data.bad.length === 0) onRead(answer.data)
      } else setRefusal(answer)
    } catch {
      setRefusal({ ok: false, code: 'SERVER_BUSY' })
    } finally {
      setBusy(false)
    }
  }

  return (
    <FieldGroup legend={t('csv')} hint={`${t('csvHint')} ${names.join(' / ')}`}>
      <div className="photo-pick">
        <label className="btn"><Icon name="upload" />{busy ? i('checking') : t('csvPick')}<input type="file" accept=".csv,.txt,text/csv,text/plain" onChange={(event) => void choose(event)} /></label>
      </div>
      <RefusalLine refusal={refusal} />
      {reading && reading.bad.length === 0 && <Strip kind="good">{t('csvRead')}</Strip>}
      {reading && reading.bad.length > 0 && (
        <>
          <ErrorLine>{t('csvBad', { n: reading.bad.length })}</ErrorLine>
          <DataTable caption={t('csv')} captionHidden rows={reading.bad} rowKey={(bad) => `${bad.line} ${bad.column} ${bad.fault} ${bad.value}`} columns={[
            { key: 'line', head: i('lineNo'), cell: (bad) => (bad.line === 0 ? t('wholeTable') : t('line', { n: bad.line })), isRowHead: true },
            { key: 'column', head: i('column'), cell: (bad) => bad.column },
            { key: 'value', head: i('value'), cell: (bad) => bad.value },
            { key: 'reason', head: i('reason'), cell: (bad) => say(`faults.${bad.fault}`) },
          ]} />
        </>
      )}
    </FieldGroup>
  )
}
