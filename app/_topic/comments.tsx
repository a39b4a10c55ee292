'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { limits } from '../../contract/limits.ts'
import { paths } from '../../contract/paths.ts'
import type { CommentView, TopicPage } from '../../server/queries/topics.ts'
import { RefusalLine } from '../_client/refusal.tsx'
import { useCommand } from '../_client/use-command.ts'
import { useDraft } from '../_client/use-draft.ts'
import { useDates } from '../_i18n/dates.ts'
import { Button, ButtonLink } from '../_ui/button.tsx'
import { TextArea } from '../_ui/field.tsx'
import { Strip } from '../_ui/strip.tsx'

/** What neighbours say under a topic; one's own words can be taken back, others' only with a reason that their author reads. */
export function Comments({ community, topicId, comments, can, moderates, now }: {
  community: string
  topicId: string
  comments: CommentView[]
  can: TopicPage['can']['comment']
  moderates: boolean
  now: number
}) {
  const t = useTranslations('topic')
  return (
    <section className="talk" id="talk" aria-labelledby="talk-title">
      <h2 id="talk-title">{t('page.comments')}</h2>
      {comments.length === 0
        ? <p className="note">{t('page.noComments')}</p>
        : <ul>{comments.map((comment) => <Comment key={comment.id} community={community} comment={comment} moderates={moderates} now={now} />)}</ul>}
      <Say community={community} topicId={topicId} can={can} />
    </section>
  )
}

function Comment({ community, comment, moderates, now }: { community: string; comment: CommentView; moderates: boolean; now: number }) {
  const t = useTranslations('topic.comment')
  const dates = useDates()
  const { removal, status } = comment
  return (
    <li>
      <b>{comment.name}<span className="note">{dates.ago(comment.at, now)}</span></b>
      {comment.text === null
        ? <p className="said said--off">{t('removedPublic', { reason: removal?.why ?? '' })}</p>
        : <p className={status === 'PUBLIC' ? 'said' : 'said said--off'}>{comment.text}</p>}
      {status === 'HELD' && <p className="note">{t('held')}</p>}
      {status === 'REMOVED' && comment.text !== null && <p className="note">{t('removed', { reason: removal?.why ?? '' })} {removal?.isFinal ? t('final') : removal?.hasAppeal ? (comment.isMine ? t('appealed') : t('appealIs', { why: removal.appeal ?? '' })) : ''}</p>}
      <CommentActs community={community} comment={comment} moderates={moderates} />
    </li>
  )
}

type Asking = { name: 'RemoveComment' | 'AppealCommentRemoval' | 'UpholdCommentRemoval'; field: 'reason' | 'why'; label: string; send: string }

function CommentActs({ community, comment, moderates }: { community: string; comment: CommentView; moderates: boolean }) {
  const t = useTranslations('topic.comment')
  const router = useRouter()
  const [asking, setAsking] = useState<Asking | null>(null)
  const take = useCommand(community, 'RemoveComment')
  const free = useCommand(community, 'MakeCommentPublic')
  const { id, isMine, status, removal } = comment
  const refresh = (answer: { ok: boolean }) => { if (answer.ok) { setAsking(null); router.refresh() } }
  const acts = [
    isMine && status !== 'REMOVED' && <Button key="take" kind="ink" busy={take.busy} onClick={() => void take.send({ commentId: id, reason: '' }).then(refresh)}>{t('take')}</Button>,
    moderates && !isMine && status !== 'REMOVED' && <Button key="remove" kind="ink" onClick={() => setAsking({ name: 'RemoveComment', field: 'reason', label: t('removeWhy'), send: t('removeSend') })}>{t('remove')}</Button>,
    moderates && (status === 'HELD' || (status === 'REMOVED' && removal && !removal.isOwn && !removal.isFinal)) && <Button key="free" kind="ink" busy={free.busy} onClick={() => void free.send({ commentId: id }).then(refresh)}>{status === 'HELD' ? t('release') : t('restore')}</Button>,
    moderates && status === 'REMOVED' && removal?.hasAppeal && !removal.isFinal && <Button key="uphold" kind="ink" onClick={() => setAsking({ name: 'UpholdCommentRemoval', field: 'reason', label: t('upholdWhy'), send: t('uphold') })}>{t('uphold')}</Button>,
    isMine && status === 'REMOVED' && removal && !removal.hasAppeal && !removal.isFinal && <Button key="appeal" kind="ink" onClick={() => setAsking({ name: 'AppealCommentRemoval', field: 'why', label: t('appealWhy'), send: t('appealSend') })}>{t('appeal')}</Button>,
  ].filter(Boolean)
  if (acts.length === 0) return null
  return (
    <>
      {!asking && <p className="acts">{acts}</p>}
      {asking && <AskWhy community={community} asking={asking} commentId={id} onDone={refresh} onCancel={() => setAsking(null)} />}
      <RefusalLine refusal={take.refusal ?? free.refusal} />
    </>
  )
}

function AskWhy({ community, asking, commentId, onDone, onCancel }: { community: string; asking: Asking; commentId: string; onDone: (answer: { ok: boolean }) => void; onCancel: () => void }) {
  const t = useTranslations('topic.comment')
  const [text, setText] = useState('')
  const { send, busy, refusal } = useCommand(community, asking.name)
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); void send({ commentId, [asking.field]: text }).then(onDone) }}>
      <TextArea label={asking.label} value={text} maxLength={limits.reason} required onChange={(event) => setText(event.target.value)} />
      <p className="btn-row"><Button type="submit" busy={busy}>{asking.send}</Button><Button kind="ink" onClick={onCancel}>{t('cancel')}</Button></p>
      <RefusalLine refusal={refusal} />
    </form>
  )
}

/** The words stay on the device until the server has them. */
function Say({ community, topicId, can }: { community: string; topicId: string; can: TopicPage['can']['comment'] }) {
  const t = useTranslations('topic.comment')
  const tt = useTranslations('topic.endorse')
  const to = paths(community)
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [isHeld, setHeld] = useState(false)
  const draft = useDraft(`comment:${topicId}`, '')
  const { send, busy, refusal } = useCommand<{ isHeld: boolean }>(community, 'CommentOnTopic')
  if (can === 'NO') return null
  if (can === 'SIGN_IN') return <ButtonLink className="btn--say" icon="talk" href={to.signIn(`${to.topic(topicId)}#talk`)}>{t('say')}</ButtonLink>
  if (can === 'VERIFY') return <p className="note">{t('verify')} <Link href={to.me}>{tt('verifyLink')}</Link></p>
  async function submit(event: FormEvent) {
    event.preventDefault()
    const answer = await send({ topicId, text: draft.value })
    if (!answer.ok) return
    draft.forget()
    setHeld(answer.data.isHeld)
    setOpen(false)
    router.refresh()
  }
  return (
    <>
      {isHeld && <Strip kind="info">{t('sentHeld')}</Strip>}
      {open || draft.value
        ? (
          <form className="form" onSubmit={(event) => void submit(event)}>
            <TextArea label={t('label')} value={draft.value} maxLength={limits.comment} required autoFocus={open} onChange={(event) => draft.set(event.target.value)} />
            <p className="btn-row"><Button type="submit" busy={busy}>{t('send')}</Button><Button kind="ink" onClick={() => { draft.forget(); setOpen(false) }}>{t('cancel')}</Button></p>
            <RefusalLine refusal={refusal} />
          </form>
        )
        : <Button className="btn--say" icon="talk" onClick={() => { setHeld(false); setOpen(true) }}>{t('say')}</Button>}
    </>
  )
}
