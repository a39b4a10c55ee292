'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import type { RemarkView } from '../../../../../../contract/commands/minutes.ts'
import { limits } from '../../../../../../contract/limits.ts'
import { remarkKinds, type RemarkKind } from '../../../../../../domain/minutes/remark.ts'
import { RefusalLine } from '../../../../../_client/refusal.tsx'
import { useCommand } from '../../../../../_client/use-command.ts'
import { Button } from '../../../../../_ui/button.tsx'
import { Select, TextArea } from '../../../../../_ui/field.tsx'
import { Options } from '../../../../../_ui/options.tsx'
import { Strip } from '../../../../../_ui/strip.tsx'

interface Item { id: string; title: string }

/** What people said about the draft, each with its answer, and the way to say something. */
export function Remarks({ community, sessionId, items, remarks, mayRemark }: { community: string; sessionId: string; items: readonly Item[]; remarks: readonly RemarkView[]; mayRemark: boolean }) {
  const t = useTranslations('minutes.remark')
  return (
    <section className="remarks" aria-labelledby="remarks-title">
      <h2 id="remarks-title">{t('title')}</h2>
      {remarks.length === 0 && <p className="note">{t('none')}</p>}
      <ul className="rows">
        {remarks.map((remark) => <li key={remark.id}><OneRemark community={community} remark={remark} title={items.find(({ id }) => id === remark.itemId)?.title ?? null} /></li>)}
      </ul>
      {mayRemark && <RemarkForm community={community} sessionId={sessionId} items={items} />}
    </section>
  )
}

function OneRemark({ community, remark, title }: { community: string; remark: RemarkView; title: string | null }) {
  const t = useTranslations('minutes')
  const router = useRouter()
  const withdrawal = useCommand(community, 'WithdrawMinutesRemark')
  const { can, answer } = remark
  async function withdraw() {
    const done = await withdrawal.send({ remarkId: remark.id })
    if (done.ok) router.refresh()
  }
  return (
    <div className="remark">
      <p><b>{remark.by}</b> <span className="chip">{t(remark.kind === 'DISSENT' ? 'remark.isDissent' : 'remark.isRemark')}</span></p>
      {title && <p className="note">{t('publish.aboutItem', { title })}</p>}
      <p className="remark-text">{remark.text}</p>
      {answer
        ? <p className="quote"><b>{t('remark.answered', { name: answer.by })}</b> {answer.text}</p>
        : remark.kind === 'DISSENT' && !can.answer && <p className="note">{t('remark.unanswered')}</p>}
      {can.answer && <AnswerForm community={community} remarkId={remark.id} />}
      {can.withdraw && <Button kind="text" icon="undo" busy={withdrawal.busy} onClick={() => void withdraw()}>{t('remark.withdraw')}</Button>}
      <RefusalLine refusal={withdrawal.refusal} />
    </div>
  )
}

function AnswerForm({ community, remarkId }: { community: string; remarkId: string }) {
  const t = useTranslations('minutes.remark')
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, 'AnswerMinutesRemark')
  const [isOpen, setIsOpen] = useState(false)
  const [text, setText] = useState('')
  async function submit(event: FormEvent) {
    event.preventDefault()
    const done = await send({ remarkId, text })
    if (!done.ok) return
    setText('')
    setIsOpen(false)
    router.refresh()
  }
  if (!isOpen) return <Button kind="text" icon="pen" onClick={() => setIsOpen(true)}>{t('answer')}</Button>
  return (
    <form className="form form--tight" onSubmit={(event) => void submit(event)}>
      <TextArea label={t('answer')} value={text} maxLength={limits.remark} required onChange={(event) => setText(event.target.value)} />
      <RefusalLine refusal={refusal} />
      <p><Button type="submit" busy={busy}>{t('answerSend')}</Button></p>
    </form>
  )
}

function RemarkForm({ community, sessionId, items }: { community: string; sessionId: string; items: readonly Item[] }) {
  const t = useTranslations('minutes.remark')
  const router = useRouter()
  const { send, busy, refusal } = useCommand(community, 'RemarkOnMinutes')
  const [kind, setKind] = useState<RemarkKind>('REMARK')
  const [itemId, setItemId] = useState('')
  const [text, setText] = useState('')
  const [isSent, setIsSent] = useState(false)
  async function submit(event: FormEvent) {
    event.preventDefault()
    const done = await send({ sessionId, itemId: itemId || null, kind, text })
    if (!done.ok) return
    setText('')
    setIsSent(true)
    router.refresh()
  }
  return (
    <details className="why remark-make">
      <summary>{t('make')}</summary>
      <form className="form form--tight" onSubmit={(event) => void submit(event)}>
        <Options
          compact name="kind" legend={t('kind')} value={kind} onChange={setKind}
          options={remarkKinds.map((each) => ({ value: each, label: t(each), note: t(each === 'DISSENT' ? 'dissentHint' : 'remarkHint') }))}
        />
        <Select label={t('about')} value={itemId} onChange={(event) => setItemId(event.target.value)}>
          <option value="">{t('whole')}</option>
          {items.map((item) => <option key={item.id} value={item.id}>{item.title}</option>)}
        </Select>
        <TextArea label={t('text')} value={text} maxLength={limits.remark} required onChange={(event) => { setText(event.target.value); setIsSent(false) }} />
        <RefusalLine refusal={refusal} />
        {isSent && <Strip kind="good">{t('sent')}</Strip>}
        <p><Button type="submit" busy={busy}>{t('send')}</Button></p>
      </form>
    </details>
  )
}
